#include "provider/promises.h"

#include <algorithm>  // std::find

#include "base/json.h"
#include "base/pointer.h"
#include "provider/promise_kinds.h"

namespace steelyard::provider {

bool is_promise_kind(const std::string& kind) { return find_promise_kind(kind) != nullptr; }

bool applies(const Promise& promise, const std::string& operation, int status) {
  if (!promise.operation.empty() && promise.operation != operation) return false;
  if (promise.on_errors) return status >= 400;
  return promise.on.empty() || std::find(promise.on.begin(), promise.on.end(), status) != promise.on.end();
}

bool can_judge(const Promise& promise, bool has_reference) {
  const Judged judged = find_promise_kind(promise.kind)->judged;
  return judged == Judged::alone || (judged == Judged::by_reference && has_reference);
}

std::vector<BrokenPromise> check_promises(const Provider& provider, const std::string& operation,
                                          const PromiseSubject& subject) {
  std::vector<BrokenPromise> broken;
  for (const Promise& promise : provider.promises) {
    if (!applies(promise, operation, subject.status)) continue;
    std::optional<Breach> breach = find_promise_kind(promise.kind)->check(*promise.rule, subject);
    if (breach) broken.push_back({&promise, std::move(breach->pointer), std::move(breach->message)});
  }
  return broken;
}

void keep_promises(const Provider& provider, const std::string& operation, int status, const Json* reference,
                   Json& body) {
  // Conditions first (they set what sums add up), then what follows from other members.
  for (const bool derived : {false, true}) {
    for (const Promise& promise : provider.promises) {
      const PromiseKind& kind = *find_promise_kind(promise.kind);
      if (kind.derived != derived || !applies(promise, operation, status)) continue;
      kind.keep(*promise.rule, status, reference, body);
    }
  }
}

void follow_promises(const Provider& provider, const std::string& operation, int status,
                     const std::set<std::string>& given, Json& body) {
  // What follows may be what another promise follows from: again until nothing changes, once more than there are
  // promises at most.
  for (std::size_t pass = 0; pass <= provider.promises.size(); ++pass) {
    const Json before = body;
    for (const Promise& promise : provider.promises) {
      const PromiseKind& kind = *find_promise_kind(promise.kind);
      if (!kind.derived || !applies(promise, operation, status)) continue;
      const std::string pointer(string_member(*promise.rule, "pointer"));
      // A member that the answer does not have is not made up.
      if (given.count(pointer) == 0 && pointer_find(body, pointer) != nullptr) {
        kind.keep(*promise.rule, status, nullptr, body);
      }
    }
    if (body == before) return;
  }
}

}  // namespace steelyard::provider
