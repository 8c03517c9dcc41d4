#include "server/channel.h"

#include <sys/socket.h>  // recv, send

#include <cerrno>  // errno

namespace steelyard::server {
namespace {

Transfer to_transfer(ssize_t count, Transfer::State try_again) {
  if (count > 0) return {Transfer::State::done, static_cast<std::size_t>(count)};
  const bool again = count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
  return {again ? try_again : Transfer::State::ended, 0};
}

}  // namespace

Transfer PlainChannel::read(char* bytes, std::size_t size) {
  return to_transfer(::recv(socket_, bytes, size, 0), Transfer::State::want_read);
}

Transfer PlainChannel::write(const char* bytes, std::size_t size) {
  return to_transfer(::send(socket_, bytes, size, MSG_NOSIGNAL), Transfer::State::want_write);
}

}  // namespace steelyard::server
