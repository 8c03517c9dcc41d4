// Schemas and instances made to exhaust stack, memory or patience: each ends with a named failure or error.
#include <chrono>
#include <functional>

#include "tests/json_schema/support.h"

namespace steelyard::json_schema {
namespace {

constexpr const char* kTooDeep = "the instance or the schema is nested too deeply to be judged";
constexpr const char* kTooManySteps =
    "the instance took too many steps to be judged, or has too many failures to list them all";

// Built by hand, since the readers refuse such depths.
Json deep_value(int levels, bool objects) {
  Json value = 1;
  for (int i = 0; i < levels; ++i) {
    Json outer = objects ? Json::object() : Json::array();
    if (objects) {
      outer.get_ref<Json::object_t&>().emplace_back("a", std::move(value));
    } else {
      outer.push_back(std::move(value));
    }
    value = std::move(outer);
  }
  return value;
}

double seconds_of(const std::function<void()>& action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The last failure of the instance, "" if it is valid; is_valid() must agree.
std::string last_failure(const Program& program, const Json& instance) {
  Evaluator evaluator;
  const auto failures = evaluator.validate(program, instance);
  CHECK(evaluator.is_valid(program, instance) == failures.empty());
  return failures.empty() ? "" : failures.back().message;
}

TEST_CASE("values of 100,000 levels are judged or named") {
  struct Row {
    const char* schema;
    const char* last_failure;
  };
  const Row rows[] = {
      {R"({"type": ["array", "object"]})", ""},
      {R"({"items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}})", kTooDeep},
      {R"({"items": {"allOf": [{"$ref": "#"}]}, "properties": {"a": {"allOf": [{"$ref": "#"}]}}})", kTooDeep},
      {R"({"not": {"items": {"$ref": "#"}, "properties": {"a": {"$ref": "#"}}}})", kTooDeep},
      {R"({"unevaluatedItems": {"$ref": "#"}, "unevaluatedProperties": {"$ref": "#"}})", kTooDeep},
      {R"({"anyOf": [{"items": {"$dynamicRef": "#n"}, "properties": {"a": {"$ref": "#"}}}], "$dynamicAnchor": "n"})",
       kTooDeep},
      {R"({"enum": [[[[1]]], {"a": {"a": 1}}]})", "the value is not one of those that the schema lists"},
      {R"({"type": "string"})", "the value is"},
  };
  for (const bool objects : {false, true}) {
    const Json value = deep_value(100'000, objects);
    for (const Row& row : rows) {
      CAPTURE(row.schema);
      CAPTURE(objects);
      const std::string failure = last_failure(program_of(row.schema), value);
      if (std::string_view(row.last_failure) == kTooDeep || *row.last_failure == '\0') {
        CHECK(failure == row.last_failure);
      } else {  // about the value, shown in short
        CHECK(failure.size() > 10);
        CHECK(failure.size() < 250);
        CHECK(failure != kTooDeep);
      }
    }
  }
}

TEST_CASE("values that are too deep to be compared are not taken for unequal") {
  const Program program = program_of(R"({"uniqueItems": true})");
  for (const std::size_t items : {std::size_t{2}, std::size_t{20}}) {
    CAPTURE(items);
    Json twins = Json::array();
    for (std::size_t i = 0; i < items; ++i) twins.push_back(deep_value(100'000, i % 2 == 0));
    if (items == 2) twins[1] = deep_value(100'000, true);
    CHECK(last_failure(program, twins) == kTooDeep);
    Json shallow = Json::array();
    for (std::size_t i = 0; i < items; ++i) shallow.push_back(deep_value(1000, true));
    CHECK(last_failure(program, shallow).find("are equal") != std::string::npos);
  }
}

TEST_CASE("a schema that no reader has bounded is refused beyond the readers' bound") {
  for (const char* keyword : {"not", "items", "unknown"}) {
    CAPTURE(keyword);
    Json schema = true;
    for (int i = 0; i < 100'000; ++i) {
      Json outer = Json::object();
      outer.get_ref<Json::object_t&>().emplace_back(keyword, std::move(schema));
      schema = std::move(outer);
    }
    Registry registry;
    registry.add("file:///s.json",
                 std::make_shared<const Document>("s.json", std::make_shared<const Json>(std::move(schema)),
                                                  std::make_shared<const Positions>(), std::vector<DuplicateKey>()));
    const Result<Program> program = compile(registry, {"file:///s.json", ""}, {});
    REQUIRE_FALSE(program);
    CHECK(program.error().code == ErrorCode::nesting_too_deep);
  }
}

TEST_CASE("a schema as deep as the readers allow is compiled and evaluated") {
  std::string schema = "true";
  std::string instance = "1";
  for (int i = 0; i < 1023; ++i) {
    schema = R"({"items":)" + schema + "}";
    instance = "[" + instance + "]";
  }
  CHECK(last_failure(program_of(schema), json(instance)) == "");
  CHECK(last_failure(program_of(R"({"items": {"$ref": "#"}})"), json(instance)) == "");
}

// Definitions a0 to aN, each applying the next by the given schema, in which "@" stands for the next.
std::string chain(int length, const std::string& step, const std::string& last) {
  std::string text = R"({"$ref": "#/$defs/a0", "$defs": {)";
  for (int i = 0; i < length; ++i) {
    const std::string next = R"({"$ref": "#/$defs/a)" + std::to_string(i + 1) + "\"}";
    text += "\"a" + std::to_string(i) + "\": ";
    for (char c : step) text += c == '@' ? next : std::string(1, c);
    text += ", ";
  }
  return text + "\"a" + std::to_string(length) + "\": " + last + "}}";
}

TEST_CASE("circles that consume no input are found however long and by whatever keyword they lead") {
  for (const char* step :
       {"@", R"({"allOf": [true, @]})", R"({"anyOf": [@, {"type": "string"}]})", R"({"oneOf": [@]})", R"({"not": @})",
        R"({"if": @, "then": false})", R"({"if": {"type": "null"}, "else": @})", R"({"dependentSchemas": {"x": @}})"}) {
    CAPTURE(step);
    const Result<Program> program = compile_text(chain(20'000, step, R"({"$ref": "#/$defs/a0"})"));
    REQUIRE_FALSE(program);
    CHECK(program.error().code == ErrorCode::schema_cycle);
    CHECK(program.error().where.line == 1);
  }
}

TEST_CASE("a chain of 100,000 references that ends is compiled, and followed or named") {
  const Program references = program_of(chain(100'000, "@", R"({"multipleOf": 2})"));
  CHECK(last_failure(references, 2) == "");
  CHECK(last_failure(references, 3) == kTooDeep);
  const Program lists = program_of(chain(100'000, R"({"anyOf": [{"minimum": 9}, @]})", R"({"multipleOf": 2})"));
  CHECK(last_failure(lists, 2) == kTooDeep);
}

TEST_CASE("a $dynamicRef with one place to lead to closes a circle as a $ref does") {
  for (const char* schema : {R"({"$dynamicRef": "#n", "$defs": {"b": {"$dynamicAnchor": "n", "$dynamicRef": "#n"}}})",
                             R"({"properties": {"a": {"$ref": "#/$defs/b"}},
            "$defs": {"b": {"$dynamicAnchor": "n", "anyOf": [{"$dynamicRef": "#n"}, {"type": "string"}]}}})"}) {
    CAPTURE(schema);
    const Result<Program> program = compile_text(schema);
    REQUIRE_FALSE(program);
    CHECK(program.error().code == ErrorCode::schema_cycle);
  }
}

TEST_CASE("a circle of $dynamicRefs that is closed at run time ends with a named failure") {
  const Program program = program_of(R"({
    "$id": "https://example.org/root", "$ref": "inner", "$defs": {
      "here": {"$dynamicAnchor": "n", "$ref": "inner"},
      "inner": {"$id": "inner", "anyOf": [{"$dynamicRef": "#n"}], "$defs": {"n": {"$dynamicAnchor": "n"}}}}})");
  CHECK(last_failure(program, 1) == kTooDeep);
}

TEST_CASE("ladders that apply each rung twice end with a named failure") {
  struct Row {
    const char* name;
    std::string schema;
    Json instance;
  };
  const Row rows[] = {
      {"allOf", chain(40, R"({"allOf": [@, @]})", R"({"minimum": 0})"), 1},
      {"anyOf that fails", chain(40, R"({"anyOf": [@, @]})", R"({"minimum": 2})"), 1},
      {"oneOf",
       chain(40, R"({"oneOf": [@, {"allOf": [@], "anyOf": [{"maximum": 0}, {"maximum": -1}]}]})", R"({"minimum": 0})"),
       1},
      {"if and then", chain(40, R"({"if": @, "then": @})", R"({"minimum": 0})"), 1},
      {"through members", R"({"properties": {"a": {"$ref": "#"}}, "patternProperties": {"^a": {"$ref": "#"}}})",
       deep_value(60, true)},
      {"with evaluated members",
       chain(40, R"({"allOf": [@, @]})", R"({"properties": {"a": true}, "unevaluatedProperties": false})"),
       Json{{"a", 1}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Program program = program_of(row.schema);
    std::string failure;
    // Some seconds at most here; 2^40 steps would take hours.
    CHECK(seconds_of([&] { failure = last_failure(program, row.instance); }) < 60);
    CHECK(failure == kTooManySteps);
  }
}

TEST_CASE("ladders that fail do not collect failures without end") {
  const Program program = program_of(chain(40, R"({"allOf": [@, @]})", R"({"minimum": 2})"));
  Evaluator evaluator;
  const auto failures = evaluator.validate(program, 1);
  CHECK(failures.size() <= 100'001);
  CHECK(failures.back().message == kTooManySteps);
  CHECK(failures.front().message.find("less than") == std::string::npos);
  CHECK_FALSE(evaluator.is_valid(program, 1));
}

TEST_CASE("large honest instances are far from the bound") {
  const Program program = program_of(R"({"items": {"allOf": [{"properties": {"a": {"anyOf": [{"type": "integer"},
      {"type": "string"}]}}}, {"required": ["a"]}], "unevaluatedProperties": false}})");
  Json items = Json::array();
  for (int i = 0; i < 100'000; ++i) items.push_back({{"a", i}});
  CHECK(last_failure(program, items) == "");
}

struct ManyItems {
  const char* name;
  std::function<Json(int)> item;
};

TEST_CASE("uniqueItems on 100,000 items takes milliseconds") {
  const ManyItems rows[] = {
      {"integers", [](int i) { return Json(i); }},
      {"integers beyond 2^53", [](int i) { return Json((std::int64_t{1} << 60U) + i); }},
      {"digits beyond a double",
       [](int i) { return make_exact_number("10000000000000000000000000" + std::to_string(100'000 + i)); }},
      {"reals", [](int i) { return Json(i + 0.5); }},
      {"strings", [](int i) { return Json("a string of some length " + std::to_string(i)); }},
      {"objects",
       [](int i) {
         return Json{{"id", i}, {"name", "n"}, {"tags", {1, 2}}};
       }},
      {"arrays that differ 40 levels down",
       [](int i) {
         Json value = i;
         for (int level = 0; level < 40; ++level) value = Json::array({std::move(value)});
         return value;
       }},
  };
  const Program program = program_of(R"({"uniqueItems": true})");
  Evaluator evaluator;
  for (const ManyItems& row : rows) {
    CAPTURE(row.name);
    Json items = Json::array();
    for (int i = 0; i < 100'000; ++i) items.push_back(row.item(i));
    bool valid = false;
    const double taken = seconds_of([&] { valid = evaluator.is_valid(program, items); });
    MESSAGE(std::string(row.name), ": ", taken * 1000, " ms");
    CHECK(valid);
    CHECK(taken < 5);
    items.push_back(row.item(4711));
    CHECK_FALSE(evaluator.is_valid(program, items));
    CHECK(last_failure(program, items).starts_with("the items at 4711 and 100000 are equal: "));
  }
}

}  // namespace
}  // namespace steelyard::json_schema
