#include "provider/pack.h"

#include <fmt/format.h>  // fmt::format

#include "base/embedded.h"
#include "base/file.h"
#include "base/json.h"
#include "base/pointer.h"
#include "base/suggest.h"
#include "openapi/source.h"
#include "provider/own_schema.h"
#include "provider/pack_check.h"
#include "provider/pack_file.h"
#include "provider/scenario/scenario_check.h"

namespace steelyard::provider {
namespace {

constexpr char kPackFile[] = "provider.yaml";
constexpr char kSchemaFile[] = "schemas/steelyard/provider.schema.json";
constexpr std::string_view kFixtures = "fixtures/";
constexpr std::string_view kCommonScenarios = "fixtures/scenarios/";  // for every provider

Error unknown_provider(const std::string& name) {
  const auto near = suggest(name, builtin_names());
  return {ErrorCode::provider_unknown,
          fmt::format("there is no provider \"{}\"{}", name, near ? "; did you mean \"" + *near + "\"?" : ""),
          {}};
}

bool is_builtin(const std::string& name) {
  return find_embedded(std::string(kFixtures) + name + "/" + kPackFile).has_value();
}

// The contract that the pack names, else its contract.yaml, else the built-in one.
Result<openapi::Contract> load_pack_contract(const openapi::DocumentSource& source, const std::string& named,
                                             const std::string& builtin, const Location& pack,
                                             const openapi::ChangedSource::Texts& texts) {
  if (!named.empty()) return openapi::load_contract(source, named);
  if (source.has("contract.yaml")) return openapi::load_contract(source, "contract.yaml");
  if (!builtin.empty() && find_embedded("schemas/" + builtin + ".yaml")) {
    const openapi::EmbeddedSource schemas("schemas/");
    return openapi::load_contract(openapi::ChangedSource(schemas, texts), builtin + ".yaml");
  }
  return Error{ErrorCode::pack_contract_missing, "the pack has no contract.yaml and names no contract", pack};
}

Error unknown_file(const std::filesystem::path& file) {
  return {ErrorCode::pack_file_unknown, "no answer of the built-in provider is read from this file", {file.string()}};
}

Status check_overriding_scenarios(const std::filesystem::path& folder, const openapi::DocumentSource& builtin) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string file = entry.path().filename().string();
    if (!file.starts_with(".") && !builtin.has("scenarios/" + file)) return unknown_file(entry.path());
  }
  return {};
}

// A file laid over a built-in pack takes the place of one of its files; any other name is a slip that would change
// nothing.
Status check_overriding_files(const std::filesystem::path& folder, const openapi::DocumentSource& builtin) {
  std::error_code error;
  const bool has_scenarios = std::filesystem::is_directory(folder / "scenarios", error);
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string file = entry.path().filename().string();
    if (file == "contract.yaml" || file.starts_with(".") || builtin.has(file)) continue;
    if (file == "scenarios" && has_scenarios) {
      if (Status known = check_overriding_scenarios(entry.path(), builtin); !known) return known;
      continue;
    }
    return unknown_file(entry.path());
  }
  return {};
}

}  // namespace

const std::vector<Answer>& Provider::answers(const std::string& operation) const {
  static const std::vector<Answer> kNone;
  for (const OperationFixtures& fixtures : operations) {
    if (fixtures.operation == operation) return fixtures.answers;
  }
  return kNone;
}

std::string_view to_string(Source source) {
  constexpr std::string_view kNames[] = {"documented", "observed", "assumed"};
  return kNames[static_cast<std::size_t>(source)];
}

Result<PackLoader> PackLoader::create() {
  Result<json_schema::Program> schema = own_schema(kSchemaFile);
  if (!schema) return schema.error();
  Result<ScenarioReader> scenarios = ScenarioReader::create();
  if (!scenarios) return scenarios.error();
  return PackLoader(std::move(*schema), std::move(*scenarios));
}

Result<Provider> PackLoader::load(const openapi::DocumentSource& source, const std::string& builtin) const {
  return texts_.empty() ? load_changed(source, builtin) : load_changed(openapi::ChangedSource(source, texts_), builtin);
}

