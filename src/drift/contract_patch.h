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

// A difference that no patch settles: a person has to write what does.
struct LeftDifference {
  Difference difference;
  std::string why;  // the reason, where a patch would do but the text could not be changed; else ""
  Location where;   // the place in the text that stands in the way
};

struct PatchProposal {
  std::vector<FilePatch> patches;
  std::vector<LeftDifference> left;
};

// The text of a file of the contract, by the name that diagnostics use.
using ReadText = std::function<Result<std::string>(const std::string& file)>;

// Undocumented properties are added beside those that are documented. One that was never seen is taken out where
// something undocumented stands in its object: then the page describes another version of it. Everything else is left.
// Block style, flow style (`{a: 1}`) and JSON are changed in place; the text is read again, and where it would then say
// anything but what it should, there is no patch, and `why` says so.
PatchProposal propose_patches(const openapi::Contract& contract, const Differences& differences, const ReadText& read);

}  // namespace steelyard::drift
