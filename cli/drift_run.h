// One run of `steelyard drift`: what was seen, judged by contract and page, attributed, and the patch that it suggests.
#pragma once

#include <cstddef>  // counts
#include <vector>   // observations

#include "cli/command.h"
#include "drift/ignore.h"
#include "drift/observed_cases.h"
#include "drift/observer.h"
#include "report/report.h"

namespace steelyard::cli {

class DriftRun {
 public:
  DriftRun(const Arguments& arguments, drift::Policy policy, Context& context);

  // Errors: those of the sources (drift_sources.h) and of reading the page.
  Status judge(const provider::Provider& provider);

  report::Report take_report();
  // Shows what would make the contract say what was seen, on standard output beside a report of text; with --write
  // changes the file. Errors: patch_stale, file_not_writable.
  Status patch();
  bool all_read() const { return refused_ == 0; }

 private:
  struct Watchers;
  Status watch(const provider::Provider& provider, drift::Witness& witness, Watchers& watchers);
  void find_observed(const provider::Provider& provider, drift::OtherWitnesses& others) const;
  void refuse(const Error& error);

  const Arguments& arguments_;
  drift::Policy policy_;
  Context& context_;
  drift::IgnoreList ignore_;
  report::Report report_;
  std::size_t refused_ = 0;
  const provider::Provider* patched_ = nullptr;
  drift::Differences differences_;  // that a patch may settle
};

}  // namespace steelyard::cli
