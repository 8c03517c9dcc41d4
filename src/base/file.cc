#include "base/file.h"

#include <cerrno>        // errno
#include <cstring>       // std::strerror
#include <fstream>       // files
#include <system_error>  // std::error_code

namespace steelyard {
namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path, std::size_t max_bytes) {
  const auto unreadable = [&](const std::string& why) {
    return Error{ErrorCode::file_not_readable, "cannot read the file: " + why, {path.string()}};
  };
  std::error_code error;
  if (fs::is_directory(path, error)) return unreadable("it is a folder");
  errno = 0;
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return unreadable(std::strerror(errno));
  std::string text;
  char block[65536];
  while (stream.read(block, sizeof block) || stream.gcount() > 0) {
    text.append(block, static_cast<std::size_t>(stream.gcount()));
    if (text.size() > max_bytes) {
      return Error{
          ErrorCode::file_too_large, "the file has more than " + std::to_string(max_bytes) + " bytes", {path.string()}};
    }
  }
  if (stream.bad()) return unreadable(std::strerror(errno));
  return text;
}

namespace {

Error not_writable(const fs::path& path, const std::string& why) {
  return {ErrorCode::file_not_writable, "cannot write the file: " + why, {path.string()}};
}

// The reason why it cannot be done, or "".
std::string write_directly(const fs::path& path, std::string_view text) {
  errno = 0;
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  stream.close();
  return stream ? "" : std::strerror(errno);
}

}  // namespace

Status write_file(const fs::path& path, std::string_view text) {
  if (!path.has_filename()) return Error{ErrorCode::file_not_writable, "this names no file", {path.string()}};
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  // A device or a pipe is written to, never replaced.
  if (fs::exists(path, error) && !fs::is_regular_file(path, error)) {
    const std::string why = write_directly(path, text);
    return why.empty() ? Status() : not_writable(path, why);
  }
  fs::path temporary = path;
  temporary += ".part";
  std::string why = write_directly(temporary, text);
  if (why.empty()) {
    fs::rename(temporary, path, error);
    if (!error) return {};
    why = error.message();
  }
  fs::remove(temporary, error);
  return not_writable(path, why);
}

}  // namespace steelyard
