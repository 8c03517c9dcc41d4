// Responses Object, Response Object and Request Body Object (OAS 3.1.1, 4.8.16, 4.8.17 and 4.8.13).
#include <algorithm>  // std::min
#include <cctype>     // std::isdigit
#include <optional>   // the lowest status

#include "base/json.h"
#include "http/message.h"
#include "openapi/load.h"
#include "openapi/media_type.h"

namespace steelyard::openapi {
namespace {

bool is_status(const std::string& text) {
  if (text == "default") return true;
  if (text.size() != 3 || text[0] < '1' || text[0] > '5') return false;
  const bool range = text[1] == 'X' && text[2] == 'X';
  return range || (std::isdigit(static_cast<unsigned char>(text[1])) != 0 &&
                   std::isdigit(static_cast<unsigned char>(text[2])) != 0);
}

ResponseSpec load_response(Loading& loading, const Named& entry) {
  ObjectReader object(loading, entry.node, "response object");
  ResponseSpec response;
  response.status.text = entry.name;
  response.where = entry.node.where();
  response.description = object.text("description");
  if (const auto headers = object.object("headers")) {
    for (const Named& header : named_members(loading, *headers)) {
      // OAS: a header named Content-Type is described by the media types instead.
      if (http::equals_ignore_case(header.name, "Content-Type")) continue;
      response.headers.push_back(load_header(loading, header.name, header.node));
    }
  }
  if (const auto content = object.object("content")) response.content = load_content(loading, *content);
  object.unsupported({"links"});
  object.finish();
  return response;
}

}  // namespace

bool ResponseStatus::matches(int status) const {
  if (text == "default") return true;
  const std::string digits = std::to_string(status);
  return text == digits || (text.ends_with("XX") && digits.size() == 3 && digits[0] == text[0]);
}

int ResponseStatus::specificity() const {
  if (text == "default") return 0;
  return text.ends_with("XX") ? 1 : 2;
}

std::optional<int> ResponseStatus::exact() const {
  if (specificity() != 2) return std::nullopt;
  return std::stoi(text);
}

const ResponseSpec* Operation::response_for(int status) const {
  const ResponseSpec* best = nullptr;
  for (const ResponseSpec& response : responses) {
    if (!response.status.matches(status)) continue;
    if (best == nullptr || response.status.specificity() > best->status.specificity()) best = &response;
  }
  return best;
}

int Operation::success_status() const {
  std::optional<int> lowest;
  bool other = false;  // a 2XX range or `default`
  for (const ResponseSpec& response : responses) {
    const std::optional<int> exact = response.status.exact();
    if (exact && *exact >= 200 && *exact < 300) lowest = std::min(lowest.value_or(*exact), *exact);
    other = other || (!exact && response.status.matches(200));
  }
  if (lowest) return *lowest;
  if (other || responses.empty()) return 200;
  const ResponseStatus& first = responses.front().status;
  return first.exact().value_or((first.text[0] - '0') * 100);
}

std::vector<ResponseSpec> load_responses(Loading& loading, const Node& map) {
  std::vector<ResponseSpec> responses;
  for (Named& entry : patterned_fields(loading, map)) {
    if (entry.name.ends_with("xx")) entry.name.replace(1, 2, "XX");
    if (!is_status(entry.name)) {
      loading.fail(ErrorCode::openapi_invalid, "\"" + entry.name + "\" is no status, range (4XX) or `default`",
                   map.member(entry.name) ? map.member(entry.name)->where() : entry.node.where());
      continue;
    }
    responses.push_back(load_response(loading, entry));
    // The place of the status itself, also where the response is a reference to elsewhere.
    if (const auto place = map.member(entry.name)) responses.back().where = place->where();
  }
  return responses;
}

RequestBody load_request_body(Loading& loading, const Node& node) {
  ObjectReader object(loading, node, "request body object");
  RequestBody body;
  body.where = node.where();
  body.required = object.flag("required");
  if (const auto content = object.object("content")) body.content = load_content(loading, *content);
  for (const MediaType& media : body.content) {
    if (media.schema && is_xml(media.range)) {
      loading.warn("request bodies of " + media.range + " are taken as they are, not held against the schema",
                   media.where);
    }
  }
  object.skip({"description"});
  object.finish();
  return body;
}

}  // namespace steelyard::openapi
