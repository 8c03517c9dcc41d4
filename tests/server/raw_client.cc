#include "tests/server/raw_client.h"

#include <netinet/in.h>  // addresses
#include <poll.h>        // poll
#include <sys/socket.h>  // sockets
#include <unistd.h>      // close

#include <array>    // pieces
#include <cerrno>   // resets
#include <cstdint>  // ports
#include <cstdlib>  // std::atoi

namespace steelyard::test {
namespace {

constexpr std::chrono::milliseconds kPatience{5'000};

std::size_t length_named(std::string_view head) {
  constexpr std::string_view kName = "\r\nContent-Length: ";
  const auto at = head.find(kName);
  return at == std::string_view::npos ? 0 : std::stoul(std::string(head.substr(at + kName.size(), 20)));
}

}  // namespace

RawClient::RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket_ >= 0 && ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket_);
    socket_ = -1;
  }
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void RawClient::finish_sending() { ::shutdown(socket_, SHUT_WR); }

std::string RawClient::read_head() {
  while (buffer_.find("\r\n\r\n") == std::string::npos && receive(kPatience)) {
  }
  const auto end = buffer_.find("\r\n\r\n");
  std::string head = buffer_.substr(0, end == std::string::npos ? end : end + 4);
  buffer_.erase(0, head.size());
  return head;
}

std::string RawClient::read_response(bool head_only) {
  std::string response = read_head();
  const auto length = head_only ? 0 : length_named(response);
  while (buffer_.size() < length && receive(kPatience)) {
  }
  response += buffer_.substr(0, length);
  buffer_.erase(0, length);
  return response;
}

std::string RawClient::read_all() {
  while (receive(kPatience)) {
  }
  return std::move(buffer_);
}

bool RawClient::closed_within(std::chrono::milliseconds time) {
  pollfd polled{socket_, POLLIN, 0};
  if (!buffer_.empty() || ::poll(&polled, 1, static_cast<int>(time.count())) <= 0) return false;
  return !receive(time);
}

bool RawClient::receive(std::chrono::milliseconds timeout) {
  pollfd polled{socket_, POLLIN, 0};
  if (::poll(&polled, 1, static_cast<int>(timeout.count())) <= 0) return false;
  std::array<char, 16384> piece;
  const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
  was_reset_ = was_reset_ || (count < 0 && errno == ECONNRESET);
  if (count <= 0) return false;
  buffer_.append(piece.data(), static_cast<std::size_t>(count));
  return true;
}

int status_of(std::string_view response) {
  return response.substr(0, 9) == "HTTP/1.1 " ? std::atoi(std::string(response.substr(9, 3)).c_str()) : 0;
}

std::string body_of(const std::string& response) {
  const auto end = response.find("\r\n\r\n");
  return end == std::string::npos ? std::string() : response.substr(end + 4);
}

}  // namespace steelyard::test
