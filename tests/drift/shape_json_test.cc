// What a shape looks like on disk, and which texts are none.
#include "drift/shape_json.h"

#include <doctest/doctest.h>

#include <string>

#include "drift/shape_builder.h"

namespace steelyard::drift {
namespace {

TEST_CASE("what was seen stands where it was seen") {
  ShapeBuilder builder;
  REQUIRE(builder.add(R"({"balance": 0.5, "currency": "EUR", "rows": [true, null]})", "a"));
  REQUIRE(builder.add(R"({"balance": 12, "currency": "EUR", "7": "x"})", "a"));
  CHECK(write_shape(builder.take()) == R"({
  "steelyard_shape": 1,
  "documents": 2,
  "root": {
    "count": 2,
    "types": {
      "object": 2
    },
    "members": {
      "balance": {
        "count": 2,
        "types": {
          "integer": 1,
          "number": 1
        },
        "least": 0.5,
        "greatest": 12,
        "integers": {
          "12": 1
        }
      },
      "currency": {
        "count": 2,
        "types": {
          "string": 2
        },
        "lengths": [
          3,
          3
        ],
        "texts": {
          "EUR": 2
        }
      },
      "rows": {
        "count": 1,
        "types": {
          "array": 1
        },
        "sizes": [
          2,
          2
        ],
        "items": {
          "count": 2,
          "types": {
            "null": 1,
            "boolean": 1
          },
          "true": 1
        }
      }
    },
    "others": {
      "count": 1,
      "types": {
        "string": 1
      },
      "lengths": [
        1,
        1
      ],
      "texts": {
        "x": 1
      }
    }
  }
}
)");
}

TEST_CASE("what is no shape is refused with its place") {
  const std::string head = R"({"steelyard_shape": 1, "documents": 1, "root": )";
  struct Row {
    std::string text;
    const char* code;
    const char* place;
  };
  const Row rows[] = {
      {"{", "json-syntax", "s.json:1:1"},
      {"[]", "shape-invalid", "s.json:1:1"},
      {R"({"steelyard_shape": 2, "documents": 0, "root": {"count": 0, "types": {}}})", "shape-invalid", "s.json:1:2"},
      {head + R"({"count": 1, "types": {"integer": -1}}})", "shape-invalid", "s.json:1:71"},
      {head + R"({"count": 1, "types": {"text": 1}}})", "shape-invalid", "s.json:1:71"},
      {head + R"({"count": 1, "types": {}, "sketch": "0"}})", "shape-invalid", "s.json:1:74"},
      {head + R"({"count": 1, "types": {}, "integers": {"07": 1}}})", "shape-invalid", "s.json:1:87"},
      {head + R"({"count": 1, "types": {}, "surprise": 1}})", "shape-invalid", "s.json:1:74"},
      {head + R"({"count": 1, "count": 1, "types": {}}})", "duplicate-key", "s.json:1:61"},
  };
  const Result<ShapeReader> reader = ShapeReader::create();
  REQUIRE_MESSAGE(reader, to_string(reader.error()));
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<Shape> shape = reader->read(row.text, "s.json");
    REQUIRE_FALSE(shape);
    CHECK(error_info(shape.error().code).id == row.code);
    CHECK(to_string(shape.error().where) == row.place);
  }
}

}  // namespace
}  // namespace steelyard::drift
