#include "checks/redact.h"

#include "provider/secret/secret_finder.h"

namespace steelyard::checks {

void redact(std::string& text, const std::string& secret) {
  if (!secret.empty()) provider::SecretFinder({secret}).redact(text);
}

void redact(report::Case& judged, const provider::SecretFinder& finder) {
  if (finder.empty()) return;
  finder.redact(judged.reason);
  for (report::Finding& finding : judged.findings) {
    for (std::string* text :
         {&finding.message, &finding.subject, &finding.pointer, &finding.schema_pointer, &finding.help}) {
      finder.redact(*text);
    }
  }
}

void redact(report::Case& judged, const std::string& secret) {
  if (!secret.empty()) redact(judged, provider::SecretFinder({secret}));
}

}  // namespace steelyard::checks
