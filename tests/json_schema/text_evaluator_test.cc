#include "json_schema/text_evaluator.h"

#include "support.h"

namespace steelyard::json_schema {
namespace {

constexpr TextVerdict kValid = TextVerdict::valid;
constexpr TextVerdict kInvalid = TextVerdict::invalid;
constexpr TextVerdict kUnsure = TextVerdict::unsure;

TEST_CASE("a text is judged without a tree where its bytes suffice") {
  struct Row {
    const char* schema;
    const char* text;
    TextVerdict verdict;
  };
  const Row rows[] = {
      {"true", "1", kValid},
      {"false", "1", kInvalid},
      {R"({"type": "object", "required": ["a"]})", R"({"b": 1, "a": null})", kValid},
      {R"({"type": "object", "required": ["a"]})", R"({"b": 1})", kInvalid},
      {R"({"propertyNames": {"pattern": "^[a-z]+$"}})", R"({"abc": 1})", kValid},
      {R"({"propertyNames": {"pattern": "^[a-z]+$"}})", R"({"ABC": 1})", kInvalid},
      {R"({"maxLength": 2})", R"("\u00e4\ud83d\ude00")", kValid},
      {R"({"maxLength": 1})", R"("\u00e4\ud83d\ude00")", kInvalid},
      {R"({"unevaluatedProperties": false, "properties": {"a": true}})", R"({"a": 1})", kValid},
      {R"({"unevaluatedProperties": false, "properties": {"a": true}})", R"({"a": 1, "b": 2})", kInvalid},
      // what is no JSON, or nothing that a parser alone should judge
      {"true", "", kUnsure},
      {"true", "{", kUnsure},
      {"true", "[1,]", kUnsure},
      {"true", "1 2", kUnsure},
      {"true", "\"\xff\"", kUnsure},
      {"true", R"("\ud800")", kUnsure},
      {"true", "123456789012345678901234567890", kUnsure},
      {"true", "1e999", kUnsure},
      // a name that an object gives twice
      {"true", R"({"a": 1, "a": 1})", kUnsure},
      {"true", R"([{"x": {"long name number one": 1, "b": 2, "long name number one": 1}}])", kUnsure},
      {"true", R"({"long name number one": 1, "long name numb__ one": 1})", kValid},
      {"true", R"({"a": 1, "\u0061": 1})", kUnsure},
      {"true", R"([{"a": 1}, {"a": 1}])", kValid},
      // numbers whose nearest double does not settle the question
      {R"({"minimum": 1})", "1.0", kValid},
      {R"({"exclusiveMinimum": 1})", "1.0", kInvalid},
      {R"({"exclusiveMinimum": 1})", "1.00000000000000000001", kUnsure},
      {R"({"exclusiveMinimum": 0.5})", "1.00000000000000000001", kValid},
      {R"({"exclusiveMinimum": 0})", "1e-400", kUnsure},
      {R"({"type": "integer"})", "1.0", kValid},
      {R"({"type": "integer"})", "1.5", kInvalid},
      {R"({"type": "integer"})", "1.00000000000000000001", kUnsure},
      {R"({"multipleOf": 0.01})", "4.02", kValid},
      {R"({"multipleOf": 0.01})", "4.021", kInvalid},
      {R"({"multipleOf": 0.01})", "4.02000000000000000001", kUnsure},
      {R"({"const": 0.1})", "0.1", kValid},
      {R"({"const": 0.1})", "0.10000000000000000001", kUnsure},
      {R"({"uniqueItems": true})", "[0.1, 0.2]", kValid},
      {R"({"uniqueItems": true})", "[0.1, 0.10000000000000000001]", kUnsure},
      {R"({"maximum": 18446744073709551615})", "18446744073709551615", kValid},
      {R"({"maximum": 18446744073709551614})", "18446744073709551615", kInvalid},
      {R"({"uniqueItems": true})", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", kValid},
      {R"({"uniqueItems": true})", "[1, 2, 3, 4, 5, 6, 7, 8, 9, 1]", kUnsure},
  };
  TextEvaluator evaluator;
  for (const Row& row : rows) {
    CAPTURE(row.schema);
    CAPTURE(row.text);
    const Program program = program_of(row.schema);
    CHECK(evaluator.decide(program, row.text) == row.verdict);
    const Result<Document> document = read_json(row.text, "instance.json");
    if (row.verdict != kUnsure) {
      REQUIRE(document);
      CHECK(Evaluator().is_valid(program, document->root()) == (row.verdict == kValid));
    }
  }
}

TEST_CASE("a text nested deeper than the readers allow is left to them") {
  const Program program = program_of("true");
  TextEvaluator evaluator;
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  const std::size_t most = ReadLimits().max_depth;
  CHECK(evaluator.decide(program, nested(10)) == kValid);
  CHECK(evaluator.decide(program, nested(most - 1)) == kValid);
  CHECK(evaluator.decide(program, nested(most + 1)) == kUnsure);
  CHECK(evaluator.decide(program, nested(100'000)) == kUnsure);
  CHECK(evaluator.decide(program, nested(10)) == kValid);
}

TEST_CASE("an object of many members is searched for names that come twice") {
  const Program program = program_of(R"({"additionalProperties": {"type": "integer"}})");
  std::string text = "{";
  for (int i = 0; i < 5000; ++i) text += "\"name " + std::to_string(i) + "\": " + std::to_string(i) + ", ";
  TextEvaluator evaluator;
  CHECK(evaluator.decide(program, text + R"("last": 1})") == kValid);
  CHECK(evaluator.decide(program, text + R"("last": "1"})") == kInvalid);
  CHECK(evaluator.decide(program, text + R"("name 2500": 1})") == kUnsure);
}

}  // namespace
}  // namespace steelyard::json_schema
