#include "provider/import.h"

#include <fmt/format.h>  // fmt::format

#include <algorithm>  // std::find
#include <set>        // file names
#include <utility>    // std::move

#include "base/json.h"
#include "base/yaml_writer.h"
#include "openapi/contract.h"
#include "openapi/key_name.h"
#include "openapi/media_type.h"
#include "provider/import_name.h"
#include "provider/pack.h"
#include "provider/starter.h"

namespace steelyard::provider {
namespace {

constexpr char kHead[] =
    "# Starter pack. Edit the bodies; add answers that were observed or have to be assumed, named keys and promises.\n";

ImportedFile contract_file(const openapi::Page& page) {
  std::string text = page.derived ? write_yaml(page.document.root()) : page.source;
  if (!text.ends_with('\n')) text += '\n';
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return {text[first] == '{' ? "contract.json" : "contract.yaml", std::move(text)};
}

// Keys that operations without security list as plain required parameters.
Json credentials_of(const openapi::Contract& contract) {
  Json credentials = Json::array();
  for (const openapi::Operation& operation : contract.operations) {
    if (!operation.security.empty()) continue;
    for (const openapi::Parameter& parameter : operation.parameters) {
      if (!parameter.required || parameter.in == openapi::ParameterPlace::path) continue;
      if (!openapi::names_a_key(parameter.name)) continue;
      Json entry = {{"in", openapi::to_string(parameter.in)}, {"name", parameter.name}, {"source", "documented"}};
      if (std::find(credentials.begin(), credentials.end(), entry) == credentials.end()) credentials.push_back(entry);
    }
  }
  return credentials;
}

const char* ending_of(const std::string& media_type) {
  if (openapi::is_json(media_type)) return ".json";
  return openapi::is_xml(media_type) ? ".xml" : ".txt";
}

// Lays out the answers: one folder an operation if there are several.
class Layout {
 public:
  explicit Layout(bool folders) : folders_(folders) {}

  Json operation(const StarterOperation& starter) {
    Json answers = Json::array();
    const openapi::Operation& operation = *starter.operation;
    const std::string folder = folders_ ? slug(operation.id.empty() ? operation.label() : operation.id) + "/" : "";
    for (const StarterAnswer& answer : starter.answers) answers.push_back(entry(answer, folder));
    return {{"operation", operation.label()}, {"answers", std::move(answers)}};
  }

  std::vector<ImportedFile> take_files() { return std::move(files_); }

 private:
  Json entry(const StarterAnswer& answer, const std::string& folder) {
    Json result = {{"status", answer.status}, {"example", answer.example}, {"source", "documented"}};
    if (answer.has_body && answer.content_type != "application/json") result["content_type"] = answer.content_type;
    for (const auto& [name, value] : answer.headers) result["headers"][name] = value;
    if (answer.has_body) {
      const bool first = answer.example == "default";
      const std::string stem = folder + std::to_string(answer.status) + (first ? "" : "-" + answer.example);
      files_.push_back({unused(stem, ending_of(answer.content_type)), answer.body});
      result["body"] = files_.back().path;
    }
    if (!answer.breach.empty()) result["breach"] = answer.breach;
    return result;
  }

  std::string unused(const std::string& stem, const char* ending) {
    std::string path = stem + ending;
    for (int i = 2; !paths_.insert(path).second; ++i) path = fmt::format("{}-{}{}", stem, i, ending);
    return path;
  }

  bool folders_;
  std::set<std::string> paths_;
  std::vector<ImportedFile> files_;
};

void append(std::vector<Error>& all, const std::vector<Error>& more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

Result<ImportedPack> import_page(const openapi::Page& page, std::string_view name) {
  Result<openapi::Contract> contract = openapi::load_contract(page.document);
  if (!contract) return contract.error();
  const std::string title = page.title.empty() ? contract->title : page.title;
  ImportedPack pack{name.empty() ? name_for(*contract, title) : std::string(name), {}, page.warnings};
  if (Status named = check_name(pack.name); !named) return named.error();
  append(pack.warnings, contract->warnings);

  StarterAnswers starter = starter_answers(*contract);
  append(pack.warnings, starter.warnings);
  Layout layout(starter.operations.size() > 1);
  Json operations = Json::array();
  for (const StarterOperation& operation : starter.operations) operations.push_back(layout.operation(operation));

  pack.files.push_back(contract_file(page));
  Json root = {{"steelyard", 1}, {"name", pack.name}};
  if (!title.empty()) root["title"] = title;
  root["contract"] = pack.files.front().path;
  root["sample_key"] = pack.name + "-demo-key";
  if (Json credentials = credentials_of(*contract); !credentials.empty()) root["credentials"] = std::move(credentials);
  root["operations"] = std::move(operations);
  pack.files.push_back({"provider.yaml", kHead + write_yaml(root)});
  for (ImportedFile& file : layout.take_files()) pack.files.push_back(std::move(file));
  return pack;
}

}  // namespace steelyard::provider
