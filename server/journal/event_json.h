// Entries of the journal in WireMock's JSON, with what Steelyard knows beside it (`provider`, `operation`, `why`, …).
//
//   write_json(event_json(entry, redactor))   // {"id": …, "request": …, "response": …, "wasMatched": true, …}
#pragma once

#include "base/json_fwd.h"
#include "server/journal/journal.h"
#include "server/journal/redactor.h"

namespace steelyard::server {

// A "logged request": url, absoluteUrl, method, clientIp, headers, cookies, body, loggedDate, …
Json logged_request_json(const JournalEntry& entry);

// A "serve event": request, response, the stub that answered, timing.
Json event_json(const JournalEntry& entry, const Redactor& redactor);

}  // namespace steelyard::server
