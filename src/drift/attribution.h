// Who disagrees with whom, and who is probably stale.
//
//   attribute({.witness = Witness::live, .page = PageSays::same_as_contract}).attribution.says
//   // "Page and contract agree, and the live answers say otherwise: the page is probably stale, or the service
//   drifted."
//
// Four sides speak of one API: the page as it is now, the contract that was pinned from it, the fixtures that the mock
// replays, and what was seen of the service (live answers, samples, a shape).
#pragma once

#include <string>       // sentences
#include <string_view>  // verdicts

#include "report/report.h"

namespace steelyard::drift {

// Where a difference to the contract was seen.
enum class Witness {
  live,
  samples,
  shape,
  documented_fixture,  // an answer of the pack that claims to be what the page documents
};

// What the page, as it is now, says on the matter.
enum class PageSays { unknown, same_as_contract, same_as_witness };

// What an answer of the pack that claims to be documented shows on the matter.
enum class FixtureShows { nothing, same_as_contract, same_as_witness };

struct Dispute {
  Witness witness = Witness::live;
  PageSays page = PageSays::unknown;
  FixtureShows fixture = FixtureShows::nothing;
  std::string seen_before = {};  // an observed answer of the pack that shows the same difference, or ""
};

// Where page and contract differ: what was seen besides.
enum class WitnessSays { nothing, same_as_contract, same_as_page, something_else };

struct Attributed {
  std::string_view verdict;  // "the page is probably stale": for a bracket behind a message
  report::Attribution attribution;
};

// Somebody does not show what the contract says.
Attributed attribute(const Dispute& dispute);
// The page does not say what the contract says.
Attributed attribute_page(Witness witness, WitnessSays says);

// "live answers"; a side as reports name it is side_of(): "live".
std::string_view to_string(Witness witness);
std::string_view side_of(Witness witness);

}  // namespace steelyard::drift
