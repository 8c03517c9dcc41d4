// Packs: provider.yaml, a contract and body files become a Provider.
//
//   Result<PackLoader> loader = PackLoader::create();
//   Result<Provider> breeze = loader->load_builtin("breeze");
//   Result<Provider> acme = loader->load_folder("packs/acme");
#pragma once

#include <filesystem>   // folders
#include <map>          // texts
#include <memory>       // contracts
#include <string>       // names
#include <string_view>  // names
#include <vector>       // names

#include "base/result.h"
#include "json_schema/schema.h"
#include "openapi/contract.h"
#include "provider/provider.h"
#include "provider/scenario/scenario_file.h"

namespace steelyard::provider {

class PackLoader {
 public:
  // Compiles the schemas of provider.yaml and of scenario files once. Fails only if the built-in data is broken.
  static Result<PackLoader> create();

  // One of builtin_names(). Error: provider_unknown, with the nearest name.
  Result<Provider> load_builtin(const std::string& name) const;

  // A folder with provider.yaml. If it has the name of a built-in provider (or, without provider.yaml, if the folder
  // itself does), files that the folder lacks are taken from the built-in one.
  Result<Provider> load_folder(const std::filesystem::path& folder) const;

  // The pack at the root of a source; `contract` is used if the pack brings none. Errors: pack_invalid,
  // pack_contract_missing, pack_operation_unknown,
  // pack_operation_twice, pack_answer_unknown, pack_prose_unknown, fixture_duplicate and those of the readers.
  Result<Provider> load(const openapi::DocumentSource& source, const std::string& builtin) const;

  // From now on, files that diagnostics name so have these texts: what would be loaded if they were changed.
  void read_instead(std::map<std::string, std::string> texts) { texts_ = std::move(texts); }

  // The scenarios that fit every provider, by name; a provider gets one with add_scenario().
  Result<std::vector<Scenario>> common_scenarios() const;

  // A scenario file of the user. Errors: file_not_readable and those of ScenarioReader::read().
  Result<Scenario> load_scenario(const std::filesystem::path& file) const;

 private:
  PackLoader(json_schema::Program schema, ScenarioReader scenarios)
      : schema_(std::move(schema)), scenarios_(std::move(scenarios)) {}

  Result<Provider> load_changed(const openapi::DocumentSource& source, const std::string& builtin) const;
  Status add_own_scenarios(const Document& document, const openapi::DocumentSource& source, Provider& provider) const;

  json_schema::Program schema_;
  ScenarioReader scenarios_;
  std::map<std::string, std::string> texts_;
};

// Names of the built-in providers, sorted.
std::vector<std::string> builtin_names();

// A provider without a pack: everything comes from the contract. `name` is the prefix of its routes.
Provider bare_provider(std::shared_ptr<const openapi::Contract> contract, std::string name);

// A name for a contract or page that has none: from the title, else the file: "Pet Store API" is "pet-store-api".
std::string slug(std::string_view text);

}  // namespace steelyard::provider
