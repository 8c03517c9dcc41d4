// Takes a credential out of what a report says: an API may send back anywhere what it was sent.
//
//   redact(judged, target.key);
#pragma once

#include <string>  // texts, secrets

#include "provider/secret/secret_finder.h"
#include "report/report.h"

namespace steelyard::checks {

// Replaces the secret by "[redacted]" in every spelling that provider::SecretFinder knows. An empty secret is none.
void redact(std::string& text, const std::string& secret);

// Every text of the case and of its findings.
void redact(report::Case& judged, const std::string& secret);
void redact(report::Case& judged, const provider::SecretFinder& finder);

}  // namespace steelyard::checks
