// The kinds of promises, one row each. Not for use outside this folder: see promises.h.
#pragma once

#include <optional>     // kept promises
#include <span>         // the table
#include <string>       // messages
#include <string_view>  // names

#include "provider/promises.h"

namespace steelyard::provider {

struct Breach {
  std::string pointer;
  std::string message;
};

struct PromiseKind {
  std::string_view name;  // the member of the promise in provider.yaml
  bool judged_alone;      // one answer is enough to judge it
  // What breaks it in the answer, or nothing.
  std::optional<Breach> (*check)(const Json& rule, const PromiseSubject& subject);
  // Changes the body so that it holds.
  void (*keep)(const Json& rule, int status, const Json* reference, Json& body);
};

std::span<const PromiseKind> promise_kinds();
const PromiseKind* find_promise_kind(std::string_view name);

}  // namespace steelyard::provider
