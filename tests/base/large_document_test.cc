// Documents that are wide, long or deep: what they cost, and that they are read at all.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "base/document.h"
#include "base/json.h"
#include "base/member_lookup.h"
#include "base/pointer.h"

namespace steelyard {
namespace {

// An object with a member on each line, as JSON or as YAML.
std::string wide_object(std::size_t members, bool json) {
  std::string text = json ? "{\n" : "";
  for (std::size_t i = 0; i < members; ++i) {
    const std::string name = "name" + std::to_string(i);
    text += json ? "\"" + name + "\": {\"value\": " + std::to_string(i) + "}" + (i + 1 < members ? ",\n" : "\n}")
                 : name + ": {value: " + std::to_string(i) + "}\n";
  }
  return text;
}

double seconds_of(const auto& action) {
  const auto start = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Every member by its pointer; true if each was the right one and stood on its own line.
bool finds_all(const Document& document, std::size_t members, std::uint32_t first_line) {
  for (std::size_t i = 0; i < members; ++i) {
    const std::string pointer = "/name" + std::to_string(i) + "/value";
    const Json* value = document.find(pointer);
    if (value == nullptr || *value != i || document.locate(pointer).line != first_line + i) return false;
  }
  return true;
}

TEST_CASE("members of an object of 20,000 are found without looking at all of them") {
  constexpr std::size_t kMembers = 20'000;
  for (const bool json : {true, false}) {
    CAPTURE(json);
    const std::string text = wide_object(kMembers, json);
    Result<Document> document = json ? read_json(text, "t.json") : read_yaml(text, "t.yaml");
    REQUIRE(document);
    bool all = false;
    // Linear search would make 400 million comparisons of this.
    CHECK(seconds_of([&] { all = finds_all(*document, kMembers, json ? 2 : 1); }) < 2.0);
    CHECK(all);
    CHECK(document->find("/name20000") == nullptr);
    CHECK(document->find("/name0/other") == nullptr);
    CHECK(document->find("/name0/value/x") == nullptr);
    CHECK(document->member(document->root(), "name7") == document->find("/name7"));
    CHECK(document->member(document->root(), "none") == nullptr);
    CHECK(document->locate("/none").line == 1);
  }
}

TEST_CASE("threads may look into one document") {
  const Result<Document> document = read_json(wide_object(500, true), "t.json");
  REQUIRE(document);
  std::vector<int> found(4, 0);
  std::vector<std::thread> threads;
  for (int& result : found) threads.emplace_back([&] { result = finds_all(*document, 500, 2) ? 1 : 0; });
  for (std::thread& thread : threads) thread.join();
  CHECK(found == std::vector<int>(4, 1));
}

TEST_CASE("a lookup answers alike for objects of all sizes") {
  for (const std::size_t members : {0U, 1U, 24U, 25U, 100U}) {
    CAPTURE(members);
    Json object = Json::object();
    for (std::size_t i = 0; i < members; ++i) object[std::to_string(i)] = i;
    const MemberLookup lookup;
    for (std::size_t i = 0; i < members; ++i) CHECK(lookup.find(object, std::to_string(i)) == i);
    CHECK(lookup.find(object, "none") == members);
  }
}

TEST_CASE("duplicate keys of a wide object are reported in place, and the last one wins") {
  std::string text = wide_object(100, true);
  text.insert(text.size() - 1, ", \"name50\": {\"value\": [0, {\"a\": 1, \"a\": 2}]}");
  const Result<Document> document = read_json(text, "t.json");
  REQUIRE(document);
  REQUIRE(document->duplicate_keys().size() == 2);
  CHECK(document->duplicate_keys()[0].pointer == "/name50");
  CHECK(document->duplicate_keys()[1].pointer == "/name50/value/1/a");
  CHECK(document->root().size() == 100);
  CHECK(*document->find("/name50/value/1/a") == 2);
  CHECK(document->locate("/name50").line == 102);
  CHECK(document->locate("/name51").line == 53);
}

TEST_CASE("aliases and merges share what they name, with its places") {
  const Result<Document> document =
      read_yaml("base: &b\n  x: [1, 2]\n  y: 2\ncopy: *b\nmerged:\n  <<: *b\n  y: 3\nlist: [*b]\n", "t.yaml");
  REQUIRE(document);
  CHECK(write_json(document->root()) ==
        R"({"base":{"x":[1,2],"y":2},"copy":{"x":[1,2],"y":2},"merged":{"y":3,"x":[1,2]},"list":[{"x":[1,2],"y":2}]})");
  CHECK(to_string(document->locate("/copy/x/1")) == "t.yaml:2:10");
  CHECK(to_string(document->locate("/copy")) == "t.yaml:4:1");
  CHECK(to_string(document->locate("/merged/x")) == "t.yaml:2:3");
  CHECK(to_string(document->locate("/merged/y")) == "t.yaml:7:3");
  CHECK(to_string(document->locate("/list/0/y")) == "t.yaml:3:3");
}

TEST_CASE("a value of any depth is written and ended without recursion") {
  for (const bool objects : {false, true}) {
    CAPTURE(objects);
    Json value = 1;
    for (int i = 0; i < 100'000; ++i) {
      Json outer = objects ? Json::object() : Json::array();
      if (objects) outer.get_ref<Json::object_t&>().emplace_back("a", std::move(value));
      if (!objects) outer.push_back(std::move(value));
      value = std::move(outer);
    }
    CHECK(write_json(value).size() == (objects ? 600'001 : 200'001));
    CHECK(nests_deeper_than(value, 99'999));
    CHECK_FALSE(nests_deeper_than(value, 100'000));
  }
}

TEST_CASE("texts of 100,000 levels are refused by depth, in JSON and in both styles of YAML") {
  std::string blocks;
  for (int i = 0; i < 2000; ++i) blocks += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  std::string members;
  for (int i = 0; i < 100'000; ++i) members += "{\"a\":";
  struct Row {
    const char* file;
    std::string text;
  };
  const Row rows[] = {
      {"t.json", std::string(100'000, '[')},
      {"t.json", members},
      {"t.yaml", std::string(100'000, '[')},
      {"t.yaml", blocks},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text.substr(0, 12));
    const Result<Document> document = read_document(row.text, row.file);
    REQUIRE_FALSE(document);
    CHECK(document.error().code == ErrorCode::nesting_too_deep);
  }
}

// Some hundred bytes a value is what the tree of values needs; a text that took its square would not end.
TEST_CASE("a document of some megabytes is read in a time that grows with its length") {
  std::string text = "[";
  for (int i = 0; i < 100'000; ++i)
    text += std::string(i == 0 ? "" : ",") + "{\"id\":" + std::to_string(i) + ",\"t\":[1.5,null]}";
  text += "]";
  for (const bool json : {true, false}) {
    CAPTURE(json);
    std::size_t items = 0;
    const double taken = seconds_of([&] {
      Result<Document> document = json ? read_json(text, "t") : read_yaml(text, "t");
      items = document ? document->root().size() : 0;
    });
    CHECK(items == 100'000);
    CHECK(taken < 20.0);
  }
}

}  // namespace
}  // namespace steelyard
