#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("lengths count code points; patterns search") {
  const Verdict rows[] = {
      {R"({"minLength": 2})", "\"é\"", false},     {R"({"minLength": 2})", "\"éé\"", true},
      {R"({"maxLength": 2})", "\"😀😀\"", true},     {R"({"maxLength": 2})", "\"😀😀😀\"", false},
      {R"({"maxLength": 2.0})", "\"abc\"", false}, {R"({"minLength": 5})", "[]", true},
      {R"({"pattern": "^a"})", "\"ba\"", false},   {R"({"pattern": "b$"})", "\"ab\\n\"", false},
      {R"({"pattern": "b"})", "\"abc\"", true},    {R"({"pattern": "b"})", "1", true},
  };
  check_verdicts(rows);
}

TEST_CASE("what lengths and patterns say") {
  struct Row {
    const char *schema, *instance, *failure;
  };
  const Row rows[] = {
      {R"({"minLength": 2})", "\"é\"", " | /minLength | \"é\" has 1 character, fewer than 2"},
      {R"({"maxLength": 1})", "\"ab\"", " | /maxLength | \"ab\" has 2 characters, more than 1"},
      {R"({"pattern": "^[a-f0-9]{4}$"})", "\"xyz\"", " | /pattern | \"xyz\" does not match the pattern ^[a-f0-9]{4}$"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(failures_of(program_of(row.schema), row.instance) == std::vector<std::string>{row.failure});
  }
}

TEST_CASE("a pattern that runs away is a named failure, also inside a 'not'") {
  const std::string subject = "\"" + std::string(60, 'a') + "b\"";
  const Program plain = program_of(R"({"pattern": "^(a+)+$"})");
  const Program negated = program_of(R"({"not": {"pattern": "^(a+)+$"}})");
  for (const Program& program : {plain, negated}) {
    Evaluator evaluator;
    CHECK_FALSE(evaluator.is_valid(program, json(subject)));
    const auto failures = evaluator.validate(program, json(subject));
    REQUIRE_FALSE(failures.empty());
    CHECK(failures.back().message == "a pattern took too many steps on a value of this instance, so it was not judged");
  }
}

}  // namespace
}  // namespace steelyard::json_schema
