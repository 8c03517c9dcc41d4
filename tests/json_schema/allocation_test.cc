// A program of its own: it counts every allocation of the process.
#include <atomic>
#include <cstdlib>
#include <new>

#include "json_schema/text_evaluator.h"
#include "support.h"

namespace {
std::atomic<long> allocations{0};
}

// Not inlined, or the compiler sees malloc and free meet and takes them for a mistake.
__attribute__((noinline)) void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
// Without these a sanitizer would answer for its own memory, and find it freed here.
void* operator new(std::size_t size, const std::nothrow_t& /*tag*/) noexcept { return std::malloc(size); }
void* operator new[](std::size_t size, const std::nothrow_t& /*tag*/) noexcept { return std::malloc(size); }
__attribute__((noinline)) void operator delete(void* memory) noexcept { std::free(memory); }
__attribute__((noinline)) void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace steelyard::json_schema {
namespace {

TEST_CASE("is_valid allocates nothing once its memory has grown") {
  const Program program = program_of(R"({
    "type": "object", "required": ["name", "price"], "minProperties": 1,
    "properties": {
      "name": {"type": "string", "minLength": 1, "maxLength": 40, "pattern": "^[\\p{L} ]+$"},
      "price": {"type": "number", "multipleOf": 0.01, "minimum": 0, "exclusiveMaximum": 1e9},
      "big": {"type": "integer", "maximum": 123456789012345678901234567890, "multipleOf": 2},
      "when": {"format": "date-time"},
      "tags": {"uniqueItems": true, "items": {"enum": [1, 2.5, "x", {"a": [1]}, null]}, "contains": {"const": "x"}},
      "tree": {"$ref": "#/$defs/tree"}},
    "propertyNames": {"maxLength": 10},
    "anyOf": [{"required": ["absent"]}, {"properties": {"price": {"not": {"type": "string"}}}}],
    "oneOf": [{"required": ["name"]}, {"required": ["absent"]}],
    "if": {"required": ["tags"]}, "then": {"required": ["name"]},
    "unevaluatedProperties": false,
    "$defs": {"tree": {"$id": "tree", "$dynamicAnchor": "t", "items": {"$dynamicRef": "#t"}}}})",
                                     {.assert_formats = true});
  const Json good = json(R"({"name": "Käse und Brot", "price": 4.02, "big": 123456789012345678901234567890,
    "when": "2026-08-26T12:00:00Z", "tags": [1, 2.5, "x", {"a": [1.0]}, null], "tree": [[], [[]]]})");
  Json many = good;
  many["tags"] = json("[1, 2.5, \"x\", null, {\"a\": [1]}, 3, 4, 5, 6, 7, 8]");
  const Json bad = json(R"({"name": "Käse", "price": 4.021})");
  Evaluator evaluator;
  CHECK(evaluator.is_valid(program, good));
  CHECK_FALSE(evaluator.is_valid(program, many));
  CHECK_FALSE(evaluator.is_valid(program, bad));
  const long before = allocations;
  int valid = 0;
  for (int i = 0; i < 100; ++i) {
    valid += evaluator.is_valid(program, good) ? 1 : 0;
    valid += evaluator.is_valid(program, many) ? 1 : 0;
    valid += evaluator.is_valid(program, bad) ? 1 : 0;
  }
  CHECK(allocations - before == 0);
  CHECK(valid == 100);
}

TEST_CASE("a text is judged without an allocation once the memory has grown") {
  const Program program = program_of(R"({
    "type": "object", "required": ["name"], "propertyNames": {"maxLength": 10}, "unevaluatedProperties": false,
    "properties": {"name": {"pattern": "^[a-z]+$"}, "price": {"multipleOf": 0.01},
                   "tags": {"uniqueItems": true, "items": {"enum": [1, "x", {"a": [1]}]}}}})");
  const std::string good = R"({"name": "abc", "price": 4.02, "tags": [1, "x", {"a": [1]}]})";
  const std::string bad = R"({"name": "abc", "price": 4.021, "tags": []})";
  TextEvaluator evaluator;
  CHECK(evaluator.decide(program, good) == TextVerdict::valid);
  CHECK(evaluator.decide(program, bad) == TextVerdict::invalid);
  const long before = allocations;
  int valid = 0;
  for (int i = 0; i < 100; ++i) {
    valid += evaluator.decide(program, good) == TextVerdict::valid ? 1 : 0;
    valid += evaluator.decide(program, bad) == TextVerdict::valid ? 1 : 0;
  }
  CHECK(allocations - before == 0);
  CHECK(valid == 100);
}

}  // namespace
}  // namespace steelyard::json_schema
