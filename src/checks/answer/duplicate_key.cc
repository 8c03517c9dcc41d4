#include "checks/check.h"

namespace steelyard::checks {

Verdict check_duplicate_key(const Exchange& exchange, CheckContext& /*context*/) {
  if (!exchange.body) return {{}, "the body is not JSON"};
  Verdict verdict;
  for (const DuplicateKey& key : exchange.body->duplicate_keys()) {
    verdict.findings.push_back(make_finding(exchange, "duplicate_key", report::Level::error,
                                            "the object names the member at " + key.pointer + " twice", key.pointer));
    verdict.findings.back().location = {exchange.body->file(), key.line, key.column};
  }
  return verdict;
}

}  // namespace steelyard::checks
