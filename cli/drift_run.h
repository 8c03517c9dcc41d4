// One run of `steelyard drift`: what was seen, judged by contract and page, attributed, and the patch that it suggests.
#pragma once

#include <cstddef>   // counts
#include <memory>    // the page
#include <optional>  // no page
#include <set>       // keys of differences
#include <string>    // keys
#include <vector>    // observations

#include "cli/baseline.h"
#include "cli/command.h"
#include "cli/contract_source.h"
#include "cli/drift_patch.h"
#include "drift/ignore.h"
#include "drift/observed_cases.h"
#include "drift/observer.h"
#include "http/client.h"
#include "report/report.h"

namespace steelyard::cli {

class DriftRun {
 public:
  // No patch is made for what the baseline accepts.
  DriftRun(const Arguments& arguments, drift::Policy policy, http::ClientOptions client,
           const std::optional<BaselinePlan>& baseline, Context& context);

  // Errors: those of the sources (drift_sources.h), of reading the page, usage.
  Status judge(const provider::Provider& provider);

  report::Report take_report();
  // With --write. Errors: those of DriftPatch::write().
  Status write_patch() const { return patch_.write(context_); }
  bool all_read() const { return refused_ == 0; }

 private:
  struct Watchers;
  using Observations = std::vector<drift::Observation>;

  // What --page names; nothing without it.
  Result<std::optional<ContractSource>> read_page();
  Status watch(const provider::Provider& provider, drift::Witness& witness, Watchers& watchers);
  Status watch_mock(const provider::Provider& provider, Watchers& watchers);
  Status watch_live(const provider::Provider& provider, Watchers& watchers);
  Status watch_samples(Watchers& watchers);
  Status watch_shape(const provider::Provider& provider, Watchers& watchers);
  void add_cases(std::vector<report::Case> cases);
  // Without what --ignore hides or the baseline accepts, and without the differences of those keys (observed_cases.h).
  Observations heard(const provider::Provider& provider, const Observations& observations,
                     const std::set<std::string>& but = {});
  // Without what the baseline accepts.
  std::vector<report::Finding> open_of(std::vector<report::Finding> findings) const;
  // Whether --ignore hides nothing either.
  bool all_told(const std::vector<report::Finding>& findings, const std::vector<report::Finding>& open);
  void refuse(const Error& error);

  const Arguments& arguments_;
  drift::Policy policy_;
  http::ClientOptions client_;
  Context& context_;
  drift::IgnoreList ignore_;
  report::Report report_;
  Acceptance accepted_;
  DriftPatch patch_;
  std::size_t refused_ = 0;
};

}  // namespace steelyard::cli
