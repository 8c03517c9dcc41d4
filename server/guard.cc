#include "server/guard.h"

#include "http/target.h"
#include "openapi/security.h"

namespace steelyard::server {
namespace {

Problem forbidden(std::string detail) { return {"admin-forbidden", 403, std::move(detail), {}, {}, {}}; }

// Takes the same time wherever the first difference stands.
bool same_secret(const std::string& a, const std::string& b) {
  unsigned int difference = a.size() == b.size() ? 0U : 1U;
  for (std::size_t i = 0; i < a.size(); ++i)
    difference |= static_cast<unsigned int>(static_cast<unsigned char>(a[i]) ^
                                            static_cast<unsigned char>(b.empty() ? '\0' : b[i % b.size()]));
  return difference == 0;
}

bool is_ipv4_loopback(const std::string& host) {
  return host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos;
}

bool names_this_server(const std::string& authority, const std::string& listening) {
  const std::string host = http::host_name(authority);
  if (host == "localhost" || host == "[::1]" || is_ipv4_loopback(host)) return true;
  const bool everywhere = listening.empty() || listening == "0.0.0.0" || listening == "::" || listening == "[::]";
  return !everywhere &&
         (http::equals_ignore_case(host, listening) || http::equals_ignore_case(host, "[" + listening + "]"));
}

// Every line of the header is looked at: a page of another site cannot hide behind a second one.
std::optional<Problem> judge_page(const http::Headers& headers, const std::string& own) {
  for (const auto& [name, value] : headers) {
    if (http::equals_ignore_case(name, "Origin") && !http::equals_ignore_case(value, own))
      return forbidden("the Origin of the request is not this server: pages of other sites may not use the admin API");
    if (http::equals_ignore_case(name, "Sec-Fetch-Site") && value != "same-origin" && value != "none")
      return forbidden("the request comes from a page of another site (Sec-Fetch-Site)");
  }
  return std::nullopt;
}

std::optional<Problem> judge_token(const http::Request& request, const std::string& token) {
  const std::string* header = request.headers.find("Authorization");
  const std::optional<std::string> given =
      header == nullptr ? std::nullopt : openapi::authorization_token(*header, "bearer");
  if (given && same_secret(*given, token)) return std::nullopt;
  return Problem{"admin-token",
                 401,
                 "the admin API wants the header Authorization: Bearer with the token of the server",
                 {},
                 {},
                 {}};
}

}  // namespace

std::optional<Problem> guard_admin(const http::Request& request, const Peer& peer, const GuardOptions& options) {
  if (!options.token.empty()) return judge_token(request, options.token);
  if (!peer.loopback)
    return forbidden(
        "the admin API answers programs of this machine only; start the server with --admin-token to use it from "
        "elsewhere");
  const std::string* host = request.headers.find("Host");
  const std::string authority = http::parse_target(request.target).authority;
  for (const std::string& name :
       {host == nullptr ? std::string() : *host, authority.empty() && host ? *host : authority}) {
    if (!names_this_server(name, options.host))
      return forbidden("the Host of the request is no name of this server: use 127.0.0.1 or localhost");
  }
  return judge_page(request.headers, (peer.tls ? "https://" : "http://") + *host);
}

}  // namespace steelyard::server
