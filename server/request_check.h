// Whether a request keeps the contract of its operation, before it is answered.
//
//   if (const auto problem = check_request(served, operation, route, request)) return to_response(*problem);
#pragma once

#include <optional>  // no problem

#include "http/message.h"
#include "openapi/router.h"
#include "server/problem.h"
#include "server/served_provider.h"

namespace steelyard::server {

// 422 invalid-request with every violation (or the status that the contract calls for), 500 invalid-contract where the
// contract cannot tell, nothing for a request that keeps it.
std::optional<Problem> check_request(ServedProvider& served, const openapi::Operation& operation,
                                     const openapi::Route& route, const http::Request& request);

}  // namespace steelyard::server
