// The pinned document as it would be if it said what the page says now.
//
//   Json wanted = merge_page(pinned.root(), page.root(), findings);   // write it with rewrite_text()
#pragma once

#include <vector>  // findings

#include "base/json_fwd.h"
#include "report/report.h"

namespace steelyard::drift {

// Only what findings of the page speak of follows the page: the operations that they name with the components these
// use, servers, security, webhooks; and the version, wherever anything does. Words that have no rule (descriptions,
// summaries, titles, extensions) stay those of the pin, but for descriptions that name another unit. Schemas of a page
// in another version of OpenAPI are spelled as that of the pin does it.
Json merge_page(const Json& pin, const Json& page, const std::vector<report::Finding>& findings);

}  // namespace steelyard::drift
