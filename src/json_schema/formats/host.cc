#include "json_schema/formats/host.h"

#include "base/utf8.h"
#include "json_schema/formats/characters.h"
#include "json_schema/formats/idna.h"

namespace steelyard::json_schema {
namespace {

constexpr std::size_t kMaxName = 253;
constexpr std::size_t kMaxLabel = 63;

// Cuts the next label off a dotted name; true while there is one.
bool next_label(std::string_view& rest, std::string_view& label, bool& more) {
  if (!more) return false;
  const std::size_t dot = rest.find('.');
  more = dot != std::string_view::npos;
  label = rest.substr(0, dot);
  rest = more ? rest.substr(dot + 1) : std::string_view();
  return true;
}

bool is_plain_label(std::string_view label) {
  if (label.empty() || label.size() > kMaxLabel || label.front() == '-' || label.back() == '-') return false;
  for (char c : label) {
    if (!is_alphanumeric(c) && c != '-') return false;
  }
  return true;
}

bool is_ascii_label(std::string_view label) {
  if (!is_plain_label(label)) return false;
  if (label.size() < 4 || label.substr(2, 2) != "--") return true;
  return is_a_label(label);  // hyphens in both places are kept for these (RFC 5891, section 4.2.3.1)
}

bool is_dotted(std::string_view text, bool (*is_label)(std::string_view)) {
  if (text.empty() || text.size() > kMaxName) return false;
  std::string_view label;
  for (bool more = true; next_label(text, label, more);) {
    if (!is_label(label)) return false;
  }
  return true;
}

bool is_local_part(std::string_view text, bool unicode) {
  constexpr std::string_view kSpecial = "!#$%&'*+-/=?^_`{|}~";
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {  // quoted-string
    const std::string_view inside = text.substr(1, text.size() - 2);
    for (std::size_t i = 0; i < inside.size(); ++i) {
      const auto c = static_cast<unsigned char>(inside[i]);
      if (c == '\\' && i + 1 < inside.size()) {
        ++i;
      } else if (c == '"' || c == '\\' || c < 0x20 || c == 0x7F || (c >= 0x80 && !unicode)) {
        return false;
      }
    }
    return true;
  }
  bool dot = true;  // an atom must begin here
  for (char c : text) {
    if (c == '.' && dot) return false;
    dot = c == '.';
    if (!dot && !is_alphanumeric(c) && kSpecial.find(c) == std::string_view::npos && (is_ascii(c) || !unicode)) {
      return false;
    }
  }
  return !dot;
}

bool is_mailbox(std::string_view text, bool unicode) {
  const std::size_t at = text.rfind('@');
  if (at == std::string_view::npos || !is_local_part(text.substr(0, at), unicode)) return false;
  std::string_view domain = text.substr(at + 1);
  if (!domain.starts_with('[') || !domain.ends_with(']'))
    return unicode ? is_idn_hostname(domain) : is_hostname(domain);
  domain = domain.substr(1, domain.size() - 2);
  constexpr std::string_view kTag = "IPv6:";
  return domain.starts_with(kTag) ? is_ipv6(domain.substr(kTag.size())) : is_ipv4(domain);
}

}  // namespace

bool is_hostname(std::string_view text) { return is_dotted(text, is_ascii_label); }
bool is_plain_hostname(std::string_view text) { return is_dotted(text, is_plain_label); }

bool is_idn_hostname(std::string_view text) {
  // The ideographic full stops separate labels as well (RFC 3490, section 3.1).
  std::string dotted(text);
  for (const std::string_view stop : {"\u3002", "\uFF0E", "\uFF61"}) {
    for (std::size_t at = dotted.find(stop); at != std::string::npos; at = dotted.find(stop)) {
      dotted.replace(at, stop.size(), ".");
    }
  }
  if (dotted.empty() || dotted.size() > 4 * kMaxName) return false;
  std::size_t length = 0;
  bool bidi = false;
  bool keeps_bidi = true;
  std::string_view rest = dotted;
  std::string_view label;
  for (bool more = true; next_label(rest, label, more);) {
    bool ascii = true;
    for (char c : label) ascii = ascii && is_ascii(c);
    if (ascii ? !is_ascii_label(label) : !is_u_label(label)) return false;
    length += encoded_length(label) + 1;
    bidi = bidi || has_right_to_left(label);
    keeps_bidi = keeps_bidi && keeps_bidi_rule(label);
  }
  return length <= kMaxName + 1 && (!bidi || keeps_bidi);
}

bool is_ipv4(std::string_view text) {
  for (int part = 0; part < 4; ++part) {
    if (part > 0 && !take(text, '.')) return false;
    const std::size_t digits = count_digits(text);
    if (digits == 0 || digits > 3 || (digits > 1 && text[0] == '0')) return false;
    if (take_number(text, digits) > 255) return false;
  }
  return text.empty();
}

bool is_ipv6(std::string_view text) {
  int groups = 0;
  bool gap = false;
  if (text.starts_with("::")) {
    gap = true;
    text.remove_prefix(2);
  } else if (text.starts_with(':')) {
    return false;
  }
  while (!text.empty()) {
    const std::size_t end = text.find(':');
    const std::string_view group = text.substr(0, end);
    if (end == std::string_view::npos && group.find('.') != std::string_view::npos) {
      return is_ipv4(group) && (gap ? groups <= 5 : groups == 6);
    }
    if (group.empty() || group.size() > 4) return false;
    for (char c : group) {
      if (!is_hex(c)) return false;
    }
    ++groups;
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (text.empty()) return false;  // one colon at the end
    if (text[0] == ':') {
      if (gap) return false;
      gap = true;
      text.remove_prefix(1);
    }
  }
  return gap ? groups <= 7 : groups == 8;
}

bool is_email(std::string_view text) { return is_mailbox(text, false); }
bool is_idn_email(std::string_view text) { return is_utf8(text) && is_mailbox(text, true); }

}  // namespace steelyard::json_schema
