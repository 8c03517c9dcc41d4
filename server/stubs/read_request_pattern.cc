#include <fmt/format.h>

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/security.h"
#include "server/stubs/request_pattern.h"

namespace steelyard::server {
namespace {

struct FormRow {
  std::string_view name;
  UrlForm form;
};
constexpr FormRow kForms[] = {
    {"url", UrlForm::url},
    {"urlPath", UrlForm::url_path},
    {"urlPattern", UrlForm::url_pattern},
    {"urlPathPattern", UrlForm::url_path_pattern},
    {"urlPathTemplate", UrlForm::url_path_template},
};

// "/a/{id}" as a regular expression: everything but the variables stands for itself.
std::string regex_of_template(const std::string& text) {
  std::string regex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t end = text[i] == '{' ? text.find('}', i) : std::string::npos;
    if (end != std::string::npos) {
      regex += "[^/]+";
      i = end;
    } else {
      if (std::string_view(R"(\^$.|?*+()[]{})").find(text[i]) != std::string_view::npos) regex += '\\';
      regex += text[i];
    }
  }
  return regex;
}

UrlPattern read_url(MemberReader& reader) {
  UrlPattern url;
  std::string_view named;
  for (const FormRow& row : kForms) {
    const std::optional<std::string> text = reader.text(row.name);
    if (!text) continue;
    if (!named.empty()) {
      reader.note(row.name, fmt::format("\"{}\" is named already: one form of URL is enough", named));
      continue;
    }
    named = row.name;
    url = {row.form, *text, std::nullopt};
    if (row.form == UrlForm::url || row.form == UrlForm::url_path) continue;
    Result<WholeRegex> regex =
        WholeRegex::compile(row.form == UrlForm::url_path_template ? regex_of_template(*text) : *text);
    if (regex) {
      url.regex = std::move(*regex);
    } else {
      reader.note(row.name, regex.error().message);
      url = {};
    }
  }
  return url;
}

void read_named(MemberReader& reader, std::string_view name, std::vector<NamedPattern>& patterns,
                MappingErrors& errors) {
  const Json* members = reader.take(name);
  if (members == nullptr) return;
  if (!members->is_object()) return reader.note(name, fmt::format("expected object, got {}", json_type(*members)));
  for (const auto& [key, value] : members->items()) {
    ValuePatternPtr pattern = read_value_pattern(value, pointer_append(reader.pointer(name), key), errors);
    if (pattern) patterns.push_back({key, std::move(pattern)});
  }
}

void read_body(MemberReader& reader, std::vector<ValuePatternPtr>& patterns, MappingErrors& errors) {
  const Json* list = reader.take("bodyPatterns");
  if (list == nullptr) return;
  if (!list->is_array()) return reader.note("bodyPatterns", fmt::format("expected array, got {}", json_type(*list)));
  for (std::size_t i = 0; i < list->size(); ++i) {
    ValuePatternPtr pattern = read_value_pattern((*list)[i], pointer_append(reader.pointer("bodyPatterns"), i), errors);
    if (pattern) patterns.push_back(std::move(pattern));
  }
}

// `basicAuth` and `basicAuthCredentials` are one header under another name.
void read_basic(MemberReader& reader, std::string_view name, std::vector<NamedPattern>& headers,
                MappingErrors& errors) {
  const Json* member = reader.take(name);
  if (member == nullptr) return;
  MemberReader basic(*member, reader.pointer(name), errors);
  const std::optional<std::string> user = basic.text("username");
  const std::optional<std::string> password = basic.text("password");
  basic.finish();
  if (!user || !password) return reader.note(name, "expected username and password");
  const Json wanted = {{"equalTo", "Basic " + openapi::base64_encode(*user + ":" + *password)}};
  headers.push_back({"Authorization", read_value_pattern(wanted, "", errors)});
}

ValuePatternPtr read_one(MemberReader& reader, std::string_view name, MappingErrors& errors) {
  const Json* member = reader.take(name);
  return member == nullptr ? nullptr : read_value_pattern(*member, reader.pointer(name), errors);
}

}  // namespace

RequestPattern read_request_pattern(const Json& value, const std::string& pointer, MappingErrors& errors) {
  RequestPattern pattern;
  MemberReader reader(value, pointer, errors);
  pattern.method = reader.text("method").value_or("ANY");
  pattern.url = read_url(reader);
  read_named(reader, "headers", pattern.headers, errors);
  read_named(reader, "queryParameters", pattern.query, errors);
  read_named(reader, "cookies", pattern.cookies, errors);
  read_named(reader, "formParameters", pattern.form, errors);
  read_basic(reader, "basicAuth", pattern.headers, errors);
  read_basic(reader, "basicAuthCredentials", pattern.headers, errors);
  read_body(reader, pattern.body, errors);
  pattern.host = read_one(reader, "host", errors);
  reader.refuse("clientIp", "who asks is not matched here");
  reader.refuse("scheme", "http and https are answered alike");
  reader.refuse("port", "the mock listens on one port");
  reader.refuse("pathParameters", "use urlPathPattern");
  reader.refuse("multipartPatterns", "match the body by contains or matches");
  reader.refuse("customMatcher", "Steelyard runs no extensions of WireMock");
  reader.finish();
  return pattern;
}

}  // namespace steelyard::server
