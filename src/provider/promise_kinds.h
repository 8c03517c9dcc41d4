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

// What it takes to judge a promise of the kind.
enum class Judged {
  alone,         // one answer
  by_reference,  // an earlier answer to the same key too
  never,         // prose that no answer can confirm or deny
};

struct PromiseKind {
  std::string_view name;  // the member of the promise in provider.yaml
  Judged judged;
  bool derived;  // its value follows from other members, so it is kept after the promises about those
  // What breaks it in the answer, or nothing.
  std::optional<Breach> (*check)(const Json& rule, const PromiseSubject& subject);
  // Changes the body so that it holds.
  void (*keep)(const Json& rule, int status, const Json* reference, Json& body);
};

std::span<const PromiseKind> promise_kinds();
const PromiseKind* find_promise_kind(std::string_view name);

}  // namespace steelyard::provider
