// /__admin/faults and /__admin/samples: ours. What can be asked for: each fault by name, and for each operation a
// request that it answers to.
#include "base/json.h"
#include "provider/sample_request.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

Reply faults(const AdminCall&) {
  Json list = Json::array();
  for (const FaultInfo& info : all_faults()) list.push_back({{"name", info.name}, {"sentence", info.sentence}});
  return json_reply({{"faults", std::move(list)}});
}

// The first base path that the operation has, or "".
std::string base_path(const openapi::Operation& operation) {
  for (const openapi::Server& server : operation.servers) {
    if (!server.base_path.empty()) return server.base_path;
  }
  return "";
}

// Headers are pairs, since a name may come twice.
Json sample_json(const provider::Provider& provider, const openapi::Operation& operation) {
  const http::Request request = provider::sample_request(provider, operation, provider.sample_key);
  Json headers = Json::array();
  for (const auto& [name, value] : request.headers) headers.push_back({name, value});
  return {{"provider", provider.name},
          {"operation", operation.label()},
          {"key", provider.sample_key},
          {"request",
           {{"method", request.method},
            {"url", base_path(operation) + request.target},
            {"headers", std::move(headers)},
            {"body", request.body}}}};
}

// The keys are those that the packs show in their examples; none of them opens anything but this mock.
Reply samples(const AdminCall& call) {
  Json list = Json::array();
  for (const auto& served : call.service.mock.providers()) {
    for (const openapi::Operation& operation : served->provider.contract->operations)
      list.push_back(sample_json(served->provider, operation));
  }
  return json_reply({{"samples", std::move(list)}});
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/faults", faults},
    {"GET", "/samples", samples},
};

}  // namespace

std::span<const AdminRoute> catalogue_routes() { return kRoutes; }

}  // namespace steelyard::server
