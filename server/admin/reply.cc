#include "server/admin/reply.h"

#include "base/document.h"
#include "base/json.h"

namespace steelyard::server {
namespace {

// WireMock's code for what it cannot read.
constexpr int kUnreadable = 10;
constexpr ReadLimits kLimits{.max_depth = 200};

}  // namespace

Reply json_reply(const Json& json, int status) {
  http::Response response{.status = status};
  response.headers.add("Content-Type", "application/json");
  response.body = write_json(json, 2) + "\n";
  return response;
}

Reply done_reply() { return http::Response{.status = 200}; }

Reply errors_reply(const MappingErrors& errors, const std::string& title) {
  Json list = Json::array();
  for (const MappingError& error : errors) {
    list.push_back({{"code", kUnreadable},
                    {"source", {{"pointer", error.pointer.empty() ? "/" : error.pointer}}},
                    {"title", title},
                    {"detail", error.detail}});
  }
  return json_reply({{"errors", std::move(list)}}, 422);
}

Reply error_reply(int status, int code, const std::string& title, const std::string& detail) {
  Json error = {{"code", code}, {"title", title}};
  if (!detail.empty()) error["detail"] = detail;
  return json_reply({{"errors", Json::array({std::move(error)})}}, status);
}

Reply not_found_reply(const std::string& what) { return error_reply(404, 404, what + " does not exist"); }

Reply not_supported_reply(const std::string& what, const std::string& instead) {
  return error_reply(501, 501, what + " is not supported", instead);
}

AdminBody read_admin_body(const http::Request& request) {
  const Result<Document> document = read_json(request.body, "", kLimits);
  if (document) return {std::make_shared<const Json>(document->root()), std::nullopt};
  const Error& error = document.error();
  Json refused = {{"code", kUnreadable},
                  {"source", {{"line", error.where.line}, {"column", error.where.column}}},
                  {"title", "Error parsing JSON"},
                  {"detail", error.message}};
  return {nullptr, json_reply({{"errors", Json::array({std::move(refused)})}}, 400)};
}

AdminPattern read_admin_pattern(const http::Request& request) {
  AdminPattern read;
  const AdminBody body = read_admin_body(request);
  if (body.refused) return {{}, body.refused};
  MappingErrors errors;
  read.pattern = read_request_pattern(*body.json, "", errors);
  if (!errors.empty()) read.refused = errors_reply(errors);
  return read;
}

Reply gave_up_reply() {
  return error_reply(422, 10, "The pattern gave up",
                     "a regular expression takes too many steps on a request of the journal: make it simpler");
}

}  // namespace steelyard::server
