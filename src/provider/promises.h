// What the prose promises and no schema says: checked on answers, kept by generated bodies.
//
//   for (const BrokenPromise& broken : check_promises(provider, "GET /v1/balance", answer)) print(broken.message);
#pragma once

#include <set>     // values that stay
#include <string>  // ids, pointers
#include <vector>  // broken promises

#include "base/json_fwd.h"
#include "http/message.h"
#include "provider/provider.h"

namespace steelyard::provider {

// An answer as the promises look at it.
struct PromiseSubject {
  int status = 200;
  const http::Headers& headers;
  const Json* body = nullptr;        // nullptr: no body, or one that is not JSON
  bool credential_accepted = false;  // the request carried a key, and it was not refused
  const Json* reference = nullptr;   // an earlier answer to the same key, for promises of sameness
};

struct BrokenPromise {
  const Promise* promise = nullptr;
  std::string pointer;  // of the value that breaks it; "" for a header
  std::string message;  // one sentence
};

// True if the promise speaks of this operation and status.
bool applies(const Promise& promise, const std::string& operation, int status);

// True if one answer is enough to judge the promise: a `meaning` is only pinned, `stable` needs a reference.
bool can_judge(const Promise& promise, bool has_reference);

std::vector<BrokenPromise> check_promises(const Provider& provider, const std::string& operation,
                                          const PromiseSubject& subject);

// Changes a generated body so that it keeps the promises that apply. `reference` is the default answer of that status.
void keep_promises(const Provider& provider, const std::string& operation, int status, const Json* reference,
                   Json& body);

// Changes what follows from other members (sums, mirrors, multiples) after some of these were changed, and nothing
// else. Values at the `given` pointers stay as they are.
void follow_promises(const Provider& provider, const std::string& operation, int status,
                     const std::set<std::string>& given, Json& body);

// True if the kind is one of the table.
bool is_promise_kind(const std::string& kind);

}  // namespace steelyard::provider
