#include "base/durable_file.h"

#include <fcntl.h>   // open
#include <stdio.h>   // rename
#include <unistd.h>  // write, fsync

#include <cerrno>        // errno
#include <cstring>       // std::strerror
#include <system_error>  // std::error_code
#include <utility>       // std::exchange

namespace steelyard {
namespace fs = std::filesystem;
namespace {

class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return number_ >= 0; }
  bool sync() const { return ::fsync(number_) == 0; }
  // False if the system only now tells that writing failed.
  bool close() { return number_ < 0 || ::close(std::exchange(number_, -1)) == 0; }

  bool write(std::string_view text) const {
    while (!text.empty()) {
      const auto count = ::write(number_, text.data(), text.size());
      if (count < 0 && errno != EINTR) return false;
      if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

 private:
  int number_;
};

bool write_and_flush(const fs::path& path, std::string_view text) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  return file.is_open() && file.write(text) && file.sync() && file.close();
}

// The name is on the disk when its folder is.
bool flush_folder(const fs::path& folder) {
  const Descriptor descriptor(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY);
  return descriptor.is_open() && (descriptor.sync() || errno == EINVAL);  // some file systems cannot, and need not
}

}  // namespace

Status write_file_durably(const fs::path& path, std::string_view text) {
  const auto failure = [&](const char* why) {
    return Error{ErrorCode::file_not_writable, std::string("cannot write the file: ") + why, {path.string()}};
  };
  std::error_code error;
  if (path.has_parent_path()) fs::create_directories(path.parent_path(), error);
  fs::path beside = path;
  beside += ".part";
  if (!write_and_flush(beside, text) || ::rename(beside.c_str(), path.c_str()) != 0) {
    const int cause = errno;
    fs::remove(beside, error);
    return failure(std::strerror(cause));
  }
  if (!flush_folder(path.parent_path())) return failure(std::strerror(errno));
  return {};
}

}  // namespace steelyard
