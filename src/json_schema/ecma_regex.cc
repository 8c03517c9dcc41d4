#include "json_schema/ecma_regex.h"

#include <cstdint>   // code points
#include <optional>  // refused escapes

#include "base/utf8.h"
#include "json_schema/ecma_property.h"

namespace steelyard::json_schema {
namespace {

constexpr std::string_view kSyntaxCharacters = "^$\\.*+?()[]{}|/";
// ECMA-262, section 12.2 and 12.3: what \s means; PCRE2's own is ASCII only.
constexpr std::string_view kSpace = "\\x09-\\x0D\\x20\u00A0\uFEFF\u2028\u2029\\p{Zs}";
constexpr std::string_view kNotLineEnd = "[^\\x0A\\x0D\u2028\u2029]";
constexpr std::string_view kAnything = "(?s:.)";
constexpr std::string_view kNothing = "(?!)";
constexpr std::uint32_t kNoCodePoint = 0xFFFFFFFF;

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_surrogate(std::uint32_t c, bool low) { return (c & 0xFFFFFC00U) == (low ? 0xDC00U : 0xD800U); }

// One code point, escaped where PCRE2 would take it for syntax, in or outside a class.
std::string literal(std::uint32_t code_point) {
  std::string text;
  if (code_point < 0x80 && !is_digit(static_cast<char>(code_point)) && !is_letter(static_cast<char>(code_point))) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    return text.append("\\x").append(1, kDigits[code_point >> 4U]).append(1, kDigits[code_point & 15U]);
  }
  append_code_point(text, code_point);
  return text;
}

struct Opening {
  std::string_view opening;
  std::string_view ahead;  // the same, looking ahead if it looks behind
};
constexpr Opening kOpenings[] = {
    {"(?:", "(?:"}, {"(?=", "(?="}, {"(?!", "(?!"}, {"(?<=", "(?="}, {"(?<!", "(?!"},
};

class Translator {
 public:
  explicit Translator(std::string_view pattern, bool looks_ahead_only = false)
      : pattern_(pattern), looks_ahead_only_(looks_ahead_only) {}

  Result<std::string> run() {
    while (at_ < pattern_.size() && problem_.empty()) step();
    if (problem_.empty() && groups_ > 0) problem_ = "a group is not closed";
    if (problem_.empty()) return std::move(out_);
    return Error{
        ErrorCode::pattern_syntax, "the pattern is not valid: " + problem_ + " at offset " + std::to_string(at_), {}};
  }

 private:
  // The value of a class in a class: what it adds as members, and complements that cannot be members.
  struct ClassParts {
    std::string members;
    std::string others;  // alternatives, each "|[^…]"
  };

