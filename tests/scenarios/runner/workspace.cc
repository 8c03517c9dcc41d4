#include "tests/scenarios/runner/workspace.h"

#include <sstream>  // words

#include "base/file.h"
#include "base/json.h"

namespace steelyard::scenarios {
namespace {

// Characters up to U+00FF are one or two bytes in UTF-8.
std::string to_latin1(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80 || i + 1 == text.size()) {
      bytes += text[i];
    } else {
      bytes += static_cast<char>((lead & 0x03U) << 6U | (static_cast<unsigned char>(text[++i]) & 0x3FU));
    }
  }
  return bytes;
}

std::string bytes_of(const Json& file) {
  return file.is_string() ? file.get<std::string>() : to_latin1(file.at("latin1").get<std::string>());
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

Status Workspace::fill(const Json& scenario) {
  Json documents = Json::object();
  if (const Json* document = find_member(scenario, "document")) documents["main.yaml"] = *document;
  if (const Json* several = find_member(scenario, "documents")) documents = *several;
  for (const auto& [path, text] : documents.items()) {
    if (Status written = write_file(folder_.path() / path, bytes_of(text)); !written) return written;
  }
  std::istringstream words(scenario.at("command").get<std::string>());
  for (std::string word; words >> word;) {
    for (const auto& [path, text] : documents.items()) {
      replace_all(word, "{" + path + "}", folder_ / path);
    }
    arguments_.push_back(word);
  }
  return {};
}

std::string Workspace::without_folder(std::string text) const {
  replace_all(text, folder_ / "", "");
  return text;
}

}  // namespace steelyard::scenarios
