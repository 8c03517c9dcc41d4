// A scenario: one file of tests/scenarios/, checked against schemas/steelyard/scenario.schema.json.
//
//   Result<Document> scenario = read_scenario("tests/scenarios/choice/named-example.yaml");
//   for (const std::string& failure : run_scenario(scenario->root())) report(failure);
#pragma once

#include <filesystem>  // files
#include <string>      // failures
#include <vector>      // failures

#include "base/document.h"

namespace steelyard::scenarios {

// Errors: those of reading YAML, and pack_invalid where the file is not as the schema demands.
Result<Document> read_scenario(const std::filesystem::path& file);

// Serves the documents, sends the requests, compares the answers. One sentence for each thing that is not as expected;
// none if all is well. The scenario has passed read_scenario().
std::vector<std::string> run_scenario(const Json& scenario);

}  // namespace steelyard::scenarios
