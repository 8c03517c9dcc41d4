#include "server/peer.h"

#include <arpa/inet.h>   // inet_ntop
#include <netinet/in.h>  // addresses
#include <sys/socket.h>  // getpeername

#include <array>    // texts of addresses
#include <cstring>  // std::memcpy

namespace steelyard::server {
namespace {

Peer peer_at(const in_addr& address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET, &address, text.data(), text.size());
  return {.address = text.data(), .loopback = ntohl(address.s_addr) >> 24U == IN_LOOPBACKNET};
}

Peer peer_at(const in6_addr& address) {
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    in_addr inner{};
    std::memcpy(&inner, address.s6_addr + 12, sizeof inner);
    return peer_at(inner);
  }
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET6, &address, text.data(), text.size());
  return {.address = text.data(), .loopback = IN6_IS_ADDR_LOOPBACK(&address) != 0};
}

}  // namespace

Peer peer_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return {};
  if (address.ss_family == AF_INET) return peer_at(reinterpret_cast<const sockaddr_in*>(&address)->sin_addr);
  if (address.ss_family == AF_INET6) return peer_at(reinterpret_cast<const sockaddr_in6*>(&address)->sin6_addr);
  return {};
}

}  // namespace steelyard::server
