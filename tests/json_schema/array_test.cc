#include <chrono>

#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("items") {
  const Verdict rows[] = {
      {R"({"minItems": 1})", "[]", false},
      {R"({"maxItems": 1})", "[1, 2]", false},
      {R"({"items": {"type": "integer"}})", "[1, 2.0]", true},
      {R"({"items": {"type": "integer"}})", "[1, \"2\"]", false},
      {R"({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}})", R"(["a", 1])", true},
      {R"({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}})", R"([1, 1])", false},
      {R"({"prefixItems": [{"type": "string"}], "items": false})", R"(["a", 1])", false},
      {R"({"contains": {"const": 1}})", "[2, 1]", true},
      {R"({"contains": {"const": 1}})", "[2]", false},
      {R"({"contains": {"const": 1}, "minContains": 0})", "[2]", true},
      {R"({"contains": {"const": 1}, "maxContains": 1})", "[1, 1]", false},
      {R"({"contains": {"const": 1}, "minContains": 2})", "[1, 2]", false},
      {R"({"minContains": 2})", "[]", true},
      {R"({"prefixItems": [true], "contains": {"const": 1}, "unevaluatedItems": false})", "[2, 1]", true},
      {R"({"prefixItems": [true], "contains": {"const": 1}, "unevaluatedItems": false})", "[2, 1, 3]", false},
      {R"({"uniqueItems": true})", R"([1, "1", true, null, [1], {"a": 1}])", true},
      {R"({"uniqueItems": true})", "[1, 2, 1.0]", false},
      {R"({"uniqueItems": true})", R"([{"a": 1, "b": 2}, {"b": 2, "a": 1}])", false},
      {R"({"uniqueItems": true})", R"([1,2,3,4,5,6,7,8,9,{"a":[1]},{"a":[1.0]}])", false},
      {R"({"uniqueItems": true})", R"([1,2,3,4,5,6,7,8,9,0,-0.0])", false},
      {R"({"uniqueItems": true})", R"([1,2,3,4,5,6,7,8,9,9007199254740992,9007199254740993])", true},
      {R"({"uniqueItems": false})", "[1, 1]", true},
  };
  check_verdicts(rows);
}

TEST_CASE("what the keywords of arrays say") {
  struct Row {
    const char *schema, *instance, *failure;
  };
  const Row rows[] = {
      {R"({"minItems": 2})", "[1]", " | /minItems | the array has 1 item, fewer than 2"},
      {R"({"maxItems": 0})", "[1, 2]", " | /maxItems | the array has 2 items, more than 0"},
      {R"({"items": {"type": "null"}})", "[null, 1]", "/1 | /items/type | expected null, got number 1"},
      {R"({"prefixItems": [true], "items": false})", "[1, 2]", "/1 | /items | no item is allowed at position 1, got 2"},
      {R"({"contains": {"const": 1}})", "[]", " | /contains | no item matches 'contains'"},
      {R"({"contains": {"const": 1}, "minContains": 2})", "[1]", " | /minContains | 1 item matches, fewer than 2"},
      {R"({"contains": {"const": 1}, "maxContains": 1})", "[1, 1]", " | /maxContains | 2 items match, more than 1"},
      {R"({"uniqueItems": true})", "[5, 6, 5]", " | /uniqueItems | the items at 0 and 2 are equal: 5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(failures_of(program_of(row.schema), row.instance) == std::vector<std::string>{row.failure});
  }
}

TEST_CASE("uniqueItems on many items does not compare all with all") {
  Json items = Json::array();
  for (int i = 0; i < 100'000; ++i) items.push_back({{"id", i}, {"name", "item " + std::to_string(i)}});
  const Program program = program_of(R"({"uniqueItems": true})");
  Evaluator evaluator;
  const auto before = std::chrono::steady_clock::now();
  CHECK(evaluator.is_valid(program, items));
  items.push_back(items[99'999]);
  CHECK_FALSE(evaluator.is_valid(program, items));
  // All with all would take minutes; the bound is wide for slow machines.
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(10));
}

}  // namespace
}  // namespace steelyard::json_schema
