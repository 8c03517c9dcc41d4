#include "server/socket_stream.h"

#include <fcntl.h>        // O_NONBLOCK
#include <netinet/in.h>   // IPPROTO_TCP
#include <netinet/tcp.h>  // TCP_NODELAY
#include <poll.h>         // poll
#include <sys/socket.h>   // recv, send

#include <algorithm>  // std::min
#include <array>      // pieces
#include <cerrno>     // errno

#include "server/tls/channel.h"

namespace steelyard::server {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{8} << 10U;
constexpr int kStreamBytes = 128 << 10U;  // grown to megabytes otherwise, for every listener that sleeps
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

// The first byte of a TLS connection: a record of the handshake (RFC 8446, section 5.1).
constexpr char kTlsHandshake = 0x16;

}  // namespace

SocketStream::SocketStream(int socket, const ListenOptions& options, const StopSignal& stop)
    : socket_(socket), options_(options), stop_(stop), plain_(socket) {
  const int on = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  ::fcntl(socket_, F_SETFD, FD_CLOEXEC);
  ::fcntl(socket_, F_SETFL, ::fcntl(socket_, F_GETFL) | O_NONBLOCK);
}

SocketStream::~SocketStream() = default;

SocketStream::Wait SocketStream::wait_for_request() {
  if (!buffered().empty()) return Wait::ready;
  buffer_.clear();
  buffer_.shrink_to_fit();  // an idle connection should cost little
  if (!channel_->has_pending() && !wait(POLLIN, options_.idle_timeout, std::chrono::milliseconds(0))) {
    return stopping() ? Wait::ended : Wait::timeout;
  }
  return receive();
}

SocketStream::Wait SocketStream::read_more() {
  const bool ready = channel_->has_pending() || wait(POLLIN, options_.read_timeout, options_.stop_grace);
  return ready ? receive() : Wait::timeout;
}

SocketStream::Wait SocketStream::receive() {
  std::array<char, kPieceBytes> piece;
  const Transfer got = channel_->read(piece.data(), piece.size());
  if (got.state == Transfer::State::ended) return Wait::ended;
  buffer_.append(piece.data(), got.count);
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
    const Transfer sent = channel_->write(bytes.data(), bytes.size());
    bytes.remove_prefix(sent.count);
    if (sent.state == Transfer::State::done) continue;
    const short events = sent.state == Transfer::State::want_read ? POLLIN : POLLOUT;
    if (sent.state == Transfer::State::ended || !wait(events, options_.write_timeout, options_.stop_grace)) {
      return false;
    }
  }
  return true;
}

bool SocketStream::pause(std::chrono::milliseconds time, HalfClosed half_closed) {
  const short events = half_closed == HalfClosed::is_gone ? POLLRDHUP : 0;
  const auto deadline = std::chrono::steady_clock::now() + time;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0 || stopping()) return true;
    if (poll_both(socket_, events, stop_.descriptor(), left)) return false;
  }
}

void SocketStream::keep_little_unread() {
  ::setsockopt(socket_, SOL_SOCKET, SO_SNDBUF, &kStreamBytes, sizeof kStreamBytes);
}

void SocketStream::close_gently() { end_sending(true); }

void SocketStream::cut() { end_sending(false); }

void SocketStream::reset_on_close() {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

bool SocketStream::begins_tls() const {
  if (!wait(POLLIN, options_.idle_timeout, std::chrono::milliseconds(0))) return false;
  char first = 0;
  return ::recv(socket_, &first, 1, MSG_PEEK) == 1 && first == kTlsHandshake;
}

bool SocketStream::secure(const tls::Context& context) {
  tls_ = std::make_unique<tls::TlsChannel>(context, socket_);
  channel_ = tls_.get();
  for (;;) {
    const Transfer step = tls_->handshake();
    if (step.state == Transfer::State::done) return true;
    const short events = step.state == Transfer::State::want_write ? POLLOUT : POLLIN;
    if (step.state == Transfer::State::ended || !wait(events, options_.read_timeout, options_.stop_grace)) return false;
  }
}

std::string SocketStream::server_name() const { return tls_ ? tls_->server_name() : ""; }

void SocketStream::end_sending(bool announce) {
  if (announce) channel_->announce_end();
  ::shutdown(socket_, SHUT_WR);
  const auto deadline = std::chrono::steady_clock::now() + kLingerTime;
  std::array<char, kPieceBytes> piece;
  for (std::size_t taken = 0; taken < kLingerBytes;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0 || !poll_both(socket_, POLLIN, -1, left)) return;
    const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) return;
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
