// What the server answers in its own name, beside the mocked APIs: one row each in own_routes.cc.
//
//   if (const OwnRoute* route = find_own_route(service, request)) return route->answer(service, request, peer);
#pragma once

#include <span>         // the table
#include <string_view>  // paths

#include "server/handler.h"

namespace steelyard::server {

class Service;

struct OwnRoute {
  std::string_view path;
  bool below = false;  // every path below it too
  bool yields = true;  // to an API that names the path literally
  Reply (*answer)(Service& service, const http::Request& request, const Peer& peer);
  bool (*taken)(const Service& service, const http::Request& request) = nullptr;  // a further reason to yield
  std::string_view why = "own";                                                   // in the log
};

std::span<const OwnRoute> own_routes();

// The row for the target of the request, or nullptr.
const OwnRoute* find_own_route(const Service& service, const http::Request& request);

}  // namespace steelyard::server
