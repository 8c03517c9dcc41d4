#include "drift/attribution.h"

#include <fmt/format.h>  // sentences

namespace steelyard::drift {
namespace {

struct WitnessRow {
  std::string_view text;
  std::string_view side;
};

constexpr WitnessRow kWitnesses[] = {{"the live answers", "live"},
                                     {"the samples", "samples"},
                                     {"the bodies of the shape", "shape"},
                                     {"an answer", "fixture"}};

struct Verdict {
  bool is_mock;  // the witness is what the mock replays as documented
  PageSays page;
  std::string_view verdict;
  std::string_view stale;
  std::string_view says;  // {} is the witness
};

constexpr Verdict kVerdicts[] = {
    {false, PageSays::unknown, "the page is probably stale", "page",
     "Contract and {} disagree. The contract says what the page said when it was pinned: the page is probably stale, "
     "or "
     "the service drifted (--page shows whether the page has changed since)."},
    {false, PageSays::same_as_contract, "the page is probably stale", "page",
     "Page and contract agree, and {} say otherwise: the page is probably stale, or the service drifted."},
    {false, PageSays::same_as_witness, "the contract is stale", "contract",
     "The page says what {} show: the contract is stale. Pin the page anew."},
    {true, PageSays::unknown, "the mock lies", "fixture",
     "The contract does not say what {} of the pack shows as documented: the mock lies."},
    {true, PageSays::same_as_contract, "the mock lies", "fixture",
     "Page and contract do not say what {} of the pack shows as documented: the mock lies."},
    {true, PageSays::same_as_witness, "the contract is stale", "contract",
     "The page says what {} of the pack shows: the contract is stale. Pin the page anew."},
};

constexpr std::string_view kPage = "page";
constexpr std::string_view kContract = "contract";
constexpr std::string_view kFixture = "fixture";

struct PageVerdict {
  WitnessSays says;
  std::string_view verdict;
  std::string_view stale;
  std::string_view sentence;  // {} is the witness
};

constexpr PageVerdict kPageVerdicts[] = {
    {WitnessSays::nothing, "the page changed", "contract",
     "The page does not say any more what the contract says that was pinned from it: the page changed. Pin it anew, or "
     "have it corrected."},
    {WitnessSays::same_as_page, "the contract is stale", "contract",
     "The page says what {} show, and the contract does not: the contract is stale. Pin the page anew."},
    {WitnessSays::same_as_contract, "the page changed, the service did not", "page",
     "The contract says what {} show, and the page does not: the page changed, and the service did not follow."},
    {WitnessSays::something_else, "the page changed, and the service is like neither", "page",
     "The page changed since the contract was pinned, and {} say something else than both: neither is right."},
};

}  // namespace

std::string_view to_string(Witness witness) { return kWitnesses[static_cast<std::size_t>(witness)].text; }

std::string_view side_of(Witness witness) { return kWitnesses[static_cast<std::size_t>(witness)].side; }

Attributed attribute(const Dispute& dispute) {
  const bool is_mock = dispute.witness == Witness::documented_fixture;
  Attributed made;
  for (const Verdict& row : kVerdicts) {
    if (row.is_mock != is_mock || row.page != dispute.page) continue;
    made.verdict = row.verdict;
    made.attribution.stale = row.stale;
    made.attribution.says = fmt::format(fmt::runtime(row.says), to_string(dispute.witness));
  }
  std::vector<std::string> with_contract = {std::string(kContract)};
  std::vector<std::string> with_witness = {std::string(side_of(dispute.witness))};
  if (dispute.page == PageSays::same_as_contract) with_contract.insert(with_contract.begin(), std::string(kPage));
  if (dispute.page == PageSays::same_as_witness) with_witness.insert(with_witness.begin(), std::string(kPage));
  if (dispute.fixture == FixtureShows::same_as_contract) with_contract.emplace_back(kFixture);
  if (dispute.fixture == FixtureShows::same_as_witness) with_witness.emplace_back(kFixture);
  made.attribution.disagree = {std::move(with_contract), std::move(with_witness)};
  if (!dispute.seen_before.empty()) {
    made.attribution.says += fmt::format(" {} was observed before and shows the same.", dispute.seen_before);
  }
  return made;
}

Attributed attribute_page(Witness witness, WitnessSays says) {
  Attributed made;
  for (const PageVerdict& row : kPageVerdicts) {
    if (row.says != says) continue;
    made.verdict = row.verdict;
    made.attribution.stale = row.stale;
    made.attribution.says = fmt::format(fmt::runtime(row.sentence), to_string(witness));
  }
  const std::string side(side_of(witness));
  std::vector<std::string> page = {std::string(kPage)};
  std::vector<std::string> contract = {std::string(kContract)};
  if (says == WitnessSays::same_as_page) page.push_back(side);
  if (says == WitnessSays::same_as_contract) contract.push_back(side);
  made.attribution.disagree = {std::move(page), std::move(contract)};
  if (says == WitnessSays::something_else) made.attribution.disagree.push_back({side});
  return made;
}

}  // namespace steelyard::drift
