#include "server/preferences.h"

#include <charconv>     // std::from_chars
#include <string_view>  // tokens

#include "http/field_value.h"
#include "openapi/security.h"
#include "server/delay_distribution.h"

namespace steelyard::server {
namespace {

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

void set_fault(Preferences& wanted, const std::string& text) {
  wanted.fault = find_fault(text);
  if (wanted.fault) return;
  wanted.invalid = "the preference fault is \"" + text + "\" and should be the name of a fault";
  wanted.known = fault_names();
}

void set_delay(Preferences& wanted, const std::string& text) {
  const Result<std::chrono::milliseconds> delay = parse_delay(text);
  if (delay) {
    wanted.delay = *delay;
  } else {
    wanted.invalid = "the preference delay: " + delay.error().message;
  }
}

// One row a preference: its name in the header and in the query.
struct Row {
  std::string_view name;
  std::string_view query;
  void (*set)(Preferences&, const std::string&);
  bool of_delivery = false;
};
constexpr Row kRows[] = {
    {"code", "__code", set_code},
    {"example", "__example", [](Preferences& wanted, const std::string& text) { wanted.example = text; }},
    {"dynamic", "__dynamic", set_dynamic},
    {"fault", "__fault", set_fault, true},
    {"delay", "__delay", set_delay, true},
};

// A value that is no token has to be quoted (RFC 7240, section 2).
std::string quoted_if_needed(const std::string& value) {
  if (http::is_token(value)) return value;
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

void add_element(std::string& list, const std::string& element) { list += (list.empty() ? "" : ", ") + element; }

void add_applied(const Row& row, const std::string& value, Preferences& wanted) {
  // A named example is never generated.
  if (row.name == "dynamic" && wanted.dynamic.value_or(false) && !wanted.example.empty()) return;
  if (row.name == "example" && value.empty()) return;
  const std::string text = std::string(row.name) + (value.empty() ? "" : "=" + quoted_if_needed(value));
  add_element(wanted.applied, text);
  if (row.of_delivery) add_element(wanted.applied_to_delivery, text);
}

// The value of a preference in the header; the first of several counts (RFC 7240, section 2). Blanks may stand around
// the `=`, an empty value is no value, and parameters after a semicolon do not change what is meant here. A value that
// should have been quoted and is not is taken as it stands.
std::optional<std::string> find_preference(const http::Request& request, std::string_view name) {
  const std::optional<std::string> header = request.headers.combined("Prefer");
  if (!header) return std::nullopt;
  for (const std::string_view element : http::split_field(*header, ',')) {
    const std::string_view preference = http::split_field(element, ';').front();
    const std::size_t equals = preference.find('=');
    if (!http::equals_ignore_case(http::trim(preference.substr(0, equals)), name)) continue;
    if (equals == std::string_view::npos) return "";
    const std::string value(http::trim(preference.substr(equals + 1)));
    const auto parameter = http::parse_field_parameter("value=" + value);
    return parameter ? parameter->value : value;
  }
  return std::nullopt;
}

}  // namespace

Preferences read_preferences(const http::Request& request) {
  Preferences wanted;
  for (const Row& row : kRows) {
    if (const auto header = find_preference(request, row.name)) {
      row.set(wanted, *header);
      add_applied(row, *header, wanted);
    } else if (const auto query = openapi::find_query(request, row.query)) {
      row.set(wanted, *query);
    }
  }
  return wanted;
}

}  // namespace steelyard::server
