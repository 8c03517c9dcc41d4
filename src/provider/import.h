// A docs page becomes a provider pack: the files that make it up, ready to be written.
//
//   Result<ImportedPack> pack = import_page(*page);
//   for (const ImportedFile& file : pack->files) write_file(folder / file.path, file.text);
#pragma once

#include <string>       // paths and texts
#include <string_view>  // the name
#include <vector>       // files

#include "base/result.h"
#include "openapi/page.h"

namespace steelyard::provider {

struct ImportedFile {
  std::string path;  // inside the pack, '/' between folders
  std::string text;
};

struct ImportedPack {
  std::string name;
  std::vector<ImportedFile> files;  // the contract, provider.yaml, then one body file an answer
  std::vector<Error> warnings;      // of the page, the contract and the starter answers
};

// The contract is the page's own text where it has one, so that positions and wording survive. Bodies are the examples
// of the contract, else generated from its schemas. Statuses that are not documented get nothing.
// Errors: import_name if `name` cannot be one; those of load_contract.
Result<ImportedPack> import_page(const openapi::Page& page, std::string_view name = {});

}  // namespace steelyard::provider
