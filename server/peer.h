// Who is at the other end of a socket.
//
//   Peer peer = peer_of(socket);
//   peer.address   // "127.0.0.1"
#pragma once

#include "server/handler.h"

namespace steelyard::server {

// An IPv4 address that came through a socket for IPv6 (::ffff:127.0.0.1) is told as IPv4. An address that is not known
// is no loopback address.
Peer peer_of(int socket);

}  // namespace steelyard::server
