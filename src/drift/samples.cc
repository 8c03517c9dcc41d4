#include "drift/samples.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find

#include "base/json.h"
#include "base/text_position.h"
#include "drift/har.h"

namespace steelyard::drift {
namespace {

constexpr std::string_view kMembers[] = {"method", "path", "url", "operation", "status", "headers", "body"};

// Bodies may have members called `status` and `path`; one that also has no others, and says what was asked, is a line.
bool is_line(const Json& root) {
  if (!root.is_object() || find_member(root, "status") == nullptr) return false;
  for (const auto& [name, value] : root.get_ref<const Json::object_t&>()) {
    if (std::find(std::begin(kMembers), std::end(kMembers), name) == std::end(kMembers)) return false;
  }
  return find_member(root, "operation") != nullptr || find_member(root, "method") != nullptr;
}

// A value may be a list: header fields that came more than once.
bool read_headers(const Json& json, http::Headers& headers) {
  if (!json.is_object()) return false;
  for (const auto& [name, value] : json.get_ref<const Json::object_t&>()) {
    for (const Json& each : value.is_array() ? value : Json::array({value})) {
      if (!each.is_string()) return false;
      headers.add(name, each.get<std::string>());
    }
  }
  return true;
}

// A slip of the pen in one line of many is told by the name of the member.
std::string wrong_member(const Json& root, Sample& sample) {
  if (!root.is_object()) return "the line is no object";
  for (const auto& [name, value] : root.get_ref<const Json::object_t&>()) {
    if (std::find(std::begin(kMembers), std::end(kMembers), name) == std::end(kMembers)) {
      return "a line has no member `" + name + "`";
    }
  }
  const Json* status = find_member(root, "status");
  if (status == nullptr || !status->is_number_unsigned() || *status < 100 || *status > 599) {
    return "`status` is no HTTP status";
  }
  sample.status = status->get<int>();
  if (const Json* headers = find_member(root, "headers")) {
    if (!read_headers(*headers, sample.headers)) return "`headers` is no object of texts";
    sample.knows_headers = true;
  }
  sample.operation = string_member(root, "operation");
  sample.method = string_member(root, "method");
  const std::string_view url = string_member(root, find_member(root, "url") != nullptr ? "url" : "path");
  const std::optional<SampleTarget> target = parse_sample_target(url);
  if (target) {
    sample.host = target->host;
    sample.path = target->path;
  }
  if (sample.operation.empty() && (sample.method.empty() || !target)) {
    return "neither `operation` nor `method` and `path` say what was asked";
  }
  return {};
}

// The end of the JSON value that begins at the offset. Brackets in strings do not count.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  int depth = 0;
  bool in_string = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (in_string) {
      if (c == '\\') ++at;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth-- == 0) return at;
    } else if (c == ',' && depth == 0) {
      return at;
    }
  }
  return at;
}

}  // namespace

std::string_view member_text(std::string_view object, std::string_view name) {
  std::string_view found;
  std::size_t at = object.find('{');
  while (at < object.size() && object[at] != '}') {
    const std::size_t key = object.find('"', at);
    if (key == std::string_view::npos) break;
    std::size_t key_end = key + 1;
    while (key_end < object.size() && object[key_end] != '"') key_end += object[key_end] == '\\' ? 2 : 1;
    const std::size_t value = object.find_first_not_of(" \t\r\n", object.find(':', key_end) + 1);
    at = end_of_value(object, value);
    if (object.substr(key + 1, key_end - key - 1) == name) found = http::trim(object.substr(value, at - value));
  }
  while (!found.empty() && (found.back() == '\n' || found.back() == '\r' || found.back() == ' '))
    found.remove_suffix(1);
  return found;
}

std::optional<SampleTarget> parse_sample_target(std::string_view url) {
  SampleTarget target;
  std::string_view rest = url.substr(0, url.find_first_of("?#"));
  const std::size_t scheme = rest.find("://");
  if (scheme != std::string_view::npos) {
    rest.remove_prefix(scheme + 3);
    const std::size_t path = std::min(rest.find('/'), rest.size());
    const std::string_view authority = rest.substr(0, path);
    const std::size_t user = authority.rfind('@');
    target.host = http::to_lower(user == std::string_view::npos ? authority : authority.substr(user + 1));
    rest.remove_prefix(path);
    if (target.host.empty()) return std::nullopt;
    if (rest.empty()) rest = "/";
  }
  if (!rest.starts_with('/')) return std::nullopt;
  target.path = rest;
  return target;
}

SampleReader::SampleReader(std::string file, SampleDefaults defaults, Receiver receive, Refusal refuse)
    : file_(std::move(file)),
      defaults_(std::move(defaults)),
      receive_(std::move(receive)),
      refuse_(std::move(refuse)) {}

void SampleReader::add(std::string_view text, const TextOrigin& origin) {
  if (has_lines_ && !*has_lines_) return add_body(text, origin);
  const Result<Document> document = read_json(text, file_, {}, origin);
  if (!document) return refuse_(document.error());
  if (is_har(*document)) return read_har(*document, receive_, refuse_);
  if (!has_lines_) has_lines_ = is_line(document->root());
  if (*has_lines_) return add_line(text, origin, *document);
  add_body(text, origin);
}

void SampleReader::add_body(std::string_view text, const TextOrigin& origin) {
  Sample sample;
  sample.operation = defaults_.operation;
  sample.status = defaults_.status;
  sample.body = text;
  sample.where = {file_, origin.line, origin.column};
  sample.body_origin = origin;
  receive_(std::move(sample));
}

void SampleReader::add_line(std::string_view text, const TextOrigin& origin, const Document& document) {
  Sample sample;
  sample.where = {file_, origin.line, origin.column};
  if (const std::string wrong = wrong_member(document.root(), sample); !wrong.empty()) {
    return refuse_({ErrorCode::sample_invalid, wrong, sample.where});
  }
  const Json* body = find_member(document.root(), "body");
  if (body != nullptr && body->is_string()) {
    sample.body = body->get<std::string>();
  } else if (body != nullptr) {
    // As it stands, since a value that was read and written again has lost its second members of one name.
    const std::string_view as_it_is = member_text(text, "body");
    sample.body = as_it_is;
    sample.body_origin = TextCursor(text, origin).at(static_cast<std::size_t>(as_it_is.data() - text.data()));
  }
  receive_(std::move(sample));
}

}  // namespace steelyard::drift
