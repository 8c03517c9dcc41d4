#include "openapi/request_validation.h"

#include <utility>  // std::move

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/body_value.h"
#include "openapi/check_readings.h"
#include "openapi/media_type.h"

namespace steelyard::openapi {
namespace {

constexpr int kBadRequest = 400;
constexpr int kUnsupportedMediaType = 415;
constexpr int kUnprocessable = 422;

constexpr std::string_view kParts[] = {"path", "query", "header", "cookie", "body"};

RequestVerdict verdict(int status, std::string keyword, std::string message, Location where) {
  return {status, {{RequestPart::body, "", "", std::move(keyword), std::move(message), std::move(where)}}};
}

// The documented media type that the body claims to have, or nullptr.
const MediaType* choose_media(const RequestBody& documented, const std::string* content_type) {
  if (content_type == nullptr) return &documented.content.front();
  return find_media_type(documented.content, *content_type);
}

std::string documented_types(const RequestBody& documented) {
  std::string list;
  for (const MediaType& media : documented.content) list += (list.empty() ? "" : ", ") + media.range;
  return list;
}

Result<RequestVerdict> check_content(const RequestContract& rules, const MediaType& media,
                                     const std::string& content_type, const std::string& body) {
  const Result<BodyValue> value = read_body(rules.contract, media, content_type, body);
  if (!value) return verdict(kBadRequest, "syntax", value.error().message, value.error().where);
  RequestVerdict judged;
  for (const FormProblem& problem : value->problems) {
    judged.violations.push_back(
        {RequestPart::body, "", pointer_append("", problem.property), problem.keyword, problem.message, media.where});
  }
  if (media.schema) {
    const auto failures =
        check_readings(rules.validators, *media.schema, json_schema::Direction::request, value->readings);
    if (!failures) return failures.error();
    for (const json_schema::Failure& failure : *failures) {
      judged.violations.push_back(
          {RequestPart::body, "", failure.instance_pointer, failure.keyword, failure.message, failure.schema_location});
    }
  }
  judged.status = judged.violations.empty() ? 0 : kUnprocessable;
  return judged;
}

}  // namespace

std::string_view to_string(RequestPart part) { return kParts[static_cast<std::size_t>(part)]; }

Result<RequestVerdict> validate_body(const RequestContract& rules, const Operation& operation,
                                     const http::Request& request) {
  if (!operation.request_body || operation.request_body->content.empty()) return RequestVerdict{};
  const RequestBody& documented = *operation.request_body;
  if (request.body.empty()) {
    if (!documented.required) return RequestVerdict{};
    return verdict(kUnprocessable, "required", "the request has no body, and one is required", documented.where);
  }
  const std::string* content_type = request.headers.find("Content-Type");
  const MediaType* media = choose_media(documented, content_type);
  if (media == nullptr) {
    return verdict(
        kUnsupportedMediaType, "contentType",
        "a body of type " + *content_type + " is not documented; documented: " + documented_types(documented),
        documented.where);
  }
  return check_content(rules, *media, content_type != nullptr ? *content_type : media->range, request.body);
}

Result<RequestVerdict> validate_request(const RequestContract& rules, const Operation& operation,
                                        const PathParameters& path, const http::Request& request) {
  Result<std::vector<Violation>> parameters = validate_parameters(rules, operation, path, request);
  if (!parameters) return parameters.error();
  Result<RequestVerdict> body = validate_body(rules, operation, request);
  if (!body) return body.error();
  RequestVerdict judged{body->status, std::move(*parameters)};
  if (judged.status == 0 && !judged.violations.empty()) judged.status = kUnprocessable;
  judged.violations.insert(judged.violations.end(), body->violations.begin(), body->violations.end());
  return judged;
}

}  // namespace steelyard::openapi
