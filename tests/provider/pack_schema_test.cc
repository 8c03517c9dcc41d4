// What provider.schema.json refuses, and where it says so.
#include <doctest/doctest.h>

#include <string>  // packs

#include "openapi/source.h"
#include "provider/pack.h"

namespace steelyard::provider {
namespace {

// A pack of one file beside a small contract.
class OneFile final : public openapi::DocumentSource {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}

  Result<std::string> read(const std::string& path) const override {
    if (path == "provider.yaml") return text_;
    if (path == "contract.yaml") {
      return std::string(
          "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {responses: {'200': {description: "
          "d}}}}}\n");
    }
    return Error{ErrorCode::file_not_readable, "there is no such file", {path}};
  }

 private:
  std::string text_;
};

const std::string kHead = "steelyard: 1\nname: acme\n";
const std::string kAnswer = "operations:\n  - operation: GET /a\n    answers:\n      - ";
const std::string kPromise = "operations: []\npromises:\n  - id: a\n    says: b\n    source: documented\n    on: ";

TEST_CASE("packs that are well formed load") {
  struct Row {
    const char* name;
    std::string text;
  };
  const Row rows[] = {
      {"least", kHead + "operations: []\n"},
      {"answer without body", kHead + kAnswer + "{status: 200, example: default, source: documented}\n"},
      {"headers", kHead + kAnswer +
                      "{status: 200, example: a, source: observed, seen: 2026-01-31, headers: {A: b, C: {value: d, "
                      "with_credential: true}}}\n"},
      {"errors", kHead + kPromise + "errors\n    mirror: {pointer: /a, of: ''}\n"},
      {"all", kHead + kPromise + "all\n    constant: {pointer: /a~1b, value: null}\n"},
  };
  const auto loader = PackLoader::create();
  REQUIRE(loader);
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto provider = loader->load(OneFile(row.text), "");
      CHECK_MESSAGE(provider, to_string(provider.error()));
    }
  }
}

TEST_CASE("packs that are not well formed are refused with their place") {
  struct Row {
    const char* name;
    std::string text;
    std::string where;
  };
  const Row rows[] = {
      {"future version", "steelyard: 2\nname: acme\noperations: []\n", "1:1"},
      {"no operations", kHead, "1:1"},
      {"bad name", "steelyard: 1\nname: Acme\noperations: []\n", "2:1"},
      {"unknown member", kHead + "operations: []\ntilte: x\n", "4:1"},
      {"a limit of nothing", kHead + "operations: []\nrate_limit: {requests: 0, window: 1, source: assumed}\n", "4:14"},
      {"a field that counts something else",
       kHead + "operations: []\nrate_limit: {requests: 1, window: 1, source: assumed, headers: {A: used}}\n", "4:65"},
      {"a scenario outside", kHead + "operations: []\nscenarios: [../s.yaml]\n", "4:13"},
      {"file outside", kHead + "contract: ../x.yaml\noperations: []\n", "3:1"},
      {"absolute file", kHead + "contract: /x.yaml\noperations: []\n", "3:1"},
      {"unknown source", kHead + kAnswer + "{status: 200, example: a, source: guessed}\n", "6:35"},
      {"status out of range", kHead + kAnswer + "{status: 999, example: a, source: assumed}\n", "6:10"},
      {"control character",
       kHead + kAnswer + "{status: 200, example: a, source: assumed, headers: {A: \"b\\r\\nC: d\"}}\n", "6:62"},
      {"no rule", kHead + kPromise + "all\n", "5:5"},
      {"two rules", kHead + kPromise + "all\n    meaning: {pointer: /a}\n    equals_status: {pointer: /a}\n", "5:5"},
      {"bad pointer", kHead + kPromise + "all\n    meaning: {pointer: a}\n", "9:15"},
      {"seen but not observed", kHead + kAnswer + "{status: 200, example: a, source: assumed, seen: 2026-01-31}\n",
       "6:35"},
  };
  const auto loader = PackLoader::create();
  REQUIRE(loader);
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto provider = loader->load(OneFile(row.text), "");
      REQUIRE_FALSE(provider);
      CHECK(provider.error().code == ErrorCode::pack_invalid);
      CHECK(std::to_string(provider.error().where.line) + ":" + std::to_string(provider.error().where.column) ==
            row.where);
    }
  }
}

}  // namespace
}  // namespace steelyard::provider
