#include "server/preferences.h"

#include <charconv>     // std::from_chars
#include <string_view>  // tokens

#include "openapi/security.h"

namespace steelyard::server {
namespace {

// Without quotes around, escapes taken out.
std::string unquote(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::string(text);
  std::string plain;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] == '\\' && i + 2 < text.size()) ++i;
    plain += text[i];
  }
  return plain;
}

// Takes the next element of a list off the text; commas inside quotes do not separate (RFC 9110, section 5.6.1).
std::string_view take_element(std::string_view& text) {
  bool quoted = false;
  std::size_t end = 0;
  for (; end < text.size() && (quoted || text[end] != ','); ++end) {
    if (text[end] == '\\' && quoted) ++end;
    else if (text[end] == '"') quoted = !quoted;
  }
  const std::string_view element = http::trim(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return element;
}

void set_code(Preferences& wanted, const std::string& text) {
  int code = 0;
  const char* end = text.data() + text.size();
  const bool number = std::from_chars(text.data(), end, code).ptr == end && !text.empty();
  if (!number || code < 200 || code > 599) {
    wanted.invalid = "the preference code is \"" + text + "\" and should be a status from 200 to 599";
    return;
  }
  wanted.code = code;
}

void set_dynamic(Preferences& wanted, const std::string& text) {
  if (!text.empty() && text != "true" && text != "false") {
    wanted.invalid = "the preference dynamic is \"" + text + "\" and should be true or false";
  }
  wanted.dynamic = text != "false";
}

// One row a preference: its name in the header and in the query.
struct Row {
  std::string_view name;
  std::string_view query;
  void (*set)(Preferences&, const std::string&);
};
constexpr Row kRows[] = {
    {"code", "__code", set_code},
    {"example", "__example", [](Preferences& wanted, const std::string& text) { wanted.example = text; }},
    {"dynamic", "__dynamic", set_dynamic},
};

void apply(const Row& row, const std::string& value, Preferences& wanted) {
  row.set(wanted, value);
  wanted.applied += (wanted.applied.empty() ? "" : ", ") + std::string(row.name);
  if (!value.empty()) wanted.applied += "=" + value;
}

// The value of a preference in the header; the first of several counts (RFC 7240, section 2).
std::optional<std::string> find_preference(const http::Request& request, std::string_view name) {
  const std::optional<std::string> header = request.headers.combined("Prefer");
  if (!header) return std::nullopt;
  std::string_view rest = *header;
  while (!rest.empty()) {
    const std::string_view element = take_element(rest);
    const std::string_view preference = element.substr(0, element.find(';'));
    const std::size_t equals = preference.find('=');
    if (!http::equals_ignore_case(http::trim(preference.substr(0, equals)), name)) continue;
    return equals == std::string_view::npos ? "" : unquote(http::trim(preference.substr(equals + 1)));
  }
  return std::nullopt;
}

}  // namespace

Preferences read_preferences(const http::Request& request) {
  Preferences wanted;
  for (const Row& row : kRows) {
    if (const auto header = find_preference(request, row.name)) {
      apply(row, *header, wanted);
    } else if (const auto query = openapi::find_query(request, row.query)) {
      apply(row, *query, wanted);
    }
  }
  return wanted;
}

}  // namespace steelyard::server
