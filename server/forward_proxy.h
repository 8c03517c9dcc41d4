// What the mock does for clients that take it for their HTTP proxy: it stands in for the hosts of the contracts, and
// sends nothing on to any other.
//
//   if (auto problem = refuse_foreign_host(providers, request)) return to_response(*problem);
#pragma once

#include <optional>     // no problem
#include <string_view>  // hosts

#include "http/message.h"
#include "server/problem.h"
#include "server/routing.h"

namespace steelyard::server {

// Whether one of the contracts names the host in its `servers`.
bool is_contract_host(const Providers& providers, std::string_view host);

// Whether the host can only be the machine that asks: localhost and the addresses of the loopback interface.
bool is_own_host(std::string_view host);

// 403 for a target in absolute form (RFC 9112, section 3.2.2) to a host that is neither of the two.
std::optional<Problem> refuse_foreign_host(const Providers& providers, const http::Request& request);

// The same for CONNECT; 400 for a target that is not `host:port`, 501 where the mock does not speak TLS.
std::optional<Problem> refuse_tunnel(const Providers& providers, const http::Request& request, bool speaks_tls);

}  // namespace steelyard::server
