// What would make the answers of a pack say what they should: patches to propose, in the formatting of the files.
//
//   PatchProposal proposal = propose_fixture_patches(provider, {{"GET /v1/balance", 200, difference, Side::witness}});
#pragma once

#include <string>  // operations
#include <vector>  // edits

#include "drift/contract_patch.h"
#include "drift/difference.h"
#include "provider/provider.h"

namespace steelyard::drift {

// Whom the answer is to follow: what was seen of the service, or the contract, if the mock lies.
enum class Follow { witness, contract };

struct FixtureEdit {
  std::string operation;
  int status = 0;
  Difference difference;
  Follow follow = Follow::witness;
};

// Only answers that claim to be documented change: what was observed or assumed is no promise of the page.
//   witness:  an undocumented property is added, one that was never seen is taken out
//   contract: an undocumented property is taken out; what has the wrong type, is null, is not listed, is missing or
//             breaks its format or bounds gets the sample of its schema (provider/generate.h); a number in a string
//             becomes a number
// A body that is not laid out as a JSON writer does it (2 or 4 blanks a level, or compact) is left to a person, and so
// is an edit that breaks a promise: `why` says so.
PatchProposal propose_fixture_patches(const provider::Provider& provider, const std::vector<FixtureEdit>& edits);

}  // namespace steelyard::drift
