// The official JSON Schema test suite, where it is at hand, for any way of evaluating.
//
//   TEST_CASE("draft7") {
//     run_suite("draft7", [](const SuiteCase& test, const Program& program) {
//       return Evaluator().is_valid(program, test.instance) == test.valid ? "" : "the wrong verdict";
//     });
//   }
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "base/json_fwd.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

struct SuiteDraft {
  std::string_view name;  // of its folder
  CompileOptions options;
  int mandatory;  // cases that the suite had when this was written; it only grows
};
std::span<const SuiteDraft> suite_drafts();
const SuiteDraft& suite_draft(std::string_view name);

// Cases that do not pass, from suite_skips.def.
struct SuiteSkip {
  std::string_view prefix;  // of "draft7/file.json / group / test"
  std::string_view cause;
};
std::span<const SuiteSkip> suite_skips();

struct SuiteCase {
  std::string name;    // "draft7/optional/id.json / group / test"
  bool optional;       // of a file below optional/
  const Json& schema;  // the same object for all cases of a group
  const Json& instance;
  bool valid;              // what the suite expects
  CompileOptions options;  // the draft's; what the file is about is asserted: formats, content
};

// The documents that the schemas of the suite refer to, by their URIs.
const Registry& suite_remotes();

// Every case of a draft, file by file, group by group. Nothing, and a line "SKIPPED: …" on standard output, where
// STEELYARD_TEST_DATA has no suite; false then.
bool for_each_case(const SuiteDraft& draft, const std::function<void(const SuiteCase&)>& visit);

// The compiled schema of a case, with the remotes at hand. Errors: those of compile().
Result<Program> compile_case(const SuiteCase& test);

// What was wrong with a verdict, or "".
using SuiteJudge = std::function<std::string(const SuiteCase& test, const Program& program)>;

// Runs every case of the draft, prints the counts and fails the test case for each that the judge objects to, or that
// does not compile, unless suite_skips.def lists it; and for each that is listed and passes.
void run_suite(std::string_view draft, const SuiteJudge& judge);

}  // namespace steelyard::json_schema
