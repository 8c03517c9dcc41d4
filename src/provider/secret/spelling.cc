#include "provider/secret/spelling.h"

#include <array>    // alternatives
#include <cstdint>  // code units

#include "base/utf8.h"

namespace steelyard::provider {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// That many hexadecimal digits at the place, or nothing.
std::optional<std::uint32_t> read_hex(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    const int digit = digit_of(text[i]);
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return value;
}

Escape of_code_point(std::uint32_t code_point, std::size_t length) {
  Escape escape{{}, length};
  append_code_point(escape.bytes, code_point);
  return escape;
}

std::optional<Escape> percent(std::string_view text, std::size_t at) {
  const auto byte = read_hex(text, at + 1, 2);
  if (!byte) return std::nullopt;
  return Escape{std::string(1, static_cast<char>(*byte)), 3};
}

bool is_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xE000; }

// RFC 8259, section 7; characters beyond U+FFFF are two units.
std::optional<Escape> json_unit(std::string_view text, std::size_t at) {
  const auto unit = read_hex(text, at + 2, 4);
  if (!unit) return std::nullopt;
  if (!is_surrogate(*unit)) return of_code_point(*unit, 6);
  const bool pair = *unit < 0xDC00 && text.substr(at + 6).starts_with("\\u");
  const auto low = pair ? read_hex(text, at + 8, 4) : std::nullopt;
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return std::nullopt;
  return of_code_point(0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00), 12);
}

std::optional<Escape> json(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return std::nullopt;
  const char next = text[at + 1];
  if (next == 'u') return json_unit(text, at);
  if (next == 'x') {  // of JavaScript
    const auto unit = read_hex(text, at + 2, 2);
    return unit ? std::optional(of_code_point(*unit, 4)) : std::nullopt;
  }
  constexpr std::string_view kLetters = "bfnrt";
  constexpr std::string_view kMeant = "\b\f\n\r\t";
  const auto letter = kLetters.find(next);
  if (letter != std::string_view::npos) return Escape{std::string(1, kMeant[letter]), 2};
  constexpr std::string_view kThemselves = "/\\\"'`";
  if (kThemselves.find(next) == std::string_view::npos) return std::nullopt;
  return Escape{std::string(1, next), 2};
}

struct Entity {
  std::string_view name;
  char meant;
};

// The characters that credentials are made of and that HTML has names for.
constexpr Entity kEntities[] = {{"amp", '&'},    {"lt", '<'},     {"gt", '>'},      {"quot", '"'},   {"apos", '\''},
                                {"sol", '/'},    {"bsol", '\\'},  {"plus", '+'},    {"equals", '='}, {"colon", ':'},
                                {"semi", ';'},   {"comma", ','},  {"period", '.'},  {"hyphen", '-'}, {"lowbar", '_'},
                                {"dollar", '$'}, {"percnt", '%'}, {"num", '#'},     {"excl", '!'},   {"quest", '?'},
                                {"commat", '@'}, {"ast", '*'},    {"grave", '`'},   {"Hat", '^'},    {"verbar", '|'},
                                {"lpar", '('},   {"rpar", ')'},   {"lsqb", '['},    {"rsqb", ']'},   {"lcub", '{'},
                                {"rcub", '}'},   {"Tab", '\t'},   {"NewLine", '\n'}};

std::optional<std::uint32_t> read_number(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) return digits.size() > 7 ? std::nullopt : read_hex(digits, 1, digits.size() - 1);
  if (digits.empty() || digits.size() > 7) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value;
}

std::optional<Escape> entity(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 10;  // "&#1114111;"
  const std::size_t end = text.substr(at, kLongest).find(';');
  if (end == std::string_view::npos || end < 2) return std::nullopt;
  const std::string_view name = text.substr(at + 1, end - 1);
  if (name.front() == '#') {
    const auto code_point = read_number(name.substr(1));
    if (!code_point || *code_point > 0x10FFFF || is_surrogate(*code_point)) return std::nullopt;
    return of_code_point(*code_point, end + 1);
  }
  for (const Entity& each : kEntities) {
    if (each.name == name) return Escape{std::string(1, each.meant), end + 1};
  }
  return std::nullopt;
}

std::optional<Escape> pointer(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return std::nullopt;
  return Escape{text[at + 1] == '0' ? "~" : "/", 2};
}

std::optional<Escape> form_blank(std::string_view, std::size_t) { return Escape{" ", 1}; }

struct Encoding {
  char opening;
  std::optional<Escape> (*read)(std::string_view text, std::size_t at);
};

constexpr Encoding kEncodings[] = {
    {'%', percent}, {'\\', json}, {'&', entity}, {'~', pointer}, {'+', form_blank},
};

}  // namespace

std::optional<Escape> read_escape(std::string_view text, std::size_t at) {
  for (const Encoding& encoding : kEncodings) {
    if (encoding.opening == text[at]) return encoding.read(text, at);
  }
  return std::nullopt;
}

std::optional<std::size_t> match_spelling(std::string_view text, std::size_t at, std::string_view wanted) {
  struct Place {
    std::size_t text, wanted;
  };
  // Where a character is both itself and the opening of an escape for itself, the escape is tried second. More such
  // places than these are in no credential.
  std::array<Place, 16> later{};
  std::size_t waiting = 0;
  Place place{at, 0};
  for (;;) {
    if (place.wanted == wanted.size()) return place.text;
    std::optional<Escape> escape;
    const bool literal = place.text < text.size() && text[place.text] == wanted[place.wanted];
    if (place.text < text.size() && kEscapeOpenings.find(text[place.text]) != std::string_view::npos) {
      escape = read_escape(text, place.text);
      if (escape && !wanted.substr(place.wanted).starts_with(escape->bytes)) escape.reset();
    }
    if (literal) {
      if (escape && waiting < later.size())
        later[waiting++] = {place.text + escape->length, place.wanted + escape->bytes.size()};
      place = {place.text + 1, place.wanted + 1};
    } else if (escape) {
      place = {place.text + escape->length, place.wanted + escape->bytes.size()};
    } else if (waiting > 0) {
      place = later[--waiting];
    } else {
      return std::nullopt;
    }
  }
}

}  // namespace steelyard::provider
