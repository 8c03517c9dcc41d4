// What two sides disagree on, before anybody says who is wrong.
#pragma once

#include <optional>  // levels
#include <string>    // texts
#include <vector>    // lists

#include "drift/observed_rule.h"
#include "json_schema/schema.h"
#include "report/report.h"

namespace steelyard::drift {

struct Difference {
  ObservedRule rule = ObservedRule::contract_broken;
  std::string pointer;                      // in the data, with `*` for every item and every generated name
  std::string message;                      // one sentence, with how often it was seen
  std::string subject = {};                 // what has no pointer: a header, a promise, a value of an enumeration
  std::optional<report::Level> level = {};  // where it is not that of the rule
  json_schema::SchemaRef schema = {};       // what it disagrees with
  Location contract = {};                   // where that stands
  Location seen = {};                       // the first answer that shows it, if that is known
  std::string type = {};                    // of an undocumented property: the JSON type that documents it
  std::string example = {};                 // and a value for it, as JSON
};

using Differences = std::vector<Difference>;

// How strict to be about properties that the contract does not name.
//   documented: a warning, and nothing where `additionalProperties` says that there may be more
//   strict:     an error, and nothing where `additionalProperties` says so
//   paranoid:   an error everywhere
enum class Policy { documented, strict, paranoid };
std::optional<Policy> parse_policy(std::string_view text);
std::vector<std::string> policy_names();

}  // namespace steelyard::drift
