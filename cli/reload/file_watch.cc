#include "cli/reload/file_watch.h"

#include <poll.h>         // poll
#include <sys/inotify.h>  // inotify
#include <sys/vfs.h>      // statfs
#include <unistd.h>       // read, close

#include <array>    // events
#include <cstdint>  // file systems
#include <utility>  // std::move

namespace steelyard::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::uint32_t kEvents = IN_CREATE | IN_CLOSE_WRITE | IN_MODIFY | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                  IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_EXCL_UNLINK;
constexpr int kMostRounds = 10;  // of settling: files that never rest are read all the same

// NFS, SMB, CIFS, 9P, FUSE, vboxsf, Ceph (linux/magic.h and the sources of each).
constexpr std::uint64_t kFar[] = {0x6969,     0x517B,     0xFE534D42, 0xFF534D42,
                                  0x01021997, 0x65735546, 0x786F4256, 0x00C36400};

bool is_far(const fs::path& path) {
  struct statfs found {};
  if (::statfs(path.c_str(), &found) != 0) return false;
  const auto type = static_cast<std::uint64_t>(found.f_type) & 0xFFFFFFFFU;
  for (const std::uint64_t far : kFar) {
    if (type == far) return true;
  }
  return false;
}

}  // namespace

FileWatch::FileWatch(std::vector<fs::path> paths, const WatchOptions& options)
    : paths_(std::move(paths)), options_(options) {
  listen();
  seen_ = look_at(paths_);
}

FileWatch::~FileWatch() {
  if (inotify_ >= 0) ::close(inotify_);
}

void FileWatch::watch(std::vector<fs::path> paths) {
  paths_ = std::move(paths);
  listen();
  Stamps now = look_at(paths_);
  // What was watched before still counts as it was seen, so that a change meanwhile is not lost.
  for (auto& [path, stamp] : now) {
    const auto before = seen_.find(path);
    if (before != seen_.end()) stamp = before->second;
  }
  seen_ = std::move(now);
}

// Folders come and go, so everything is asked for anew.
void FileWatch::listen() {
  if (inotify_ >= 0) ::close(inotify_);
  inotify_ = options_.inotify ? ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC) : -1;
  far_ = false;
  for (const fs::path& folder : folders_of(paths_)) {
    far_ = far_ || is_far(folder);
    if (inotify_ >= 0) ::inotify_add_watch(inotify_, folder.c_str(), kEvents);
  }
}

bool FileWatch::wait() {
  for (;;) {
    const bool told = inotify_ >= 0 && !far_;
    if (!rest(told ? options_.look_at_last : options_.look_every)) return false;
    if (look_at(paths_) == seen_) continue;
    if (!settle()) return false;
    listen();
    return true;
  }
}

bool FileWatch::settle() {
  Stamps before = look_at(paths_);
  for (int round = 0; round < kMostRounds; ++round) {
    std::array<pollfd, 1> stop = {pollfd{stopped_.descriptor(), POLLIN, 0}};
    ::poll(stop.data(), stop.size(), static_cast<int>(options_.settle.count()));
    if (stopped_.raised()) return false;
    Stamps now = look_at(paths_);
    const bool resting = now == before;
    before = std::move(now);
    if (resting) break;
  }
  seen_ = std::move(before);
  return true;
}

bool FileWatch::rest(std::chrono::milliseconds time) {
  if (stopped_.raised()) return false;
  std::array<pollfd, 2> polled = {pollfd{stopped_.descriptor(), POLLIN, 0}, pollfd{inotify_, POLLIN, 0}};
  ::poll(polled.data(), polled.size(), static_cast<int>(time.count()));
  if (polled[1].revents != 0) {
    std::array<char, 4096> events;  // what they say does not matter: the files are looked at
    while (::read(inotify_, events.data(), events.size()) > 0) {
    }
  }
  return !stopped_.raised();
}

}  // namespace steelyard::cli
