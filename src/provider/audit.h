// Do the fixtures of a provider keep its contract and its promises?
//
//   for (const FixtureBreach& breach : audit_fixtures(provider, validators)) print(to_string(breach.error));
#pragma once

#include <string>  // pointers
#include <vector>  // breaches

#include "base/result.h"
#include "openapi/validator_store.h"
#include "provider/provider.h"

namespace steelyard::provider {

struct FixtureBreach {
  std::string operation;
  const Answer* answer = nullptr;
  Error error;                 // fixture_breach, fixture_breach_stale, fixture_status or what the reader said
  std::string rule;            // the promise, or the keyword of the schema; "" otherwise
  std::string pointer;         // in the body
  Location contract_location;  // what is broken, if it has a place
};

// Every breach of an answer that is not declared (`breach:`), and every declaration that is not true.
std::vector<FixtureBreach> audit_fixtures(const Provider& provider, openapi::ValidatorStore& validators);

// The same of one answer of an operation.
std::vector<FixtureBreach> audit_answer(const Provider& provider, const openapi::Operation& operation,
                                        const Answer& answer, openapi::ValidatorStore& validators);

}  // namespace steelyard::provider
