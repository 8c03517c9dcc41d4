// Merging is associative and commutative: however the data is split, and in whatever order the parts meet, the same
// bytes come out.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "drift/shape_builder.h"
#include "drift/shape_json.h"
#include "random_json.h"

namespace steelyard::drift {
namespace {

Shape shape_of(const std::vector<std::string>& texts) {
  ShapeBuilder builder;
  for (const std::string& text : texts) {
    const Status added = builder.add(text, "random");
    REQUIRE_MESSAGE(added, to_string(added.error()));
  }
  return builder.take();
}

// Written and read again, as it travels between machines.
Shape travel(const ShapeReader& reader, const Shape& shape) {
  const std::string text = write_shape(shape);
  Result<Shape> again = reader.read(text, "shape");
  REQUIRE_MESSAGE(again, to_string(again.error()));
  CHECK(write_shape(*again) == text);
  return std::move(*again);
}

// Merges two neighbours or strangers at a time until one is left.
Shape reduce(std::vector<Shape> parts, Random& random) {
  while (parts.size() > 1) {
    const std::size_t from = random.below(parts.size());
    Shape taken = std::move(parts[from]);
    parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(from));
    REQUIRE(merge(parts[random.below(parts.size())], std::move(taken)));
  }
  return std::move(parts.front());
}

TEST_CASE("map over eight parts and reduce in any order: the bytes of one pass") {
  const Result<ShapeReader> reader = ShapeReader::create();
  REQUIRE_MESSAGE(reader, to_string(reader.error()));
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    std::vector<std::string> all;
    std::vector<std::vector<std::string>> split(8);
    for (auto i = random.between(1, 400); i > 0; --i) {
      all.push_back(test::random_json(random));
      split[random.below(split.size())].push_back(all.back());
    }
    std::vector<Shape> parts;
    for (const auto& part : split) parts.push_back(travel(*reader, shape_of(part)));
    CHECK(write_shape(reduce(std::move(parts), random)) == write_shape(shape_of(all)));
  }
}

TEST_CASE("an empty shape changes nothing") {
  Random random(7);
  std::vector<std::string> texts;
  for (int i = 0; i < 50; ++i) texts.push_back(test::random_json(random));
  Shape shape = shape_of(texts);
  const std::string before = write_shape(shape);
  REQUIRE(merge(shape, Shape()));
  CHECK(write_shape(shape) == before);
  Shape empty;
  REQUIRE(merge(empty, std::move(shape)));
  CHECK(write_shape(empty) == before);
}

// The parser's document and the reader's value are two ways to one shape.
TEST_CASE("a text gives the same shape whether its numbers are short or not") {
  const auto both = [](const std::string& text) {
    ShapeBuilder fast;
    REQUIRE(fast.add(text, "short"));
    ShapeBuilder slow;  // a long number in a place of its own makes the reader look at all of the text
    REQUIRE(slow.add("[" + text + ", [1234567890123456789]]", "long"));
    Shape inside;
    const Shape whole = slow.take();
    // The item is an array of the text and of the array beside it: what is not that array is the text.
    CHECK(whole.root.items->count() == 2);
    return std::pair(write_shape(fast.take()), whole.root.items->count(ValueType::object));
  };
  const auto [text, objects] = both(R"({"a": 1.0, "b": [true, null, "x"], "c": 0.5})");
  CHECK(objects == 1);
  CHECK(text.find("\"integer\": 1") != std::string::npos);
}

}  // namespace
}  // namespace steelyard::drift
