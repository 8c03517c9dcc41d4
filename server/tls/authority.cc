#include "server/tls/authority.h"

#include <fcntl.h>     // open
#include <sys/file.h>  // flock
#include <sys/stat.h>  // modes
#include <unistd.h>    // write, fsync

#include <cstring>       // std::strerror
#include <system_error>  // folders

#include "base/file.h"

namespace steelyard::server::tls {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t kForAll = kOwnerOnly | S_IRGRP | S_IROTH;

Error unusable(const std::string& what, const fs::path& path) {
  return {ErrorCode::authority_unusable, what, {path.string()}};
}

Error failed(const std::string& what, const fs::path& path) {
  return unusable(what + ": " + std::strerror(errno), path);
}

class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// Only the last folder is the authority's own; those above it are as the user's umask has them.
Status make_folder(const fs::path& folder) {
  std::error_code code;
  if (folder.has_parent_path()) fs::create_directories(folder.parent_path(), code);
  if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) return failed("the folder cannot be made", folder);
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0) return failed("the folder cannot be read", folder);
  // Who can write the folder can put another authority in its place.
  if ((info.st_mode & (S_IWGRP | S_IWOTH)) != 0)
    return unusable("the folder of the authority is open to other users: chmod 700 it", folder);
  return {};
}

// Whole or not at all: beside the file, to the disk, then in its place.
Status write_whole(const fs::path& path, const std::string& text, mode_t mode) {
  const fs::path draft = path.string() + ".new";
  ::unlink(draft.c_str());
  const Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (file.get() < 0) return failed("the file cannot be made", path);
  std::string_view left = text;
  while (!left.empty()) {
    const ssize_t count = ::write(file.get(), left.data(), left.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return failed("the file cannot be written", path);
    left.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::fchmod(file.get(), mode) != 0 || ::fsync(file.get()) != 0 || ::rename(draft.c_str(), path.c_str()) != 0)
    return failed("the file cannot be kept", path);
  return {};
}

// The key is written first: an authority without its certificate is made anew.
Status make_authority(const fs::path& folder, Time now) {
  const KeyPtr key = generate_key();
  const CertificatePtr certificate = key ? make_authority_certificate(*key, now) : nullptr;
  if (!certificate) return unusable("OpenSSL makes no certificate: " + take_reason(), folder);
  if (Status kept = write_whole(folder / kAuthorityKey, to_pem(*key), kOwnerOnly); !kept) return kept;
  return write_whole(folder / kAuthorityCertificate, to_pem(*certificate), kForAll);
}

// Who can read the key can pretend to be any host to those that trust the authority.
Status check_private(const fs::path& key_file) {
  struct stat info {};
  if (::stat(key_file.c_str(), &info) != 0) return failed("the key of the authority cannot be read", key_file);
  if ((info.st_mode & (S_IRWXG | S_IRWXO)) != 0)
    return unusable("the key of the authority is open to other users: chmod 600 it", key_file);
  return {};
}

Result<Authority> load_authority(const fs::path& folder, Time now) {
  Authority authority{folder / kAuthorityCertificate, nullptr, nullptr};
  const fs::path key_file = folder / kAuthorityKey;
  if (Status closed = check_private(key_file); !closed) return closed.error();
  const Result<std::string> certificate_text = read_file(authority.certificate_file);
  if (!certificate_text) return certificate_text.error();
  const Result<std::string> key_text = read_file(key_file);
  if (!key_text) return key_text.error();
  Result<std::vector<CertificatePtr>> certificates =
      read_certificates(*certificate_text, authority.certificate_file.string());
  if (!certificates) return certificates.error();
  Result<KeyPtr> key = read_key(*key_text, key_file.string());
  if (!key) return key.error();
  authority.certificate = std::move(certificates->front());
  authority.key = std::move(*key);
  const Status fits = check_pair(*authority.certificate, *authority.key, now, authority.certificate_file.string());
  if (!fits) return fits.error();
  return authority;
}

}  // namespace

Result<Authority> open_authority(const fs::path& folder, Time now) {
  if (Status made = make_folder(folder); !made) return made.error();
  // Held until the end of this function: one process makes the authority, the others wait and find it.
  const Descriptor lock(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kOwnerOnly));
  if (lock.get() < 0) return failed("the folder cannot be written", folder);
  if (::flock(lock.get(), LOCK_EX) != 0) return failed("the folder cannot be locked", folder);
  std::error_code code;
  if (!fs::exists(folder / kAuthorityCertificate, code) || !fs::exists(folder / kAuthorityKey, code)) {
    if (Status made = make_authority(folder, now); !made) return made.error();
  }
  return load_authority(folder, now);
}

}  // namespace steelyard::server::tls
