#include "base/json.h"
#include "checks/check.h"
#include "provider/promises.h"

namespace steelyard::checks {

Verdict check_invariant(const Exchange& exchange, CheckContext& context) {
  // What cannot be read breaks its schema already; every promise would only say so again.
  if (exchange.body_error) return {{}, "the body is not JSON"};
  const provider::PromiseSubject subject{exchange.response.status, exchange.response.headers,
                                         exchange.body ? &exchange.body->root() : nullptr, exchange.credential_accepted,
                                         context.reference};
  bool judged = false;
  for (const provider::Promise& promise : exchange.provider.promises) {
    judged = judged || (applies(promise, exchange.operation.label(), subject.status) &&
                        can_judge(promise, subject.reference != nullptr));
  }
  if (!judged) return {{}, "no promise that one answer can show speaks of this status"};
  Verdict verdict;
  for (const provider::BrokenPromise& broken : check_promises(exchange.provider, exchange.operation.label(), subject)) {
    verdict.findings.push_back(make_finding(exchange, "invariant", report::Level::error,
                                            broken.promise->id + ": " + broken.message, broken.pointer,
                                            broken.promise->where));
    verdict.findings.back().subject += (exchange.subject.empty() ? "" : " ") + broken.promise->id;
    verdict.findings.back().help = broken.promise->says;
  }
  return verdict;
}

}  // namespace steelyard::checks
