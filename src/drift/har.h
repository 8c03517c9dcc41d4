// HTTP Archives (HAR 1.2): what browsers, proxies and test tools save.
//
//   if (is_har(document)) read_har(document, receive, refuse);
#pragma once

#include "base/document.h"
#include "drift/samples.h"

namespace steelyard::drift {

bool is_har(const Document& document);

// One sample an entry. Bodies are given as the client saw them: text, or what its base64 stands for. Entries without
// an answer (status 0: blocked by the browser, aborted) are passed over; an archive of nothing else, and an entry that
// lacks what HAR demands, are refused with their place.
void read_har(const Document& document, const SampleReader::Receiver& receive, const SampleReader::Refusal& refuse);

}  // namespace steelyard::drift
