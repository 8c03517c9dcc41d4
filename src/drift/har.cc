#include "drift/har.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/formats/name.h"
#include "openapi/security.h"

namespace steelyard::drift {
namespace {

const Json* entries_of(const Json& root) {
  const Json* log = find_member(root, "log");
  const Json* entries = log != nullptr ? find_member(*log, "entries") : nullptr;
  return entries != nullptr && entries->is_array() ? entries : nullptr;
}

// [{"name": …, "value": …}]; other members are none of our business.
http::Headers read_headers(const Json& message) {
  http::Headers headers;
  const Json* list = find_member(message, "headers");
  if (list == nullptr || !list->is_array()) return headers;
  for (const Json& field : *list) {
    const std::string_view name = string_member(field, "name");
    // Pseudo-headers of HTTP/2 (":status") are no header fields.
    if (!name.empty() && !name.starts_with(':'))
      headers.add(std::string(name), std::string(string_member(field, "value")));
  }
  return headers;
}

Result<std::string> read_content(const Json& content, const Location& where) {
  const std::string_view text = string_member(content, "text");
  const std::string_view encoding = string_member(content, "encoding");
  if (encoding.empty()) return std::string(text);
  if (encoding != "base64") {
    return Error{ErrorCode::sample_invalid, "the body is encoded as " + std::string(encoding) + ", not base64", where};
  }
  if (!json_schema::is_base64(text)) return Error{ErrorCode::sample_invalid, "the body is not base64", where};
  return openapi::base64_decode(text);
}

bool carries_credential(const http::Headers& headers) {
  for (const auto& [name, value] : headers) {
    const std::string lower = http::to_lower(name);
    if (lower == "authorization" || lower == "cookie" || lower.find("key") != std::string::npos) return true;
  }
  return false;
}

// Browsers and proxies write status 0 where nobody answered: the request was blocked, or ended early.
bool is_unanswered(const Json& entry) {
  const Json* response = find_member(entry, "response");
  const Json* status = response != nullptr ? find_member(*response, "status") : nullptr;
  return status != nullptr && status->is_number_integer() && *status <= 0;
}

Result<Sample> read_entry(const Json& entry, const Location& where) {
  const Json* request = find_member(entry, "request");
  const Json* response = find_member(entry, "response");
  if (request == nullptr || response == nullptr) {
    return Error{ErrorCode::sample_invalid, "the entry has no request or no response", where};
  }
  Sample sample;
  sample.where = where;
  sample.method = string_member(*request, "method");
  const std::optional<SampleTarget> target = parse_sample_target(string_member(*request, "url"));
  if (sample.method.empty() || !target) {
    return Error{ErrorCode::sample_invalid, "the request of the entry has no method or no URL", where};
  }
  sample.host = target->host;
  sample.path = target->path;
  const Json* status = find_member(*response, "status");
  if (status == nullptr || !status->is_number_unsigned() || *status < 100 || *status > 599) {
    return Error{ErrorCode::sample_invalid, "the status of the entry is no HTTP status", where};
  }
  sample.status = status->get<int>();
  sample.headers = read_headers(*response);
  sample.knows_headers = !sample.headers.empty();
  sample.is_answer_to_key = *sample.status < 400 && carries_credential(read_headers(*request));
  if (const Json* content = find_member(*response, "content")) {
    Result<std::string> body = read_content(*content, where);
    if (!body) return body.error();
    sample.body = std::move(*body);
    const std::string_view type = string_member(*content, "mimeType");
    if (!type.empty() && !sample.headers.has("Content-Type")) sample.headers.add("Content-Type", std::string(type));
  }
  return sample;
}

}  // namespace

bool is_har(const Document& document) { return entries_of(document.root()) != nullptr; }

void read_har(const Document& document, const SampleReader::Receiver& receive, const SampleReader::Refusal& refuse) {
  std::size_t index = 0;
  bool has_answers = false;
  for (const Json& entry : *entries_of(document.root())) {
    const Location where = document.locate(pointer_append("/log/entries", index++));
    if (is_unanswered(entry)) continue;
    has_answers = true;
    Result<Sample> sample = read_entry(entry, where);
    if (sample) {
      receive(std::move(*sample));
    } else {
      refuse(sample.error());
    }
  }
  if (!has_answers) {
    refuse({ErrorCode::sample_invalid, "the archive has no entry with an answer", document.locate("/log/entries")});
  }
}

}  // namespace steelyard::drift
