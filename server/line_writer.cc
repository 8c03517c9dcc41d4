#include "server/line_writer.h"

#include <fcntl.h>     // open
#include <poll.h>      // poll
#include <signal.h>    // pthread_sigmask
#include <sys/stat.h>  // fstat
#include <unistd.h>    // write

#include <algorithm>     // std::count
#include <cerrno>        // errno
#include <climits>       // PIPE_BUF
#include <system_error>  // what went wrong
#include <utility>       // std::move

namespace steelyard::server {
namespace {

constexpr std::size_t kMaxQueued = std::size_t{4} << 20U;
constexpr int kTickMilliseconds = 50;
constexpr int kGraceTicks = 20;

// A reader that is gone is an error of write(), not the end of the process.
void block_broken_pipe_signal() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

bool is_regular_file(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

Result<std::unique_ptr<LineWriter>> LineWriter::append_to(const std::filesystem::path& file, OnFailure on_failure) {
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0644);
  if (descriptor < 0) {
    return Error{ErrorCode::file_not_writable,
                 file.string() + " cannot be opened for writing: " + std::generic_category().message(errno),
                 {}};
  }
  auto writer = std::make_unique<LineWriter>(descriptor, file.string(), std::move(on_failure));
  writer->owned_ = true;
  return writer;
}

LineWriter::LineWriter(int descriptor, std::string name, OnFailure on_failure)
    : descriptor_(descriptor),
      whole_writes_(is_regular_file(descriptor)),
      name_(std::move(name)),
      on_failure_(std::move(on_failure)),
      thread_([this] { run(); }) {}

LineWriter::~LineWriter() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
  }
  wake_.notify_one();
  thread_.join();
  if (owned_) ::close(descriptor_);
}

void LineWriter::write(std::string_view line) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (queue_.size() + line.size() > kMaxQueued) {
      ++lost_;
      return;
    }
    queue_.append(line);
  }
  wake_.notify_one();
}

void LineWriter::run() {
  block_broken_pipe_signal();
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return !queue_.empty() || closing_; });
    if (queue_.empty()) return;
    std::string lines;
    lines.swap(queue_);
    lock.unlock();
    if (torn_) put("\n");
    if (const std::string_view rest = put(lines); !rest.empty()) {
      lost_ += static_cast<std::uint64_t>(std::count(rest.begin(), rest.end(), '\n'));
      tell_once();
    }
    lock.lock();
  }
}

// A pipe that can be written takes PIPE_BUF bytes without waiting for its reader (POSIX, write()).
std::string_view LineWriter::put(std::string_view lines) {
  while (!lines.empty()) {
    if (!wait_until_writable()) break;
    const std::string_view piece = whole_writes_ ? lines : lines.substr(0, PIPE_BUF);
    const ssize_t written = ::write(descriptor_, piece.data(), piece.size());
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written < 0) {
      failure_ = std::generic_category().message(errno);
      break;
    }
    torn_ = piece[static_cast<std::size_t>(written) - 1] != '\n';
    lines.remove_prefix(static_cast<std::size_t>(written));
  }
  return lines;
}

bool LineWriter::wait_until_writable() {
  for (int ticks = 0; ticks < kGraceTicks;) {
    pollfd waiting{descriptor_, POLLOUT, 0};
    if (::poll(&waiting, 1, kTickMilliseconds) > 0) return true;
    failure_ = "nobody reads it";
    if (lost_ > 0) tell_once();
    if (closing_) ++ticks;
  }
  return false;
}

void LineWriter::tell_once() {
  if (std::exchange(told_, true) || on_failure_ == nullptr) return;
  on_failure_(Error{ErrorCode::file_not_writable, "the log " + name_ + " cannot be written: " + failure_, {}});
}

}  // namespace steelyard::server