  char peek(std::size_t ahead = 0) const { return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0'; }
  bool starts(std::string_view text) const { return pattern_.substr(at_).starts_with(text); }
  bool refuse(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    return false;
  }

  void emit_atom(std::string_view text, std::size_t length) {
    out_ += text;
    at_ += length;
    repeatable_ = true;
  }

  void step() {
    switch (peek()) {
      case '\\':
        return escape();
      case '[':
        return character_class();
      case '(':
        return open_group();
      case ')':
        if (groups_ == 0) return void(refuse("a group is closed that was not opened"));
        --groups_;
        return emit_atom(")", 1);
      case '*':
      case '+':
      case '?':
        return quantifier(1);
      case '{':
        if (const std::size_t length = braces_length()) return quantifier(length);
        return emit_atom("\\{", 1);
      case '}':
      case ']':
        return emit_atom(literal(static_cast<unsigned char>(peek())), 1);
      case '.':
        return emit_atom(kNotLineEnd, 1);
      case '^':
      case '$':
      case '|':
        out_ += peek();
        ++at_;
        repeatable_ = false;
        return;
      default:
        emit_atom(pattern_.substr(at_, 1), 1);
    }
  }

  // The length of "{2}", "{2,}" or "{2,5}" here, or 0.
  std::size_t braces_length() const {
    std::size_t length = 1;
    const std::size_t first = length;
    while (is_digit(peek(length))) ++length;
    if (length == first) return 0;
    if (peek(length) == ',') ++length;
    while (is_digit(peek(length))) ++length;
    return peek(length) == '}' ? length + 1 : 0;
  }

  void quantifier(std::size_t length) {
    if (!repeatable_) return void(refuse("there is nothing to repeat"));
    if (peek(length) == '?') ++length;
    out_ += pattern_.substr(at_, length);
    at_ += length;
    repeatable_ = false;  // a second one would be possessive to PCRE2, and is nothing to ECMA-262
  }

  void open_group() {
    ++groups_;
    for (const auto& [opening, ahead] : kOpenings) {
      if (!starts(opening)) continue;
      emit_atom(looks_ahead_only_ ? ahead : opening, opening.size());
      repeatable_ = false;
      return;
    }
    if (starts("(?<")) {
      const std::size_t end = pattern_.find('>', at_);
      if (end == std::string_view::npos) return void(refuse("a group's name does not end"));
      emit_atom(pattern_.substr(at_, end + 1 - at_), end + 1 - at_);
    } else if (starts("(?") || starts("(*")) {
      return void(refuse("'" + std::string(pattern_.substr(at_, 3)) + "' is not a group"));
    } else {
      emit_atom("(", 1);
    }
    repeatable_ = false;
  }

  void escape() {
    const char c = peek(1);
    if (c == 'b' || c == 'B') {
      out_ += pattern_.substr(at_, 2);
      at_ += 2;
      repeatable_ = false;
      return;
    }
    if (c >= '1' && c <= '9') return back_reference();
    if (c == 'k' && peek(2) == '<') {
      const std::size_t end = pattern_.find('>', at_);
      if (end == std::string_view::npos) return void(refuse("a reference's name does not end"));
      return emit_atom(pattern_.substr(at_, end + 1 - at_), end + 1 - at_);
    }
    ClassParts parts;
    if (class_escape(parts)) {
      out_ += parts.others.empty() ? "[" + parts.members + "]" : parts.others.substr(1);
      repeatable_ = true;
      return;
    }
    const std::uint32_t code_point = character_escape(false);
    if (!problem_.empty()) return;
    out_ += code_point == kNoCodePoint ? std::string(kNothing) : literal(code_point);
    repeatable_ = true;
  }

  void back_reference() {
    std::size_t length = 1;
    while (is_digit(peek(length))) ++length;
    emit_atom("\\g{" + std::string(pattern_.substr(at_ + 1, length - 1)) + "}", length);
  }

  // \d \D \w \W \s \S \p{…} \P{…}: true if it was one (or a property that is not known, which is refused).
  bool class_escape(ClassParts& parts) {
    const char c = peek(1);
    if (c == 'd' || c == 'w') return add(parts, c == 'd' ? "0-9" : "0-9A-Z_a-z", false);
    if (c == 'D' || c == 'W') return add(parts, c == 'D' ? "0-9" : "0-9A-Z_a-z", true);
    if (c == 's' || c == 'S') return add(parts, kSpace, c == 'S');
    if (c != 'p' && c != 'P') return false;
    const std::size_t end = pattern_.find('}', at_);
    if (peek(2) != '{' || end == std::string_view::npos) return refuse("a property needs a name in braces");
    const auto property = translate_property(pattern_.substr(at_ + 3, end - at_ - 3));
    if (!property) return refuse("there is no such property");
    parts.members += (c == 'p' ? "\\p{" : "\\P{") + *property + "}";
    at_ = end + 1;
    return true;
  }

  bool add(ClassParts& parts, std::string_view members, bool complement) {
    if (complement) {
      parts.others.append("|[^").append(members).append("]");
    } else {
      parts.members += members;
    }
    at_ += 2;
    return true;
  }

  // The character of an escape; kNoCodePoint for half of a surrogate pair, which no text in UTF-8 contains.
  std::uint32_t character_escape(bool in_class) {
    const char c = peek(1);
    at_ += 2;
    switch (c) {
      case 't':
        return '\t';
      case 'n':
        return '\n';
      case 'v':
        return '\v';
      case 'f':
        return '\f';
      case 'r':
        return '\r';
      case 'b':
        return '\b';  // only in a class
      case '0':
        if (!is_digit(peek())) return 0;
        return refuse("octal escapes are not allowed"), kNoCodePoint;
      case 'c':
        if (!is_letter(peek())) return refuse("\\c needs a letter"), kNoCodePoint;
        return static_cast<std::uint32_t>(pattern_[at_++]) % 32U;
      case 'x':
        return hex(2);
      case 'u':
        return unicode_escape();
      default:
        break;
    }
    const bool syntax = kSyntaxCharacters.find(c) != std::string_view::npos && c != '\0';
    if (syntax || (in_class && c == '-')) return static_cast<unsigned char>(c);
    const bool legacy =
        at_ <= pattern_.size() && !is_letter(c) && !is_digit(c) && (static_cast<unsigned char>(c) & 0x80U) == 0;
    if (legacy) return static_cast<unsigned char>(c);
    at_ -= 2;
    return refuse(std::string("'\\") + (at_ + 1 < pattern_.size() ? std::string(1, c) : "") + "' is not an escape"),
           kNoCodePoint;
  }

  std::uint32_t hex(std::size_t digits) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
      const char c = peek();
      if (!is_hex(c)) return refuse("hexadecimal digits are missing"), kNoCodePoint;
      value = value * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
      ++at_;
    }
    return value;
  }

