// What the routes of the admin API have in common: bodies in, JSON and errors out.
//
//   AdminBody body = read_admin_body(call.request);
//   if (body.refused) return *body.refused;
//   return json_reply({{"count", 1}});
#pragma once

#include <memory>    // bodies
#include <optional>  // refusals
#include <string>    // texts

#include "base/json_fwd.h"
#include "server/handler.h"
#include "server/stubs/request_pattern.h"

namespace steelyard::server {

// Indented as WireMock does, since people read it.
Reply json_reply(const Json& json, int status = 200);
// 200 without a body, where WireMock sends none.
Reply done_reply();
// WireMock's {"errors": [{"code", "source": {"pointer"}, "title", "detail"}]}.
Reply errors_reply(const MappingErrors& errors, const std::string& title = "Error parsing JSON");
// One error without a place, in the same form.
Reply error_reply(int status, int code, const std::string& title, const std::string& detail = {});
Reply not_found_reply(const std::string& what);
// 501 for what WireMock has and Steelyard has not.
Reply not_supported_reply(const std::string& what, const std::string& instead);

struct AdminBody {
  std::shared_ptr<const Json> json;  // never nullptr unless refused
  std::optional<Reply> refused;      // 400 with line and column for what is no JSON
};
AdminBody read_admin_body(const http::Request& request);

// The pattern that the body of the request is, or a refusal.
struct AdminPattern {
  RequestPattern pattern;
  std::optional<Reply> refused;
};
AdminPattern read_admin_pattern(const http::Request& request);

// 422 for a pattern that explodes.
Reply gave_up_reply();

}  // namespace steelyard::server
