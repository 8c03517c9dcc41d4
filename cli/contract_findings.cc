#include "cli/contract_findings.h"

#include <utility>  // std::swap

#include "cli/diff_prose.h"
#include "drift/compare_contracts.h"
#include "drift/judge.h"

namespace steelyard::cli {
namespace {

// A page is what a person reads. Where only the revision is one, what is gone is told where it is missing on the page,
// with the place in the base beside it.
void place_on_page(std::vector<report::Finding>& findings, const ContractSource& base, const ContractSource& revision) {
  if (base.page.has_value() || !revision.page.has_value()) return;
  for (report::Finding& finding : findings) {
    const bool elsewhere = finding.location.file != revision.page->file;
    if (elsewhere && finding.contract_location.file == revision.page->file) {
      std::swap(finding.location, finding.contract_location);
    }
  }
}

}  // namespace

Result<std::vector<report::Finding>> contract_findings(const ContractSource& base, const ContractSource& revision,
                                                       const std::string& provider, const drift::RuleContext& rules) {
  std::vector<report::Finding> findings =
      drift::judge(drift::compare_contracts(*base.contract, *revision.contract), rules, provider);
  place_on_page(findings, base, revision);
  if (Status read = add_prose_findings(base, revision, findings); !read) return read.error();
  return findings;
}

}  // namespace steelyard::cli
