#include "json_schema/formats/idna.h"

#include <string>  // labels

#include "base/regex.h"
#include "base/utf8.h"
#include "json_schema/formats/characters.h"
#include "json_schema/formats/punycode.h"

namespace steelyard::json_schema {
namespace {

constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kPrefix = 4;  // "xn--"

// A pattern written here; it is known to compile.
class Rule {
 public:
  explicit Rule(const char* pattern) : regex_(*Regex::compile(pattern)) {}
  bool found(std::string_view text) const { return regex_.search(text) == Match::yes; }

 private:
  Regex regex_;
};

// RFC 5892, section 2 and appendix A. PCRE2 knows the categories and scripts; the exceptions of section 2.6 are listed.
struct Rules {
  // Lower-case letters, digits, marks and letters without case; not the exceptions that are disallowed, not the
  // conjoining Jamo, not the presentation and full-width forms that normalisation would change.
  Rule permitted{
      "^(?:(?![\u0640\u07FA\u302E\u302F\u3031-\u3035\u303B\u1100-\u11FF\uA960-\uA97F\uD7B0-\uD7FF\uFB00-\uFB06"
      "\uFB50-\uFDFF\uFE70-\uFEFF\uFF01-\uFFEF])[\\p{Ll}\\p{Lo}\\p{Lm}\\p{Mn}\\p{Mc}\\p{Nd}\u00DF\u03C2\u06FD\u06FE"
      "\u0F0B\u3007\u00B7\u0375\u05F3\u05F4\u30FB\u200C\u200D-])+$"};
  Rule begins_with_mark{"^\\p{M}"};
  Rule middle_dot_alone{"(?<!l)\u00B7|\u00B7(?!l)"};
  Rule keraia_alone{"\u0375(?!\\p{Greek})"};
  Rule geresh_alone{"(?<!\\p{Hebrew})[\u05F3\u05F4]"};
  Rule katakana_dot{"\u30FB"};
  Rule japanese{"[\\p{sc:Hiragana}\\p{sc:Katakana}\\p{sc:Han}]"};
  Rule arabic_digit{"[\u0660-\u0669]"};
  Rule extended_arabic_digit{"[\u06F0-\u06F9]"};
  // A joiner follows a virama; a non-joiner may also stand between letters of a script that joins.
  Rule joiner_alone{
      "(?<![\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA\u0E3A\u0F84\u1039\u17D2\u1B44\uA806\uA8C4])"
      "(?:\u200D|(?<![\\p{Arabic}\\p{Syriac}])\u200C|\u200C(?![\\p{Arabic}\\p{Syriac}]))"};
  // RFC 5893, section 2.
  Rule right_to_left{"[\\p{bc:R}\\p{bc:AL}\\p{bc:AN}]"};
  Rule valid_right_to_left{
      "^(?!.*\\p{bc:EN}.*\\p{bc:AN}|.*\\p{bc:AN}.*\\p{bc:EN})[\\p{bc:R}\\p{bc:AL}]"
      "(?:[\\p{bc:R}\\p{bc:AL}\\p{bc:AN}\\p{bc:EN}\\p{bc:ES}\\p{bc:CS}\\p{bc:ET}\\p{bc:ON}\\p{bc:BN}\\p{bc:NSM}]*"
      "[\\p{bc:R}\\p{bc:AL}\\p{bc:EN}\\p{bc:AN}])?\\p{bc:NSM}*$"};
  Rule valid_left_to_right{
      "^\\p{bc:L}(?:[\\p{bc:L}\\p{bc:EN}\\p{bc:ES}\\p{bc:CS}\\p{bc:ET}\\p{bc:ON}\\p{bc:BN}\\p{bc:NSM}]*"
      "[\\p{bc:L}\\p{bc:EN}])?\\p{bc:NSM}*$"};
};

bool obeys(const Rules& rules, std::string_view label) {
  if (!rules.permitted.found(label) || rules.begins_with_mark.found(label)) return false;
  for (const Rule* broken : {&rules.middle_dot_alone, &rules.keraia_alone, &rules.geresh_alone, &rules.joiner_alone}) {
    if (broken->found(label)) return false;
  }
  if (rules.katakana_dot.found(label) && !rules.japanese.found(label)) return false;
  if (rules.arabic_digit.found(label) && rules.extended_arabic_digit.found(label)) return false;
  return !rules.right_to_left.found(label) || rules.valid_right_to_left.found(label);
}

const Rules& idna_rules() {
  static const Rules rules;  // compiled once, never changed
  return rules;
}

std::u32string code_points_of(std::string_view text) {
  std::u32string points;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) {
      points.back() = (points.back() << 6U) | (byte & 0x3FU);
    } else {
      points += static_cast<char32_t>(byte < 0x80   ? byte
                                      : byte < 0xE0 ? byte & 0x1FU
                                      : byte < 0xF0 ? byte & 0xFU
                                                    : byte & 7U);
    }
  }
  return points;
}

}  // namespace

bool is_u_label(std::string_view label) {
  if (label.empty() || !is_utf8(label) || label.front() == '-' || label.back() == '-') return false;
  const std::u32string points = code_points_of(label);
  if (points.size() >= 4 && points[2] == '-' && points[3] == '-') return false;
  return kPrefix + punycode_length(points) <= kMaxLabel && obeys(idna_rules(), label);
}

bool is_a_label(std::string_view label) {
  if (label.size() <= kPrefix || lower(label[0]) != 'x' || lower(label[1]) != 'n') return false;
  const auto points = decode_punycode(label.substr(kPrefix));
  if (!points) return false;
  std::string text;
  bool ascii = true;
  for (char32_t c : *points) {
    append_code_point(text, c);
    ascii = ascii && c < 0x80;
  }
  const bool canonical = punycode_length(*points) == label.size() - kPrefix;
  return !ascii && canonical && is_u_label(text);
}

std::size_t encoded_length(std::string_view label) {
  for (char c : label) {
    if (!is_ascii(c)) return kPrefix + punycode_length(code_points_of(label));
  }
  return label.size();
}

bool has_right_to_left(std::string_view label) { return idna_rules().right_to_left.found(label); }

bool keeps_bidi_rule(std::string_view label) {
  const Rules& rules = idna_rules();
  return has_right_to_left(label) ? rules.valid_right_to_left.found(label) : rules.valid_left_to_right.found(label);
}

}  // namespace steelyard::json_schema