  std::uint32_t unicode_escape() {
    if (peek() == '{') {
      ++at_;
      std::size_t digits = 0;
      while (is_hex(peek(digits))) ++digits;
      if (digits == 0 || digits > 6 || peek(digits) != '}') return refuse("\\u{…} is not complete"), kNoCodePoint;
      const std::uint32_t value = hex(digits);
      ++at_;
      return value <= 0x10FFFF ? value : (refuse("there is no such code point"), kNoCodePoint);
    }
    const std::uint32_t first = hex(4);
    if (!problem_.empty()) return first;
    if (is_surrogate(first, false) && starts("\\u")) {
      const std::size_t before = at_;
      at_ += 2;
      const std::uint32_t second = hex(4);
      if (problem_.empty() && is_surrogate(second, true)) {
        return 0x10000U + ((first & 0x3FFU) << 10U) + (second & 0x3FFU);
      }
      at_ = before;
    }
    return is_surrogate(first, false) || is_surrogate(first, true) ? kNoCodePoint : first;
  }

  void character_class() {
    ++at_;
    const bool negated = peek() == '^';
    if (negated) ++at_;
    ClassParts parts;
    while (at_ < pattern_.size() && peek() != ']' && problem_.empty()) class_member(parts);
    if (problem_.empty() && at_ >= pattern_.size()) refuse("a class is not closed");
    if (!problem_.empty()) return;
    ++at_;
    out_ += close_class(parts, negated);
    repeatable_ = true;
  }

  void class_member(ClassParts& parts) {
    if (peek() == '\\') {
      if (class_escape(parts)) return;
      if (!problem_.empty()) return;
      if (const std::uint32_t code_point = character_escape(true); code_point != kNoCodePoint) {
        parts.members += literal(code_point);
      }
      return;
    }
    const char c = pattern_[at_++];
    const bool special = c == '[' || c == '^' || c == '&' || c == '~';  // '[' would open a POSIX class
    parts.members += special ? literal(static_cast<unsigned char>(c)) : std::string(1, c);
  }

  static std::string close_class(const ClassParts& parts, bool negated) {
    const bool empty = parts.members.empty();
    if (parts.others.empty()) {
      if (empty) return std::string(negated ? kAnything : kNothing);
      return (negated ? "[^" : "[") + parts.members + "]";
    }
    const std::string any = (empty ? std::string() : "[" + parts.members + "]") + parts.others.substr(empty ? 1 : 0);
    return negated ? "(?:(?!" + any + ")" + std::string(kAnything) + ")" : "(?:" + any + ")";
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  bool looks_ahead_only_;  // (?<= and (?<! are written (?= and (?!
  std::size_t groups_ = 0;
  bool repeatable_ = false;
  std::string out_;
  std::string problem_;
};

}  // namespace

Result<std::string> translate_ecma_regex(std::string_view pattern) {
  if (!is_utf8(pattern)) return Error{ErrorCode::pattern_syntax, "the pattern is not UTF-8", {}};
  return Translator(pattern).run();
}

// Look-behind and look-ahead have one syntax (ECMA-262, section 22.2.1), and every look-ahead can be compiled.
Status check_ecma_regex(std::string_view pattern) {
  if (!is_utf8(pattern)) return Error{ErrorCode::pattern_syntax, "the pattern is not UTF-8", {}};
  Result<std::string> translation = Translator(pattern, true).run();
  if (!translation) return translation.error();
  Result<Regex> regex = Regex::compile(*translation);
  return regex ? Status() : Status(regex.error());
}

Result<Regex> compile_ecma_regex(std::string_view pattern) {
  Result<std::string> translation = translate_ecma_regex(pattern);
  if (!translation) return translation.error();
  return Regex::compile(*translation);
}

}  // namespace steelyard::json_schema
