#include "cli/instances.h"

#include <filesystem>  // folders
#include <fstream>     // files

#include "base/file.h"
#include "cli/body_stream.h"

namespace steelyard::cli {
namespace {

bool is_yaml(const std::string& name) { return name.ends_with(".yaml") || name.ends_with(".yml"); }

bool is_lines(const std::string& name) { return name.ends_with(".ndjson") || name.ends_with(".jsonl"); }

Status read_yaml_file(const std::string& name, const InstanceReceiver& receive) {
  const Result<std::string> text = read_file(name);
  if (!text) return text.error();
  receive({*text, name, {}, InstanceText::Language::yaml});
  return {};
}

}  // namespace

Result<Document> InstanceText::read() const {
  if (language == Language::either) {
    Result<Document> json = read_json(text, file);
    return json || opens_like_json(text) ? std::move(json) : read_yaml(text, file);
  }
  return language == Language::yaml ? read_yaml(text, file, {}, origin) : read_json(text, file, {}, origin);
}

std::string instance_name(const std::string& name) { return name == "-" ? "standard input" : name; }

Status read_instances(const std::string& name, std::istream& standard_input, const InstanceReceiver& receive) {
  if (is_yaml(name)) return read_yaml_file(name, receive);
  const std::string shown = instance_name(name);
  const BodyReceiver take = [&](std::string_view text, const TextOrigin& origin) {
    const bool is_json = origin.line > 1 || is_lines(name) || name.ends_with(".json");
    receive({text, shown, origin, is_json ? InstanceText::Language::json : InstanceText::Language::either});
  };
  const BodyLanguage language = name.ends_with(".json") ? BodyLanguage::json : BodyLanguage::json_or_yaml;
  if (name == "-") return read_bodies(standard_input, shown, take, language);
  std::ifstream file(name, std::ios::binary);
  std::error_code error;
  if (!file || std::filesystem::is_directory(name, error)) {
    return Error{ErrorCode::file_not_readable, "the file cannot be opened", {name}};
  }
  return read_bodies(file, name, take, language);
}

}  // namespace steelyard::cli