Result<Provider> PackLoader::load_changed(const openapi::DocumentSource& source, const std::string& builtin) const {
  Result<std::string> text = source.read(kPackFile);
  if (!text) return text.error();
  Result<Document> document = read_yaml(*text, source.display_name(kPackFile));
  if (!document) return document.error();
  if (Status valid = judge_file(schema_, *document, ErrorCode::pack_invalid); !valid) return valid.error();
  Provider provider;
  if (Status filled = read_pack(*document, source, provider); !filled) return filled.error();
  Result<openapi::Contract> contract = load_pack_contract(
      source, std::string(string_member(document->root(), "contract")), builtin, {document->file(), 1, 1}, texts_);
  if (!contract) return contract.error();
  provider.contract = std::make_shared<const openapi::Contract>(std::move(*contract));
  if (Status sound = check_names(provider, *document); !sound) return sound.error();
  if (Status read = add_own_scenarios(*document, source, provider); !read) return read.error();
  return provider;
}

Status PackLoader::add_own_scenarios(const Document& document, const openapi::DocumentSource& source,
                                     Provider& provider) const {
  const Json* files = find_member(document.root(), "scenarios");
  for (std::size_t i = 0; files != nullptr && i < files->size(); ++i) {
    const std::string file = (*files)[i].get<std::string>();
    const Result<std::string> text = source.read(file);
    if (!text) {
      return Error{text.error().code, "the scenario: " + text.error().message + ": " + file,
                   document.locate(pointer_append("/scenarios", i))};
    }
    Result<Scenario> scenario = scenarios_.read(*text, source.display_name(file));
    if (!scenario) return scenario.error();
    if (scenario->provider.empty()) scenario->provider = provider.name;
    if (Status added = add_scenario(std::move(*scenario), provider); !added) return added;
  }
  return {};
}

Result<Scenario> PackLoader::load_scenario(const std::filesystem::path& file) const {
  const Result<std::string> text = read_file(file);
  if (!text) return text.error();
  return scenarios_.read(*text, file.string());
}

Result<std::vector<Scenario>> PackLoader::common_scenarios() const {
  std::vector<Scenario> scenarios;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kCommonScenarios)) continue;
    Result<Scenario> scenario = scenarios_.read(file.text, std::string(file.path));
    if (!scenario) return scenario.error();
    scenarios.push_back(std::move(*scenario));
  }
  return scenarios;
}

Result<Provider> PackLoader::load_builtin(const std::string& name) const {
  if (!is_builtin(name)) return unknown_provider(name);
  return load(openapi::EmbeddedSource(std::string(kFixtures) + name + "/"), name);
}

Result<Provider> PackLoader::load_folder(const std::filesystem::path& folder) const {
  const openapi::FolderSource own(folder);
  // A folder that cannot be resolved (a link to itself) keeps its own name; reading it tells what is wrong.
  std::error_code unresolved;
  const std::filesystem::path resolved = std::filesystem::weakly_canonical(folder, unresolved);
  std::string name = (unresolved ? folder : resolved).filename().string();
  const bool has_pack_file = own.has(kPackFile);
  if (has_pack_file) {
    Result<std::string> text = own.read(kPackFile);
    if (!text) return text.error();
    Result<Document> document = read_yaml(*text, own.display_name(kPackFile));
    if (!document) return document.error();
    name = std::string(string_member(document->root(), "name"));
  }
  if (!is_builtin(name)) return load(own, "");
  const openapi::EmbeddedSource below(std::string(kFixtures) + name + "/");
  if (!has_pack_file) {
    if (Status known = check_overriding_files(folder, below); !known) return known.error();
  }
  return load(openapi::OverlaySource(own, below), name);
}

std::vector<std::string> builtin_names() {
  std::vector<std::string> names;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kFixtures) || !file.path.ends_with(kPackFile)) continue;
    const std::string_view rest = file.path.substr(kFixtures.size());
    names.emplace_back(rest.substr(0, rest.find('/')));
  }
  return names;
}

Provider bare_provider(std::shared_ptr<const openapi::Contract> contract, std::string name) {
  Provider provider;
  provider.name = std::move(name);
  provider.title = contract->title;
  provider.contract = std::move(contract);
  provider.sample_key = "demo-key";
  return provider;
}

std::string slug(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool letter = lower >= 'a' && lower <= 'z';
    const bool digit = lower >= '0' && lower <= '9';
    if (letter || (digit && !result.empty())) {
      result += lower;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (!result.empty() && result.back() == '-') result.pop_back();
  return result.empty() ? "api" : result;
}

}  // namespace steelyard::provider
