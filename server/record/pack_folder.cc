#include "server/record/pack_folder.h"

#include <fcntl.h>     // open
#include <sys/file.h>  // flock
#include <unistd.h>    // close, unlink

#include <cerrno>        // errno
#include <cstring>       // std::strerror
#include <system_error>  // std::error_code

#include "base/durable_file.h"

namespace steelyard::server {
namespace fs = std::filesystem;
namespace {

constexpr char kLockFile[] = ".steelyard.lock";

Error not_writable(const fs::path& path, const std::string& why) {
  return {ErrorCode::file_not_writable, why, {path.string()}};
}

// Beside the lock file, which a process that was killed leaves behind.
bool has_nothing_else(const fs::path& folder) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().filename() != kLockFile) return false;
  }
  return true;
}

}  // namespace

Result<std::unique_ptr<PackFolder>> PackFolder::open(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  const std::string reason = error ? ": " + error.message() : "";
  if (!fs::is_directory(path, error)) {
    return not_writable(path, fs::exists(path, error) ? "this is no folder" : "the folder cannot be made" + reason);
  }
  const fs::path file = path / kLockFile;
  const int lock = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) return not_writable(path, std::string("the folder is not writable: ") + std::strerror(errno));
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(lock);
    return Error{ErrorCode::pack_locked, "another process records into the folder", {path.string()}};
  }
  std::unique_ptr<PackFolder> folder(new PackFolder(path, lock));
  if (!has_nothing_else(path))
    return not_writable(path, "the folder is there already and is not empty: name a new one");
  return folder;
}

PackFolder::~PackFolder() {
  ::unlink((path_ / kLockFile).c_str());
  ::close(lock_);
}

Status PackFolder::write(const std::string& name, std::string_view text) const {
  return write_file_durably(path_ / name, text);
}

}  // namespace steelyard::server
