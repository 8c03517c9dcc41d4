#include "server/served_provider.h"

#include <algorithm>  // std::find

#include "http/target.h"

namespace steelyard::server {

ServedProvider::ServedProvider(provider::Provider given)
    : provider(std::move(given)), router(*provider.contract), validators(*provider.contract) {
  const auto add = [&](const openapi::Server& server) {
    const std::string host = http::host_name(server.host);
    if (!host.empty() && std::find(hosts.begin(), hosts.end(), host) == hosts.end()) hosts.push_back(host);
  };
  for (const openapi::Server& server : provider.contract->servers) add(server);
  for (const openapi::Operation& operation : provider.contract->operations) {
    for (const openapi::Server& server : operation.servers) add(server);
  }
}

}  // namespace steelyard::server
