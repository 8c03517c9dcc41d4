#include "server/forward_proxy.h"

#include <algorithm>  // std::find
#include <string>     // hosts

#include "http/target.h"

namespace steelyard::server {
namespace {

std::vector<std::string> contract_hosts(const Providers& providers) {
  std::vector<std::string> hosts;
  for (const auto& served : providers) hosts.insert(hosts.end(), served->hosts.begin(), served->hosts.end());
  return hosts;
}

Problem foreign_host(const Providers& providers, const std::string& host) {
  return {
      "foreign-host",           403, "no API here lives at " + host + ", and the mock never forwards a request", {}, {},
      contract_hosts(providers)};
}

}  // namespace

bool is_contract_host(const Providers& providers, std::string_view host) {
  return std::any_of(providers.begin(), providers.end(), [&](const auto& served) {
    return std::find(served->hosts.begin(), served->hosts.end(), host) != served->hosts.end();
  });
}

bool is_own_host(std::string_view host) {
  return host == "localhost" || host.ends_with(".localhost") || host == "[::1]" ||
         (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string_view::npos);
}

std::optional<Problem> refuse_foreign_host(const Providers& providers, const http::Request& request) {
  const http::Target target = http::parse_target(request.target);
  if (target.authority.empty()) return std::nullopt;
  const std::string host = http::host_name(target.authority);
  if (is_own_host(host) || is_contract_host(providers, host)) return std::nullopt;
  return foreign_host(providers, host);
}

std::optional<Problem> refuse_tunnel(const Providers& providers, const http::Request& request, bool speaks_tls) {
  const std::size_t colon = request.target.rfind(':');
  const bool has_port = colon != std::string::npos && colon > 0 && colon + 1 < request.target.size() &&
                        request.target.find_first_not_of("0123456789", colon + 1) == std::string::npos;
  if (!has_port || request.target.find('/') != std::string::npos)
    return Problem{"invalid-target", 400, "the target of CONNECT is a host and a port", {}, {}, {}};
  const std::string host = http::host_name(request.target);
  if (!is_own_host(host) && !is_contract_host(providers, host)) return foreign_host(providers, host);
  if (speaks_tls) return std::nullopt;
  return Problem{"no-tls", 501, "a tunnel leads to TLS, which the mock speaks if it is started with --tls", {}, {}, {}};
}

}  // namespace steelyard::server
