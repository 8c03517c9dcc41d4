// What the tests of imported packs share: a pack held in memory, loaded and audited like one in a folder.
#pragma once

#include <doctest/doctest.h>

#include <string>  // files

#include "openapi/validator_store.h"
#include "provider/audit.h"
#include "provider/import.h"
#include "provider/pack.h"

namespace steelyard::provider {

class PackSource final : public openapi::DocumentSource {
 public:
  explicit PackSource(const ImportedPack& pack) : pack_(pack) {}

  Result<std::string> read(const std::string& path) const override {
    for (const ImportedFile& file : pack_.files) {
      if (file.path == path) return file.text;
    }
    return Error{ErrorCode::file_not_readable, "the pack has no such file", {path}};
  }

 private:
  const ImportedPack& pack_;
};

// Loads the pack as `serve --pack` would and says what is wrong with it: "" if nothing is.
inline std::string problems_of(const ImportedPack& pack) {
  const auto loader = PackLoader::create();
  if (!loader) return to_string(loader.error());
  const auto provider = loader->load(PackSource(pack), "");
  if (!provider) return to_string(provider.error());
  std::string problems;
  openapi::ValidatorStore validators(*provider->contract);
  for (const FixtureBreach& breach : audit_fixtures(*provider, validators)) problems += to_string(breach.error) + "\n";
  return problems;
}

}  // namespace steelyard::provider
