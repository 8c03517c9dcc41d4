#include "json_schema/formats/uri.h"

#include "base/utf8.h"
#include "json_schema/formats/characters.h"
#include "json_schema/formats/host.h"

namespace steelyard::json_schema {
namespace {

constexpr std::string_view kUnreserved = "-._~";
constexpr std::string_view kSubDelims = "!$&'()*+,;=";

// Which characters beyond letters, digits, unreserved and sub-delims a part allows.
struct Characters {
  std::string_view extra;
  bool unicode;
};

// Every character allowed, every '%' followed by two hexadecimal digits.
bool consists_of(std::string_view text, const Characters& allowed) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
      i += 2;
    } else if (!is_ascii(c)) {
      if (!allowed.unicode) return false;
    } else if (!is_alphanumeric(c) && kUnreserved.find(c) == std::string_view::npos &&
               kSubDelims.find(c) == std::string_view::npos && allowed.extra.find(c) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

// "[v1.fe80::a+en1]" or an IPv6 address.
bool is_ip_literal(std::string_view text) {
  if (!take(text, 'v') && !take(text, 'V')) return is_ipv6(text);
  const std::size_t dot = text.find('.');
  if (dot == 0 || dot == std::string_view::npos || dot + 1 == text.size()) return false;
  for (char c : text.substr(0, dot)) {
    if (!is_hex(c)) return false;
  }
  return text.find('%') == std::string_view::npos && consists_of(text.substr(dot + 1), {":", false});
}

// RFC 3986, section 3.2: [ userinfo "@" ] host [ ":" port ]
bool is_authority(std::string_view text, bool unicode) {
  if (const std::size_t at = text.find('@'); at != std::string_view::npos) {
    if (!consists_of(text.substr(0, at), {":", unicode})) return false;
    text.remove_prefix(at + 1);
  }
  std::string_view port;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos || !is_ip_literal(text.substr(1, end - 1))) return false;
    port = text.substr(end + 1);
  } else {
    const std::size_t colon = text.find(':');
    if (!consists_of(text.substr(0, colon), {"", unicode})) return false;
    port = colon == std::string_view::npos ? std::string_view() : text.substr(colon);
  }
  return port.empty() || (port[0] == ':' && count_digits(port.substr(1)) == port.size() - 1);
}

bool is_hierarchical_part(std::string_view text, bool unicode) {
  if (text.starts_with("//")) {
    text.remove_prefix(2);
    const std::size_t slash = text.find('/');
    if (!is_authority(text.substr(0, slash), unicode)) return false;
    text = slash == std::string_view::npos ? std::string_view() : text.substr(slash);
  }
  return consists_of(text, {":@/", unicode});
}

// The length of the scheme, or 0.
std::size_t scheme_length(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text[0])) return 0;
  for (char c : text.substr(0, colon)) {
    if (!is_alphanumeric(c) && c != '+' && c != '-' && c != '.') return 0;
  }
  return colon;
}

bool is_reference(std::string_view text, bool needs_scheme, bool unicode) {
  if (unicode && !is_utf8(text)) return false;
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    if (!consists_of(text.substr(hash + 1), {":@/?", unicode})) return false;
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    if (!consists_of(text.substr(mark + 1), {":@/?", unicode})) return false;
    text = text.substr(0, mark);
  }
  const std::size_t scheme = scheme_length(text);
  if (scheme > 0) return is_hierarchical_part(text.substr(scheme + 1), unicode);
  if (needs_scheme) return false;
  const std::string_view first = text.substr(0, text.find('/'));  // may not look like a scheme (section 4.2)
  return first.find(':') == std::string_view::npos && is_hierarchical_part(text, unicode);
}

// RFC 6570, section 2.3: varchar *( ["."] varchar )
bool is_variable_name(std::string_view name) {
  bool separator = true;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (c == '.') {
      if (separator) return false;
      separator = true;
      continue;
    }
    separator = false;
    if (c == '%') {
      if (i + 2 >= name.size() || !is_hex(name[i + 1]) || !is_hex(name[i + 2])) return false;
      i += 2;
    } else if (!is_alphanumeric(c) && c != '_') {
      return false;
    }
  }
  return !separator;
}

bool is_variable(std::string_view text) {
  if (text.ends_with('*')) return is_variable_name(text.substr(0, text.size() - 1));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return is_variable_name(text);
  const std::string_view length = text.substr(colon + 1);
  const bool valid = !length.empty() && length.size() <= 4 && length[0] != '0' && count_digits(length) == length.size();
  return valid && is_variable_name(text.substr(0, colon));
}

bool is_expression(std::string_view text) {
  constexpr std::string_view kOperators = "+#./;?&=,!@|";
  if (!text.empty() && kOperators.find(text[0]) != std::string_view::npos) text.remove_prefix(1);
  while (true) {
    const std::size_t comma = text.find(',');
    if (!is_variable(text.substr(0, comma))) return false;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

bool is_template_literal(std::string_view text) {
  constexpr std::string_view kForbidden = "\"<>\\^`{|} ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size() || !is_hex(text[i + 1]) || !is_hex(text[i + 2])) return false;
    } else if (is_ascii(c) && (c <= 0x20 || c == 0x7F || kForbidden.find(c) != std::string_view::npos)) {
      return false;
    }
  }
  return true;
}

}  // namespace

bool is_uri(std::string_view text) { return is_reference(text, true, false); }
bool is_uri_reference(std::string_view text) { return is_reference(text, false, false); }
bool is_iri(std::string_view text) { return is_reference(text, true, true); }
bool is_iri_reference(std::string_view text) { return is_reference(text, false, true); }

bool is_uri_template(std::string_view text) {
  while (true) {
    const std::size_t open = text.find('{');
    if (!is_template_literal(text.substr(0, open))) return false;
    if (open == std::string_view::npos) return true;
    const std::size_t close = text.find('}', open);
    if (close == std::string_view::npos || !is_expression(text.substr(open + 1, close - open - 1))) return false;
    text.remove_prefix(close + 1);
  }
}

}  // namespace steelyard::json_schema
