// A case of the suite: what two contracts say, and the findings that are expected, forwards and reversed.
//
//   base: {type: integer, maximum: 10}          at: response-body | request-body | parameter | header | operation |
//   revision: {type: integer, maximum: 20}          document; without it: a schema, at each place that has one
//   expect: [max-increased]                     rule ids, after a blank the pointer; without `at` without their prefix
//   reversed: [max-decreased]
//
// Optional: `openapi` (one version, or [base, revision]), `versions` of the API, `today`, `deprecation_days`,
// `stability` (the level below which everything is info), `media` (the media type of bodies), `beside` (members that
// both documents have), `worst` (the highest level among the findings, or [forwards, reversed]).
#pragma once

#include <filesystem>  // files
#include <memory>      // values
#include <set>         // expectations
#include <string>      // names
#include <vector>      // cases

#include "base/json_fwd.h"
#include "drift/rule.h"
#include "openapi/contract.h"

namespace steelyard::drift::test {

struct Expectation {
  std::string label;  // "schema/max-increased at response-property, reversed"
  openapi::Contract base;
  openapi::Contract revision;
  RuleContext context;
  std::multiset<std::string> findings;  // "id" or "id /pointer"
  std::string worst;                    // the highest level, or "" for any
};

std::vector<std::filesystem::path> case_files();

// Every comparison that the case asks for. Fails the test if the case cannot be read.
std::vector<Expectation> read_case(const std::filesystem::path& file);

struct Found {
  std::multiset<std::string> findings;  // in the form of the expectations
  std::string worst;                    // "" if there are none
};

Found find(const Expectation& expectation);

// {"base": …} as a whole contract.
openapi::Contract contract_of_json(const Json& document);

}  // namespace steelyard::drift::test
