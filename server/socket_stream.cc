#include "server/socket_stream.h"

#include <fcntl.h>        // O_NONBLOCK
#include <netinet/in.h>   // IPPROTO_TCP
#include <netinet/tcp.h>  // TCP_NODELAY
#include <poll.h>         // poll
#include <sys/socket.h>   // recv, send

#include <algorithm>  // std::min
#include <array>      // pieces
#include <cerrno>     // errno

namespace steelyard::server {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{8} << 10U;
constexpr std::chrono::milliseconds kLingerTime{500};
constexpr std::size_t kLingerBytes = std::size_t{4} << 20U;

int to_poll_timeout(std::chrono::milliseconds timeout) {
  return static_cast<int>(std::min<std::chrono::milliseconds::rep>(timeout.count(), 3'600'000));
}

// Negative descriptors are passed over, so a missing one does no harm. True if the first is ready.
bool poll_both(int socket, short events, int stop, std::chrono::milliseconds timeout) {
  std::array<pollfd, 2> polled = {pollfd{socket, events, 0}, pollfd{stop, POLLIN, 0}};
  int ready = ::poll(polled.data(), polled.size(), to_poll_timeout(timeout));
  while (ready < 0 && errno == EINTR) ready = ::poll(polled.data(), polled.size(), to_poll_timeout(timeout));
  return polled[0].revents != 0;
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

SocketStream::SocketStream(int socket, const ListenOptions& options, const StopSignal& stop)
    : socket_(socket), options_(options), stop_(stop) {
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::fcntl(socket_, F_SETFD, FD_CLOEXEC);
  ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
}

SocketStream::Wait SocketStream::wait_for_request() {
  if (!buffered().empty()) return Wait::ready;
  buffer_.clear();
  buffer_.shrink_to_fit();  // an idle connection should cost little
  if (!wait(POLLIN, options_.idle_timeout, std::chrono::milliseconds(0))) {
    return stopping() ? Wait::ended : Wait::timeout;
  }
  return receive();
}

SocketStream::Wait SocketStream::read_more() {
  return wait(POLLIN, options_.read_timeout, options_.stop_grace) ? receive() : Wait::timeout;
}

SocketStream::Wait SocketStream::receive() {
  std::array<char, kPieceBytes> piece;
  const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
  if (count < 0) return would_block() ? Wait::ready : Wait::ended;
  if (count == 0) return Wait::ended;
  buffer_.append(piece.data(), static_cast<std::size_t>(count));
  return Wait::ready;
}

void SocketStream::consume(std::size_t count) {
  consumed_ += count;
  if (consumed_ < buffer_.size()) return;
  buffer_.clear();
  consumed_ = 0;
}

bool SocketStream::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (!would_block() || !wait(POLLOUT, options_.write_timeout, options_.stop_grace)) {
      return false;
    }
  }
  return true;
}

bool SocketStream::pause(std::chrono::milliseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0 || stopping()) return true;
    // No event is asked for: a client that has ended its sending side alone still waits for its answer.
    if (poll_both(socket_, 0, stop_.descriptor(), left)) return false;
  }
}

void SocketStream::close_gently() {
  ::shutdown(socket_, SHUT_WR);
  const auto deadline = std::chrono::steady_clock::now() + kLingerTime;
  std::array<char, kPieceBytes> piece;
  for (std::size_t taken = 0; taken < kLingerBytes;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0 || !poll_both(socket_, POLLIN, -1, left)) return;
    const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
    if (count == 0 || (count < 0 && !would_block())) return;
    if (count > 0) taken += static_cast<std::size_t>(count);
  }
}

// While stopping nobody may hold up the end for longer than the grace.
bool SocketStream::wait(short events, std::chrono::milliseconds timeout,
                        std::chrono::milliseconds timeout_when_stopping) const {
  if (!stopping()) {
    if (poll_both(socket_, events, stop_.descriptor(), timeout)) return true;
    if (!stopping()) return false;
  }
  return poll_both(socket_, events, -1, std::min(timeout, timeout_when_stopping));
}

}  // namespace steelyard::server
