#include "http/field_value.h"

#include <doctest/doctest.h>

namespace steelyard::http {
namespace {

TEST_CASE("a separator inside a quoted string does not separate") {
  CHECK(split_field("a, \"b,\\\",c\",d", ',') == std::vector<std::string_view>{"a", " \"b,\\\",c\"", "d"});
  CHECK(split_field("", ',') == std::vector<std::string_view>{""});
  CHECK(split_field("\"a,b\\", ',') == std::vector<std::string_view>{"\"a,b\\"});
}

TEST_CASE("parameters lose quotes and escapes") {
  const auto value = [](std::string_view text) {
    const auto parameter = parse_field_parameter(text);
    return parameter ? parameter->name + ":" + parameter->value : std::string("none");
  };
  CHECK(value(" Name = x") == "none");
  CHECK(value(" Name=x ") == "name:x");
  CHECK(value("n=\"a\\\"b\"") == "n:a\"b");
  CHECK(value("n=\"\"") == "n:");
  CHECK(value("n=\"a\"b") == "none");
  CHECK(value("n=") == "none");
}

TEST_CASE("weights in thousandths") {
  CHECK(parse_quality("1") == 1000);
  CHECK(parse_quality("0.8") == 800);
  CHECK(parse_quality("0.125") == 125);
  CHECK(parse_quality("1.000") == 1000);
  CHECK(parse_quality("0.") == 0);
  for (const std::string_view text : {"", "2", "1.001", "0.1234", ".5", "-1", "0,5"}) {
    CHECK_FALSE(parse_quality(text).has_value());
  }
}

}  // namespace
}  // namespace steelyard::http
