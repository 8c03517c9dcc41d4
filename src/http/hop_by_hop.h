// What belongs to one connection only, and is not passed on.
//
//   remove_hop_by_hop(request.headers);
//   add_via(request.headers);
#pragma once

#include "http/message.h"

namespace steelyard::http {

// Takes out Connection, every field that it names, and those that are known to be meant for the next hop (RFC 9110,
// section 7.6.1): Keep-Alive, Proxy-Connection, TE, Trailer, Transfer-Encoding, Upgrade, and the Proxy- fields of
// authentication. Content-Length and Content-Type stay even if Connection names them: whoever sent that meant harm.
void remove_hop_by_hop(Headers& headers);

// Adds this hop to the field Via (RFC 9110, section 7.6.3) under the pseudonym "steelyard".
void add_via(Headers& headers);

}  // namespace steelyard::http
