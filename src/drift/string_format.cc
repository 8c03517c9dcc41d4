#include "drift/string_format.h"

#include <algorithm>  // std::any_of

#include "json_schema/formats/characters.h"
#include "json_schema/formats/host.h"
#include "json_schema/formats/name.h"
#include "json_schema/formats/time.h"
#include "json_schema/formats/uri.h"

namespace steelyard::drift {
namespace {

using json_schema::is_digit;

// Every text is looked at for every format: what can be seen from the first characters is decided by them.
bool begins_with_digit(std::string_view text) { return !text.empty() && is_digit(text.front()); }

bool is_date_time(std::string_view text) { return begins_with_digit(text) && json_schema::is_date_time(text); }
bool is_date(std::string_view text) { return begins_with_digit(text) && json_schema::is_date(text); }
bool is_duration(std::string_view text) { return text.starts_with('P') && json_schema::is_duration(text); }
bool is_ipv4(std::string_view text) { return begins_with_digit(text) && json_schema::is_ipv4(text); }

bool is_ipv6(std::string_view text) {
  return text.find(':') != std::string_view::npos && text.size() <= 45 && json_schema::is_ipv6(text);
}

bool is_email(std::string_view text) { return text.find('@') != std::string_view::npos && json_schema::is_email(text); }

// "a:b" is a URI to the letter, and to nobody else.
bool is_uri(std::string_view text) { return text.find("://") != std::string_view::npos && json_schema::is_uri(text); }

// RFC 8259, section 6, without an exponent: an amount that somebody wrote as a string.
bool is_numeral(std::string_view text) {
  json_schema::take(text, '-');
  const std::size_t whole = json_schema::count_digits(text);
  if (whole == 0 || (whole > 1 && text.front() == '0')) return false;
  text.remove_prefix(whole);
  if (!json_schema::take(text, '.')) return text.empty();
  return !text.empty() && json_schema::count_digits(text) == text.size();
}

bool is_truth(std::string_view text) { return text == "true" || text == "false"; }

constexpr std::array<StringFormat, kStringFormats> kFormats = {{
    {"date-time", is_date_time},
    {"date", is_date},
    {"duration", is_duration},
    {"uuid", json_schema::is_uuid},
    {"email", is_email},
    {"ipv4", is_ipv4},
    {"ipv6", is_ipv6},
    {"uri", is_uri},
    {"numeral", is_numeral},
    {"boolean", is_truth},
}};
static_assert(kFormats[kNumeral].name == "numeral");

}  // namespace

const std::array<StringFormat, kStringFormats>& string_formats() { return kFormats; }

}  // namespace steelyard::drift
