#include "server/proxy/forward.h"

#include "http/hop_by_hop.h"
#include "http/target.h"

namespace steelyard::server {
namespace {

struct ProblemRow {
  ErrorCode code;
  const char* id;
  int status;
};

constexpr ProblemRow kProblems[] = {
    {ErrorCode::target_timeout, "upstream-timeout", 504},
    {ErrorCode::target_unreachable, "upstream-unreachable", 502},
    {ErrorCode::target_protocol, "upstream-broken", 502},
    {ErrorCode::request_unsendable, "request-unsendable", 400},
};

}  // namespace

http::Request to_upstream(const http::Request& request) {
  http::Request sent = request;
  const http::Target target = http::parse_target(request.target);
  if (!target.authority.empty()) sent.target = target.path + (target.query.empty() ? "" : "?" + target.query);
  http::remove_hop_by_hop(sent.headers);
  sent.headers.remove("Host");
  sent.headers.remove("Expect");  // the listener has told the client to go on
  http::add_via(sent.headers);
  return sent;
}

http::Response to_client(http::Response response) {
  http::remove_hop_by_hop(response.headers);
  http::add_via(response.headers);
  return response;
}

Problem upstream_problem(const Error& error) {
  for (const ProblemRow& row : kProblems) {
    if (row.code == error.code) return {row.id, row.status, error.message, {}, {}, {}};
  }
  return {"upstream-broken", 502, error.message, {}, {}, {}};
}

}  // namespace steelyard::server
