// Who may use the admin API: programs of this machine, or whoever has the token. A page in a browser may not, wherever
// it comes from but from this server: not by asking directly (cross-site requests), and not by a name that its owner
// makes point here (DNS rebinding).
//
//   if (auto refused = guard_admin(request, peer, {.host = "127.0.0.1"})) return to_response(*refused);
#pragma once

#include <optional>  // nothing to say
#include <string>    // tokens

#include "http/message.h"
#include "server/handler.h"
#include "server/problem.h"

namespace steelyard::server {

struct GuardOptions {
  std::string host;   // that the server listens on: a name of it beside those of loopback
  std::string token;  // "": only loopback may ask
};

// Why the request is refused (401 for a token that is missing or wrong, else 403), or nothing.
// Without a token: the peer is loopback, `Host` names this machine or the host that is listened on, `Origin` is this
// server and `Sec-Fetch-Site` does not speak of another one. With a token: `Authorization: Bearer TOKEN`, from
// anywhere.
std::optional<Problem> guard_admin(const http::Request& request, const Peer& peer, const GuardOptions& options);

}  // namespace steelyard::server
