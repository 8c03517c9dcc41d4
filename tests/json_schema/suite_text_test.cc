// The whole official suite through both paths: from the tree, and from the bytes of each instance.
#include <doctest/doctest.h>

#include <cstdio>
#include <optional>

#include "base/json.h"
#include "json_schema/text_evaluator.h"
#include "suite.h"

namespace steelyard::json_schema {
namespace {

// How many instances each path judged; both must say the same of all that the second one judges.
struct Tally {
  int judged = 0;
  int unsure = 0;
};

void compare(const SuiteCase& test, const Program& program, TextEvaluator& from_bytes, Tally& tally) {
  const bool from_tree = Evaluator().is_valid(program, test.instance);
  const TextVerdict verdict = from_bytes.decide(program, write_json(test.instance));
  if (verdict == TextVerdict::unsure) {
    ++tally.unsure;
    return;
  }
  ++tally.judged;
  CHECK_MESSAGE((verdict == TextVerdict::valid) == from_tree, test.name);
}

TEST_CASE("bytes and trees get the same verdicts") {
  TextEvaluator from_bytes;
  for (const SuiteDraft& draft : suite_drafts()) {
    Tally tally;
    const Json* schema = nullptr;
    std::optional<Result<Program>> program;
    const bool present = for_each_case(draft, [&](const SuiteCase& test) {
      if (schema != &test.schema) program.emplace(compile_case(test));
      schema = &test.schema;
      if (*program) compare(test, **program, from_bytes, tally);
    });
    if (!present) return;
    std::printf("%.*s: %d instances judged from bytes as from the tree, %d left to the reader\n",
                static_cast<int>(draft.name.size()), draft.name.data(), tally.judged, tally.unsure);
    CHECK(tally.judged >= draft.mandatory);
    CHECK(tally.unsure * 50 < tally.judged);  // numbers beyond 64 bits and such
  }
}

}  // namespace
}  // namespace steelyard::json_schema
