// Answers to requests that no operation of an API answers: about the server as a whole, its health, paths and methods
// that nobody has.
//
//   if (routed.provider == nullptr) return answer_no_route(providers, routed, request);
#pragma once

#include <string>  // reasons

#include "http/message.h"
#include "server/routing.h"

namespace steelyard::server {

struct UnroutedAnswer {
  http::Response response;
  std::string why;  // as in Answered
};

// OPTIONS * asks about the server as a whole (RFC 9110, section 9.3.7).
UnroutedAnswer answer_server_options();

// /healthz, which is the mock's own where no API names the path.
UnroutedAnswer answer_health(const http::Request& request);

// 404 with near misses and the names of the APIs.
UnroutedAnswer answer_no_route(const Providers& providers, const RoutingResult& routed, const http::Request& request);

// A path of an API that is not documented for the method: 405, or 204 to OPTIONS, with Allow.
UnroutedAnswer answer_no_method(const openapi::Route& route, const std::string& method);

}  // namespace steelyard::server
