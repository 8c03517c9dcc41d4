// What the other sides say of what was seen: the page, and the answers of the pack.
//
//   const drift::OtherWitnesses others = other_witnesses(provider, policy, &by_page, false);
#pragma once

#include <vector>  // observations

#include "drift/observed_cases.h"
#include "drift/observer.h"
#include "provider/provider.h"

namespace steelyard::cli {

// `by_page` is what the same answers show to the page, or nullptr without a page. Of the pack nothing is asked if its
// own answers are what was seen.
drift::OtherWitnesses other_witnesses(const provider::Provider& provider, drift::Policy policy,
                                      const std::vector<drift::Observation>* by_page, bool is_mock);

}  // namespace steelyard::cli
