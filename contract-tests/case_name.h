// How test cases are called, so that doctest's -sc picks them, and what is said of those that are not run.
//
//   for_each_mocked("replay", [](const Target& target, const openapi::Operation& operation) {
//     SUBCASE(case_name(target, operation, 200, "default").c_str()) { … }
//   });
#pragma once

#include <doctest/doctest.h>

#include <string>  // names

#include "contract-tests/targets.h"
#include "openapi/contract.h"

namespace steelyard::contract_tests {

// "sunor GET /api/v1/account/balance 200 [default]"; no brackets around an empty subject.
std::string case_name(const Target& target, const openapi::Operation& operation, int status,
                      const std::string& subject);

// One line on standard output: "SKIPPED: replay of sunor: …".
void tell_skipped(const std::string& what, const std::string& why);

// What only a mock understands (preferences, keys with a meaning) is not asked of a live API: a subcase says so.
template <class Body>
void for_each_mocked(const std::string& theme, const Body& body) {
  for (const Target& target : targets().all()) {
    if (target.live) {
      SUBCASE((target.provider.name + " is live").c_str()) {
        tell_skipped(theme + " of " + target.provider.name, "the live API would not understand the requests of a mock");
      }
      continue;
    }
    for (const openapi::Operation& operation : target.provider.contract->operations) body(target, operation);
  }
}

}  // namespace steelyard::contract_tests
