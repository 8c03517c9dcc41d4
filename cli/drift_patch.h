// The patch that `steelyard drift` proposes and, with --write, applies: to the contract, and to the answers that follow
// it.
//
//   DriftPatch patch(arguments);
//   patch.settle_contract(provider, observations);
//   report.patch = patch.diff();
//   Status written = patch.write(context);
#pragma once

#include <string>  // diffs
#include <vector>  // files

#include "cli/command.h"
#include "drift/contract_patch.h"
#include "drift/observer.h"
#include "drift/page_patch.h"
#include "report/report.h"

namespace steelyard::cli {

class DriftPatch {
 public:
  explicit DriftPatch(const Arguments& arguments);

  // --write needs a file to write to. Error: usage, for what is built in.
  Status check_writable() const;

  // What would make the contract say what was seen; the documented answers of the pack follow it.
  void settle_contract(const provider::Provider& provider, const std::vector<drift::Observation>& observations);
  // What would make the documented answers of the pack say what the contract says.
  void settle_fixtures(const provider::Provider& provider, const std::vector<drift::Observation>& observations);

  // What would pin the page anew, where it says something else and nobody was asked. False if there is nothing to pin.
  bool pin_page(const provider::Provider& provider, const drift::ChangedPage& page);

  // What should be in the patch and could not be: notes for the report.
  const std::vector<report::Case>& notes() const { return notes_; }

  // All files, one after the other; "" if there is nothing to propose.
  std::string diff() const;

  // With --write: writes every file or, if one is not as it was when the patch was made, none.
  // Errors: patch_stale, usage, file_not_writable.
  Status write(Context& context) const;

 private:
  // False, with a note, if the pack could not be loaded any more with what is proposed: then none of it is.
  bool add(const provider::Provider& provider, drift::PatchProposal proposal, drift::ObservedRule about);
  // Loads the pack as it would be.
  Status check_loadable(const provider::Provider& provider, const drift::PatchProposal& proposal) const;

  std::vector<std::string> packs_;
  bool writes_;
  bool has_files_;  // of a pack or document, not only what is built in
  std::vector<drift::FilePatch> patches_;
  std::vector<report::Case> notes_;
};

}  // namespace steelyard::cli
