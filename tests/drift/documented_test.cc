// What a contract documents for a place: conditions name members, numbered items are branches of one place.
#include "drift/documented.h"

#include <doctest/doctest.h>

#include "base/json.h"
#include "drift/compare_documented.h"
#include "drift/shape_builder.h"
#include "openapi/contract.h"
#include "tests/support/memory_source.h"

namespace steelyard::drift {
namespace {

struct Row {
  std::string what;
  std::string schema;
  std::string bodies;  // one a line
  std::string found;   // "level rule pointer", one a line
};

const Row kRows[] = {
    {"`then` names a member", R"({"properties":{"kind":{}},"if":{"required":["b"]},"then":{"properties":{"b":{}}}})",
     "{\"kind\":1,\"b\":2}", ""},
    {"`else` names a member", R"({"properties":{"kind":{}},"if":{"required":["x"]},"else":{"properties":{"b":{}}}})",
     "{\"kind\":1,\"b\":2}", ""},
    {"what only a condition names may never be seen: an info",
     R"({"properties":{"kind":{}},"if":{"required":["b"]},"then":{"properties":{"b":{}}}})", "{\"kind\":1}",
     "info property-never-seen /b\n"},
    {"a condition limits no types", R"({"properties":{"a":{}},"if":{},"then":{"properties":{"a":{"type":"string"}}}})",
     "{\"a\":1}", ""},
    {"what nobody names is still undocumented", R"({"properties":{"kind":{}},"if":{},"then":{"properties":{"b":{}}}})",
     "{\"kind\":1,\"b\":2,\"c\":3}", "warning undocumented-property /c\n"},
    {"`dependentSchemas` name members", R"({"properties":{"a":{}},"dependentSchemas":{"a":{"properties":{"b":{}}}}})",
     "{\"a\":1,\"b\":2}", ""},
    {"numbered items are branches of one place",
     R"({"type":"array","prefixItems":[{"properties":{"a":{"type":"number"}}},{"properties":{"b":{}}}],"items":false})",
     "[{\"a\":1},{\"b\":2}]", ""},
    {"what no numbered item names is undocumented",
     R"({"type":"array","prefixItems":[{"properties":{"a":{}}},{"properties":{"b":{}}}],"items":false})",
     "[{\"a\":1},{\"b\":2,\"c\":3}]", "warning undocumented-property /*/c\n"},
    {"closed numbered items limit the types of all",
     R"({"type":"array","prefixItems":[{"type":"number"},{"type":"string"}],"items":false})", "[1,true]",
     "error type-wider /*\n"},
    {"open numbered items do not", R"({"type":"array","prefixItems":[{"type":"number"}]})", "[1,true]", ""},
    {"a member of several branches may have the type of each",
     R"({"anyOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"a":{"type":"number"}}}]})",
     "{\"a\":1}\n{\"a\":\"x\"}", ""},
    {"and no other", R"({"anyOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"a":{"type":"number"}}}]})",
     "{\"a\":true}", "error type-wider /a\n"},
};

std::string found(const Row& row, Policy policy = Policy::documented) {
  const std::string text = R"({"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"responses":)"
                           R"({"200":{"description":"d","content":{"application/json":{"schema":)" +
                           row.schema + "}}}}}}}}";
  const test::MemorySource source({{"a.json", text}});
  const Result<openapi::Contract> contract = openapi::load_contract(source, "a.json");
  REQUIRE_MESSAGE(contract, (contract ? "" : to_string(contract.error())));
  ShapeBuilder builder;
  std::string_view rest = row.bodies;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    REQUIRE(builder.add(rest.substr(0, end), "body"));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  const openapi::MediaType& media = contract->operations.front().responses.front().content.front();
  std::string lines;
  for (const Difference& difference : compare_documented(*contract, *media.schema, builder.shape().root, policy)) {
    const ObservedRuleRow& rule = drift::row(difference.rule);
    lines += std::string(report::to_string(difference.level.value_or(rule.level))) + " " + std::string(rule.id) + " " +
             difference.pointer + "\n";
  }
  return lines;
}

TEST_CASE("conditions and numbered items") {
  for (const Row& row : kRows) {
    CAPTURE(row.what);
    CHECK(found(row) == row.found);
  }
}

TEST_CASE("a schema without properties documents none, where documents are taken at their word") {
  const auto judged = [](const char* schema, Policy policy) { return found({"", schema, R"({"a":5})", ""}, policy); };
  constexpr char kError[] = "error undocumented-property /a\n";
  for (const char* closed : {R"({"type":"object"})", "{}", R"({"type":"object","properties":{}})"}) {
    CAPTURE(closed);
    CHECK(judged(closed, Policy::strict) == kError);
    CHECK(judged(closed, Policy::paranoid) == kError);
  }
  for (const char* open : {R"({"additionalProperties":true})", R"({"additionalProperties":{}})"}) {
    CAPTURE(open);
    CHECK(judged(open, Policy::documented).empty());
    CHECK(judged(open, Policy::strict).empty());
    CHECK(judged(open, Policy::paranoid) == kError);
  }
  CHECK(judged(R"({"type":"object"})", Policy::documented).empty());
  CHECK(judged(R"({"additionalProperties":{"type":"number"}})", Policy::paranoid).empty());
}

}  // namespace
}  // namespace steelyard::drift
