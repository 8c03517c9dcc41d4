#include "drift/attribution.h"

#include <fmt/format.h>  // sentences

namespace steelyard::drift {
namespace {

constexpr std::string_view kWitnesses[] = {"the live answers", "the samples", "the shape's bodies", "an answer"};

struct Verdict {
  bool is_mock;  // the witness is what the mock replays as documented
  PageSays page;
  std::string_view stale;
  std::string_view says;  // {} is the witness
};

constexpr Verdict kVerdicts[] = {
    {false, PageSays::unknown, "the page is probably stale",
     "Contract and {} disagree. The contract says what the page said when it was pinned: the page is probably stale, "
     "or "
     "the service drifted (--page shows whether the page has changed since)."},
    {false, PageSays::same_as_contract, "the page is probably stale",
     "Page and contract agree, and {} say otherwise: the page is probably stale, or the service drifted."},
    {false, PageSays::same_as_witness, "the contract is stale",
     "The page says what {} show: the contract is stale. Pin the page anew."},
    {true, PageSays::unknown, "the mock lies",
     "The contract does not say what {} of the pack shows as documented: the mock lies."},
    {true, PageSays::same_as_contract, "the mock lies",
     "Page and contract do not say what {} of the pack shows as documented: the mock lies."},
    {true, PageSays::same_as_witness, "the contract is stale",
     "The page says what {} of the pack shows: the contract is stale. Pin the page anew."},
};

}  // namespace

std::string_view to_string(Witness witness) { return kWitnesses[static_cast<std::size_t>(witness)]; }

Attribution attribute(const Dispute& dispute) {
  const bool is_mock = dispute.witness == Witness::documented_fixture;
  Attribution made;
  for (const Verdict& verdict : kVerdicts) {
    if (verdict.is_mock != is_mock || verdict.page != dispute.page) continue;
    made = {verdict.stale, fmt::format(fmt::runtime(verdict.says), to_string(dispute.witness))};
  }
  if (!dispute.seen_before.empty()) {
    made.sentence += fmt::format(" {} was observed before and shows the same.", dispute.seen_before);
  }
  return made;
}

}  // namespace steelyard::drift
