// The admin API: everything below /__admin, with WireMock's names and JSON where it has them. One family of routes a
// file, one row a route.
//
//   Reply reply = answer_admin(service, request, peer);
#pragma once

#include <span>         // routes
#include <string>       // ids
#include <string_view>  // paths
#include <vector>       // ids

#include "server/service.h"

namespace steelyard::server {

// Guards, finds the route and answers. What is not known is a problem document (RFC 9457) with near misses; what
// WireMock has and we have not is refused by name.
Reply answer_admin(Service& service, const http::Request& request, const Peer& peer);

struct AdminCall {
  Service& service;
  const http::Request& request;
  const Peer& peer;
  std::vector<std::string> ids;  // what stands at each {} of the route's path, percent-decoded

  const std::string& id() const { return ids.at(0); }  // of a route with one {}
};

struct AdminRoute {
  std::string_view method;
  std::string_view path;  // behind /__admin; {} stands for any segment
  Reply (*answer)(const AdminCall& call);
};

// The families.
std::span<const AdminRoute> mapping_routes();
std::span<const AdminRoute> mapping_list_routes();
std::span<const AdminRoute> request_routes();
std::span<const AdminRoute> near_miss_routes();
std::span<const AdminRoute> stream_routes();
std::span<const AdminRoute> scenario_routes();
std::span<const AdminRoute> settings_routes();
std::span<const AdminRoute> recording_routes();
std::span<const AdminRoute> provider_routes();
std::span<const AdminRoute> provider_scenario_routes();
std::span<const AdminRoute> catalogue_routes();
std::span<const AdminRoute> system_routes();

}  // namespace steelyard::server
