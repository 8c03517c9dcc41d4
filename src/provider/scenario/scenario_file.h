// Scenario files as data.
//
//   Result<ScenarioReader> reader = ScenarioReader::create();
//   Result<Scenario> flaky = reader->read(text, "scenarios/flaky.yaml");
#pragma once

#include <string>       // file names
#include <string_view>  // texts
#include <utility>      // std::move

#include "base/result.h"
#include "json_schema/schema.h"
#include "provider/scenario/scenario.h"

namespace steelyard::provider {

class ScenarioReader {
 public:
  // Compiles the schema of scenario files once. Fails only if the built-in data is broken.
  static Result<ScenarioReader> create();

  // Judges the text by its schema, then by itself: names of states and amounts. Whether a provider has the answers is
  // told by check_scenario(). Errors: scenario_invalid, scenario_state, scenario_amount and those of read_document().
  Result<Scenario> read(std::string_view text, const std::string& file) const;

 private:
  explicit ScenarioReader(json_schema::Program schema) : schema_(std::move(schema)) {}
  json_schema::Program schema_;
};

}  // namespace steelyard::provider
