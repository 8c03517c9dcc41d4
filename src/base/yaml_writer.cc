#include "base/yaml_writer.h"

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

#include <algorithm>  // std::any_of

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

// A string that stands plain in YAML: it reads as itself in every version.
bool stands_plain(const std::string& text) {
  if (text.empty()) return false;
  const Result<Json> scalar = yaml_scalar("?", text);
  return scalar && scalar->is_string() && older_yaml().search(text) == Match::no;
}

bool has_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

void emit_string(YAML::Emitter& emitter, const std::string& text) {
  if (has_control(text)) {
    emitter << YAML::DoubleQuoted;
  } else if (!stands_plain(text)) {
    emitter << YAML::SingleQuoted;
  }
  emitter << text;
}

void emit(YAML::Emitter& emitter, const Json& value) {
  if (value.is_object()) {
    if (value.empty()) emitter << YAML::Flow;
    emitter << YAML::BeginMap;
    for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
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
