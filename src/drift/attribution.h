// Who disagrees with whom, and who is probably stale.
//
//   attribute({.witness = Witness::live, .page = PageSays::same_as_contract}).sentence
//   // "Page and contract agree, and the live API does not: the page is probably stale, or the service drifted."
#pragma once

#include <string>       // sentences
#include <string_view>  // verdicts

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

struct Dispute {
  Witness witness = Witness::live;
  PageSays page = PageSays::unknown;
  std::string seen_before = {};  // an observed answer of the pack that shows the same difference, or ""
};

struct Attribution {
  std::string_view stale;  // "the page is probably stale": for a bracket behind a message
  std::string sentence;    // who disagrees with whom, and what follows
};

Attribution attribute(const Dispute& dispute);

std::string_view to_string(Witness witness);

}  // namespace steelyard::drift
