#include <thread>

#include "support.h"

namespace steelyard::json_schema {
namespace {

TEST_CASE("what the compiler makes of a schema") {
  struct Row {
    const char *schema, *dump;
  };
  const Row rows[] = {
      {"true", ""},
      {"{}", "block 1 # root\n"},
      {"false", "block 1 # root\n  never 0 0 0\n"},
      {R"({"description": "x", "maxLength": 3, "type": "string"})",
       "block 1 # root\n  type 32 0 0\n  max_length 3 0 0\n"},
      {R"({"properties": {"a": true}, "additionalProperties": false})",
       "block 1 # root\n  members 0 0 0\nblock 2 #/additionalProperties\n  never 0 0 0\n"},
      {R"({"items": {"$ref": "#"}})", "block 1 # root\n  items 0 0 2\nblock 2 #/items\n  reference 1 0 0\n"},
      {R"({"enum": ["a"], "required": ["b"]})", "block 1 # root\n  one_of_strings 0 0 0\n  required 1 0 0\n"},
      {R"({"unevaluatedItems": false, "anyOf": [{"minItems": 1}, true]})",
       "block 1 # tracks root\n  any_of 0 2 0\n  unevaluated_items 3 0 0\nblock 2 #/anyOf/0\n  min_items 1 0 0\n"
       "block 3 #/unevaluatedItems\n  never 0 0 0\n"},
      {R"({"if": true, "else": {"const": 1}})",
       "block 1 # root\n  if_then_else 0 0 2\nblock 2 #/else\n  equals 0 0 0\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CHECK(program_of(row.schema).dump() == row.dump);
  }
}

TEST_CASE("one program serves many threads") {
  const Program program =
      program_of(R"({"properties": {"a": {"pattern": "^[a-z]+$"}}, "unevaluatedProperties": false})");
  const Json good = json(R"({"a": "abc"})");
  const Json bad = json(R"({"a": "ABC"})");
  std::vector<int> wrong(4, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < wrong.size(); ++t) {
    threads.emplace_back([&, t] {
      Evaluator evaluator;
      for (int i = 0; i < 2000; ++i) {
        if (!evaluator.is_valid(program, good) || evaluator.is_valid(program, bad)) ++wrong[t];
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

}  // namespace
}  // namespace steelyard::json_schema
