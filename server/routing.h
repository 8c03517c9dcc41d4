// Which provider and path a request means: by `Host` or absolute form, by the prefix /NAME/, by path.
//
//   RoutingResult found = find_route(providers, request);
//   if (found.provider != nullptr) answer(*found.provider, *found.route);
#pragma once

#include <memory>    // providers
#include <optional>  // no route
#include <string>    // paths
#include <vector>    // providers

#include "http/message.h"
#include "openapi/router.h"
#include "server/problem.h"
#include "server/served_provider.h"

namespace steelyard::server {

using Providers = std::vector<std::shared_ptr<ServedProvider>>;

struct RoutingResult {
  ServedProvider* provider = nullptr;  // nullptr: nothing answers to the path
  std::optional<openapi::Route> route;
  std::vector<NearMiss> near_misses;  // what is near, if nothing answers
};

// A host that is known narrows the search to the providers of that host; any other host (127.0.0.1) searches all, in
// their order. A provider that answers to the method too is preferred to one that answers to the path only.
RoutingResult find_route(const Providers& providers, const http::Request& request);

// Whether an API names the path literally: a template such as /{name} does not mean it.
bool names_literally(const RoutingResult& routed);

// Two providers that answer to the same method and path, base paths counted in, so that a request to 127.0.0.1 could
// mean either: path_conflict at the operation of the second. Two of one name: path_conflict at the second.
std::optional<Error> find_conflict(const Providers& providers);

}  // namespace steelyard::server
