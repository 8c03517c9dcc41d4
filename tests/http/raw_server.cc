#include "tests/http/raw_server.h"

#include <netinet/in.h>  // addresses
#include <poll.h>        // poll
#include <sys/socket.h>  // sockets
#include <unistd.h>      // close

#include <array>  // pieces

namespace steelyard::test {
namespace {

constexpr int kStep = 20;  // milliseconds between two looks at the end

bool readable(int socket) {
  pollfd polled{socket, POLLIN, 0};
  return ::poll(&polled, 1, kStep) > 0;
}

int bind_loopback(int socket) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  return ntohs(address.sin_port);
}

}  // namespace

RawServer::RawServer(Misbehaviour misbehaviour)
    : misbehaviour_(std::move(misbehaviour)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
  port_ = bind_loopback(listener_);
  ::listen(listener_, 16);
  thread_ = std::thread([this] { serve(); });
}

RawServer::~RawServer() {
  stopping_ = true;
  thread_.join();
  ::close(listener_);
}

std::string RawServer::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

void RawServer::serve() {
  while (!stopping_) {
    if (!readable(listener_)) continue;
    const int socket = ::accept(listener_, nullptr, nullptr);
    if (socket < 0) continue;
    if (!misbehaviour_.without_read) serve_one(socket);
    ::close(socket);
  }
}

void RawServer::serve_one(int socket) {
  std::string request;
  std::array<char, 4096> piece;
  while (!stopping_ && request.find("\r\n\r\n") == std::string::npos) {
    if (!readable(socket)) continue;
    const auto count = ::recv(socket, piece.data(), piece.size(), 0);
    if (count <= 0) return;
    request.append(piece.data(), static_cast<std::size_t>(count));
  }
  {
    const std::lock_guard lock(mutex_);
    seen_ = request;
  }
  ::send(socket, misbehaviour_.bytes.data(), misbehaviour_.bytes.size(), MSG_NOSIGNAL);
  while (misbehaviour_.stay_open && !stopping_ && !readable(socket)) {
  }
}

int closed_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  const int port = bind_loopback(socket);
  ::close(socket);
  return port;
}

}  // namespace steelyard::test
