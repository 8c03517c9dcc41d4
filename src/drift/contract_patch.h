// What would make a contract say what was seen: a patch to propose, in the formatting of the file.
//
//   for (const FilePatch& patch : propose_patches(contract, differences, read_text)) out << patch.diff;
#pragma once

#include <functional>  // texts
#include <string>      // texts
#include <vector>      // patches

#include "base/result.h"
#include "drift/difference.h"
#include "openapi/contract.h"

namespace steelyard::drift {

struct FilePatch {
  std::string file;    // as diagnostics name it
  std::string before;  // the text that the patch was made for
  std::string after;
  std::string diff;  // unified
};

struct PatchProposal {
  std::vector<FilePatch> patches;
  std::vector<Difference> left;  // what a person has to write: no patch was made for it
};

// The text of a file of the contract, by the name that diagnostics use.
using ReadText = std::function<Result<std::string>(const std::string& file)>;

// Undocumented properties are added beside those that are documented. One that was never seen is taken out where
// something undocumented stands in its object: then the page describes another version of it. Everything else is left,
// and so is what stands in a file in flow style (`{a: 1}`, JSON).
PatchProposal propose_patches(const openapi::Contract& contract, const Differences& differences, const ReadText& read);

}  // namespace steelyard::drift
