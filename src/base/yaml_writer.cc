#include "base/yaml_writer.h"

#include <fmt/format.h>  // escapes
#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

#include <algorithm>  // std::any_of
#include <cstdint>    // code points

#include "base/json.h"
#include "base/regex.h"
#include "base/yaml_scalar.h"

namespace steelyard {
namespace {

// What YAML 1.1 reads as something else than text: booleans, numbers with underscores or colons, dates.
const Regex& older_yaml() {
  static const Regex pattern = *Regex::compile(
      "^(?:"
      "(?i:y|n|yes|no|on|off|true|false|null|~|=|<<)|"
      "[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?|"
      "[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\\.[0-9_]*)?|"
      "[-+]?0[xob].*|"
      "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?"
      ")$");
  return pattern;
}

// A string that stands plain in YAML: it reads as itself in every version. "---" and "..." at the start of a line end
// the document.
bool stands_plain(const std::string& text) {
  if (text.empty() || text.starts_with("---") || text.starts_with("...")) return false;
  const Result<Json> scalar = yaml_scalar("?", text);
  return scalar && scalar->is_string() && older_yaml().search(text) == Match::no;
}

bool has_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// The code point at `at`, which is moved behind it. The text is UTF-8.
char32_t next_code_point(const std::string& text, std::size_t& at) {
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  char32_t point = first & (0x3FU >> more);
  for (int i = 0; i < more; ++i) point = point << 6U | (static_cast<unsigned char>(text[at++]) & 0x3FU);
  return point;
}

// The code points that are for internal use (Unicode 15, section 23.7). JSON may hold them; the emitter replaces them.
bool is_noncharacter(char32_t point) { return (point & 0xFFFEU) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF); }

bool has_noncharacter(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_noncharacter(next_code_point(text, at))) return true;
  }
  return false;
}

// In double quotes, with all escaped that is not plain ASCII (YAML 1.2.2, section 5.7).
std::string escaped(const std::string& text) {
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const char32_t point = next_code_point(text, at);
    if (point == '"' || point == '\\') result += '\\';
    if (point >= 0x20 && point < 0x7F) {
      result += static_cast<char>(point);
    } else {
      result += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(point));
    }
  }
  return result + "\"";
}

void emit_string(YAML::Emitter& emitter, const std::string& text) {
  if (has_noncharacter(text)) {
    emitter.WriteIntegralType(escaped(text));  // the one way to write a scalar as it is
    return;
  }
  if (has_control(text)) {
    emitter << YAML::DoubleQuoted;
  } else if (!stands_plain(text)) {
    emitter << YAML::SingleQuoted;
  }
  emitter << text;
}

// A key of more than 1,024 characters is none unless a `?` announces it (YAML 1.2.2, section 7.4.2). As written, that
// is: a character takes ten where it is escaped, two where it is a quote.
bool needs_announcing(const std::string& key) {
  constexpr std::size_t kLongestKey = 1000;
  if (key.size() <= kLongestKey / 10) return false;
  return key.size() * (has_control(key) || has_noncharacter(key) ? 10 : 2) > kLongestKey;
}

void emit(YAML::Emitter& emitter, const Json& value) {
  if (value.is_object()) {
    if (value.empty()) emitter << YAML::Flow;
    emitter << YAML::BeginMap;
    for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
      if (needs_announcing(key)) emitter << YAML::LongKey;
      emitter << YAML::Key;
      emit_string(emitter, key);
      emitter << YAML::Value;
      emit(emitter, member);
    }
    emitter << YAML::EndMap;
  } else if (value.is_array()) {
    if (value.empty()) emitter << YAML::Flow;
    emitter << YAML::BeginSeq;
    for (const Json& item : value) emit(emitter, item);
    emitter << YAML::EndSeq;
  } else if (value.is_string()) {
    emit_string(emitter, value.get_ref<const std::string&>());
  } else if (is_number(value)) {
    emitter << number_text(value);
  } else if (value.is_boolean()) {
    emitter << value.get<bool>();
  } else {
    emitter << YAML::Null;
  }
}

}  // namespace

std::string write_yaml(const Json& value) {
  YAML::Emitter emitter;
  emitter.SetNullFormat(YAML::LowerNull);
  emit(emitter, value);
  return std::string(emitter.c_str(), emitter.size()) + "\n";
}

}  // namespace steelyard
