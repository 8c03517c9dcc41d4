#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "drift/shape_builder.h"

namespace steelyard::drift {
namespace {

Shape shape_of(const std::vector<std::string>& texts) {
  ShapeBuilder builder;
  for (const std::string& text : texts) REQUIRE(builder.add(text, "texts"));
  return builder.take();
}

TEST_CASE("a member's count says in how many objects it stood") {
  const Shape shape = shape_of({R"({"a": 1, "b": null})", R"({"a": "x"})", "[]"});
  CHECK(shape.documents == 3);
  CHECK(shape.root.count(ValueType::object) == 2);
  CHECK(shape.root.count(ValueType::array) == 1);
  CHECK(shape.root.find_member("a")->count() == 2);
  CHECK(shape.root.find_member("b")->count(ValueType::null) == 1);
  CHECK(shape.root.find_member("c") == nullptr);
}

TEST_CASE("a number is an integer by its value, not by how it is written") {
  const Shape shape = shape_of({"1", "1.0", "10e-1", "0.5", "100000000000000000000"});
  CHECK(shape.root.count(ValueType::integer) == 4);
  CHECK(shape.root.count(ValueType::number) == 1);
  CHECK(shape.root.numbers.least().to_string() == "0.5");
  CHECK(shape.root.numbers.greatest().to_string() == "100000000000000000000");
}

TEST_CASE("numbers that a double does not hold are counted") {
  struct Row {
    const char* text;
    std::uint64_t inexact;
  };
  const Row rows[] = {{"9007199254740992", 0},
                      {"9007199254740993", 1},
                      {"-9007199254740993", 1},
                      {"18446744073709551615", 1},
                      {"0.1", 0},
                      {"0.10000000000000000000001", 1},
                      {"123456789012345678901", 1}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shape_of({row.text}).root.inexact == row.inexact);
  }
}

TEST_CASE("strings are counted by what they look like") {
  struct Row {
    const char* text;
    const char* formats;
  };
  const Row rows[] = {{R"("2026-01-31")", "date "},
                      {R"("2026-01-31T10:00:00Z")", "date-time "},
                      {R"("P1DT2H")", "duration "},
                      {R"("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")", "uuid "},
                      {R"("a@b.example")", "email "},
                      {R"("10.0.0.1")", "ipv4 "},
                      {R"("fe80::1")", "ipv6 "},
                      {R"("https://a.example/")", "uri "},
                      {R"("12.50")", "numeral "},
                      {R"("-3")", "numeral "},
                      {R"("true")", "boolean "},
                      {R"("012")", ""},
                      {R"("1.")", ""},
                      {R"("word")", ""},
                      {R"("")", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Shape shape = shape_of({row.text});
    std::string formats;
    for (std::size_t i = 0; i < kStringFormats; ++i) {
      if (shape.root.formats[i] > 0) formats += std::string(string_formats()[i].name) + " ";
    }
    CHECK(formats == row.formats);
  }
}

TEST_CASE("lengths are counted in characters") {
  const Shape shape = shape_of({R"("é")", R"("abc")"});
  CHECK(shape.root.lengths.least == 1);
  CHECK(shape.root.lengths.greatest == 3);
}

TEST_CASE("members of generated names are one place, beside those that somebody named") {
  const Shape shape = shape_of({R"({"total": 1, "2025": {"x": 1}, "2026": {"x": "y"}})"});
  CHECK(shape.root.members.size() == 1);
  REQUIRE(shape.root.others != nullptr);
  CHECK(shape.root.others->count() == 2);
  CHECK(shape.root.others->find_member("x")->count(ValueType::string) == 1);
  CHECK(shape.root.find_member("2027") == shape.root.others.get());
}

TEST_CASE("of an object with more names than an author gives, those with a digit are data") {
  std::vector<std::string> texts;
  for (int i = 0; i < 255; ++i) texts.push_back(R"({"total": 1, "user-)" + std::to_string(i) + R"(": {"email": "e"}})");
  CHECK_FALSE(shape_of(texts).root.is_numbered);
  texts.emplace_back(R"({"total": 2, "user-256": {"email": null}})");
  const Shape shape = shape_of(texts);
  CHECK(shape.root.is_numbered);
  CHECK_FALSE(shape.root.is_map);
  CHECK(shape.root.members.size() == 1);
  CHECK(shape.root.find_member("total")->count() == 256);
  CHECK(shape.root.find_member("user-1") == shape.root.others.get());
  CHECK(shape.root.others->find_member("email")->count() == 256);
  CHECK(count_places(shape.root) == 4);
}

TEST_CASE("an object with more names without a digit than an author gives is a map") {
  std::vector<std::string> texts;
  for (char a = 'a'; a <= 'z'; ++a) {
    for (char b = 'a'; b <= 'j'; ++b) texts.push_back(std::string(R"({"user-)") + a + b + R"(": {"email": "e"}})");
  }
  const Shape shape = shape_of(texts);
  CHECK(shape.root.is_map);
  CHECK(shape.root.members.empty());
  CHECK(shape.root.others->find_member("email")->count() == 260);
  CHECK(count_places(shape.root) == 3);
}

TEST_CASE("below so many levels values are counted and not looked into") {
  const std::string deep = std::string(40, '[') + "1" + std::string(40, ']');
  const Shape shape = shape_of({deep});
  CHECK(count_places(shape.root) == ShapeNode::kMostLevels + 1);
  const ShapeNode* node = &shape.root;
  while (node->items) node = node->items.get();
  CHECK(node->is_cut);
  CHECK(node->count(ValueType::array) == 1);
}

TEST_CASE("a member that is named twice is counted at its place") {
  const Shape shape = shape_of({R"([{"a": 1, "a": 2}])", R"([{"a": 1}])"});
  const ShapeNode* member = shape.root.items->find_member("a");
  CHECK(member->duplicates == 1);
  CHECK(member->count() == 2);
  CHECK(member->values.integers().count(2) == 1);  // the last one wins
}

TEST_CASE("a text that cannot be read is told with its place, and the rest goes on") {
  ShapeBuilder builder;
  CHECK(builder.add("{\"a\": 1}", "answers.ndjson", {1, 1}));
  const Status broken = builder.add("{\"a\": ", "answers.ndjson", {2, 1});
  REQUIRE_FALSE(broken);
  CHECK(to_string(broken.error().where) == "answers.ndjson:2:6");
  CHECK(builder.add("{\"a\": 1}", "answers.ndjson", {3, 1}));
  CHECK(builder.shape().documents == 2);
  CHECK(builder.shape().unreadable == 1);
}

// 300 names at each of three levels, no two objects with the same ones: more places than memory should be given for.
TEST_CASE("data with too many different places is refused") {
  Status status;
  ShapeBuilder builder;
  for (int i = 0; i < 250 && status; ++i) {
    for (int j = 0; j < 250 && status; ++j) {
      std::string text = "{\"a" + std::to_string(i) + "\": {\"b" + std::to_string(j) + "\": {";
      for (int k = 0; k < 20; ++k) text += (k > 0 ? ",\"c" : "\"c") + std::to_string(k) + "\": 1";
      status = builder.add(text + "}}}", "random");
    }
  }
  REQUIRE_FALSE(status);
  CHECK(status.error().code == ErrorCode::shape_too_large);
}

}  // namespace
}  // namespace steelyard::drift
