// What a recording begins with: the contract, copied, and what is known of the API besides its answers.
//
//   Result<RecordingBase> base = recording_base(loader, "sunor");
//   Result<RecordingBase> acme = recording_base(FolderSource("."), "openapi.yaml");
#pragma once

#include <memory>  // JSON
#include <string>  // names
#include <vector>  // files

#include "base/json_fwd.h"
#include "base/result.h"
#include "openapi/contract.h"
#include "provider/import.h"
#include "provider/pack.h"
#include "provider/provider.h"

namespace steelyard::provider {

struct RecordingBase {
  Provider provider;                 // its answers are not those to come
  std::shared_ptr<const Json> head;  // the members of provider.yaml but `operations`
  std::vector<ImportedFile> files;   // the contract and every file that it refers to
};

// A built-in provider: title, page, sample key, credentials, units and promises come along; named keys do not, since
// they stand for answers. Error: provider_unknown.
Result<RecordingBase> recording_base(const PackLoader& loader, const std::string& name);

// An OpenAPI document at a path of a source. Errors: those of load_contract.
Result<RecordingBase> recording_base(const openapi::DocumentSource& source, const std::string& path);

}  // namespace steelyard::provider
