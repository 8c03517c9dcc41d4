// Requests and answers as they go through a proxy.
//
//   Result<http::Response> answer = upstream.send(to_upstream(request));
//   return answer ? to_client(std::move(*answer)) : to_response(upstream_problem(answer.error()));
#pragma once

#include "base/result.h"
#include "http/message.h"
#include "server/problem.h"

namespace steelyard::server {

// Without what belongs to the client's connection (RFC 9110, section 7.6.1), its Host and its expectation, and with
// Via. Of a target in absolute form path and query are left. All other fields, and the body, stay as they are.
http::Request to_upstream(const http::Request& request);

// Without what belongs to the upstream's connection, and with Via. Status, all other fields and the body stay as they
// are: a redirect is the client's to follow, a coding the client's to undo.
http::Response to_client(http::Response response);

// Why there is no answer: 504 upstream-timeout, 502 upstream-unreachable or upstream-broken, 400 for a request that
// cannot be sent.
Problem upstream_problem(const Error& error);

}  // namespace steelyard::server
