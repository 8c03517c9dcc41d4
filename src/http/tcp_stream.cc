#include "http/tcp_stream.h"

#include <netdb.h>        // getaddrinfo
#include <netinet/in.h>   // IPPROTO_TCP
#include <netinet/tcp.h>  // TCP_NODELAY
#include <poll.h>         // poll
#include <sys/socket.h>   // sockets
#include <unistd.h>       // close

#include <algorithm>  // std::clamp
#include <array>      // pieces
#include <cerrno>     // errno
#include <memory>     // addresses
#include <utility>    // std::exchange

namespace steelyard::http {
namespace {

using Clock = ByteStream::Clock;
using Addresses = std::unique_ptr<addrinfo, decltype(&freeaddrinfo)>;

constexpr std::size_t kPieceBytes = std::size_t{16} << 10U;

int milliseconds_until(Clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<decltype(left)>(left, 0, 3'600'000));
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

Addresses look_up(const std::string& host, int port) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found) != 0) found = nullptr;
  return {found, freeaddrinfo};
}

}  // namespace

std::variant<TcpStream, OpenFailure> TcpStream::open(const std::string& host, int port, Clock::time_point deadline) {
  const Addresses addresses = look_up(host, port);
  for (const addrinfo* each = addresses.get(); each != nullptr; each = each->ai_next) {
    const int socket = ::socket(each->ai_family, each->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, each->ai_protocol);
    if (socket < 0) continue;
    TcpStream stream(socket);
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(socket, each->ai_addr, each->ai_addrlen) != 0) {
      if (errno != EINPROGRESS) continue;
      if (!stream.wait(POLLOUT, deadline)) return OpenFailure::timeout;
      int error = 0;
      socklen_t size = sizeof error;
      if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) != 0 || error != 0) continue;
    }
    return stream;
  }
  return OpenFailure::unreachable;
}

TcpStream::TcpStream(TcpStream&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}

TcpStream::~TcpStream() {
  if (socket_ >= 0) ::close(socket_);
}

bool TcpStream::wait(short events, Clock::time_point deadline) const {
  pollfd polled{socket_, events, 0};
  int ready = ::poll(&polled, 1, milliseconds_until(deadline));
  while (ready < 0 && errno == EINTR) ready = ::poll(&polled, 1, milliseconds_until(deadline));
  return ready > 0;
}

ByteStream::Outcome TcpStream::read(std::string& into, Clock::time_point deadline) {
  std::array<char, kPieceBytes> piece;
  for (;;) {
    const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
    if (count > 0) {
      into.append(piece.data(), static_cast<std::size_t>(count));
      return Outcome::done;
    }
    if (count == 0) return Outcome::ended;
    if (!would_block()) return Outcome::broken;
    if (!wait(POLLIN, deadline)) return Outcome::timeout;
  }
}

ByteStream::Outcome TcpStream::write(std::string_view bytes, Clock::time_point deadline) {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (!would_block()) {
      return Outcome::broken;
    } else if (!wait(POLLOUT, deadline)) {
      return Outcome::timeout;
    }
  }
  return Outcome::done;
}

}  // namespace steelyard::http
