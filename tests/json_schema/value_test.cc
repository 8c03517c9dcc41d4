#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("type, enum and const") {
  const Verdict rows[] = {
      {R"(true)", "1", true},
      {R"(false)", "1", false},
      {R"({})", "null", true},
      {R"({"type": "integer"})", "1.0", true},
      {R"({"type": "integer"})", "1e2", true},
      {R"({"type": "integer"})", "1.5", false},
      {R"({"type": "integer"})", "123456789012345678901234567890", true},
      {R"({"type": "integer"})", "1234567890123456.5", false},
      {R"({"type": "number"})", "0.12345678901234567890123", true},
      {R"({"type": ["string", "null"]})", "null", true},
      {R"({"type": ["string", "null"]})", "0", false},
      {R"({"enum": ["a", "b"]})", "\"b\"", true},
      {R"({"enum": ["a", "b"]})", "\"c\"", false},
      {R"({"enum": ["1"]})", "1", false},
      {R"({"enum": [1, null, {"a": 1, "b": [2]}]})", "1.0", true},
      {R"({"enum": [1, null, {"a": 1, "b": [2]}]})", R"({"b": [2.0], "a": 1})", true},
      {R"({"enum": [1, null, {"a": 1, "b": [2]}]})", R"({"b": [2], "a": 2})", false},
      {R"({"enum": []})", "1", false},
      {R"({"const": 0})", "-0.0", true},
      {R"({"const": false})", "0", false},
      {R"({"const": 9007199254740993})", "9007199254740992", false},
      {R"({"const": 9007199254740993})", "9007199254740993.0", true},
  };
  check_verdicts(rows);
}

TEST_CASE("what type, enum, const and false say") {
  struct Row {
    const char *schema, *instance, *failure;
  };
  const Row rows[] = {
      {R"({"type": "string"})", "1", " | /type | expected string, got number 1"},
      {R"({"type": ["null", "integer"]})", "1.5", " | /type | expected null or integer, got number 1.5"},
      {R"({"enum": ["a", "b"]})", "\"c\"", " | /enum | \"c\" is none of the allowed values: \"a\", \"b\""},
      {R"({"enum": [1, null]})", "2", " | /enum | 2 is none of the allowed values: 1, null"},
      {R"({"const": {"a": 1}})", "[]", " | /const | expected {\"a\":1}, got []"},
      {R"(false)", "{}", " |  | no value is allowed here, got {}"},
      {R"({"properties": {"items": false}})", R"({"items": 1})",
       "/items | /properties/items | no value is allowed here, got 1"},
      {R"({"type": "null"})", R"("0123456789012345678901234567890123456789012345678901234567890123456789012345")",
       " | /type | expected null, got string "
       "\"01234567890123456789012345678901234567890123456789012345678901234567890…"},
      {R"({"type": "null"})", "12345678901234567890.5", " | /type | expected null, got number 12345678901234567890.5"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(failures_of(program_of(row.schema), row.instance) == std::vector<std::string>{row.failure});
  }
}

}  // namespace
}  // namespace steelyard::json_schema
