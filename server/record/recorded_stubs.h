// Exchanges of the journal as stub mappings, in WireMock's JSON.
//
//   Json mappings = recorded_stubs(service.journal.newest_first(), {.since = begun});
#pragma once

#include <vector>  // entries

#include "base/json_fwd.h"
#include "server/journal/journal.h"

namespace steelyard::server {

struct RecordedStubsOptions {
  Moment since = {};         // entries from then on
  bool as_scenarios = true;  // the same request several times: a scenario with a step for each
};

// A mapping for each exchange with an upstream whose body the journal kept, the oldest first; a request that came again
// gives a step of a scenario, or nothing more. What the journal disguised is not matched: a query parameter or body
// with a credential is left out of the request.
Json recorded_stubs(const std::vector<JournalEntryPtr>& newest_first, const RecordedStubsOptions& options);

}  // namespace steelyard::server
