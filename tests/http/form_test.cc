#include "http/form.h"

#include <doctest/doctest.h>

namespace steelyard::http {
namespace {

TEST_CASE("the query of a target") {
  CHECK(query_of("/a?b=1&c?d#e") == "b=1&c?d");
  CHECK(query_of("http://h/a?b") == "b");
  CHECK(query_of("/a#b?c") == "");
  CHECK(query_of("/a") == "");
}

TEST_CASE("fields keep their order and their encoded values") {
  const std::vector<RawField> expected = {{"a b", "1%2C+2"}, {"c", ""}, {"c", "=d"}};
  CHECK(split_fields("&a+b=1%2C+2&&c&c==d&", '&') == expected);
  CHECK(split_fields("", '&').empty());
}

TEST_CASE("cookies of every field, names and values as sent") {
  const Headers headers = {{"Cookie", "a=1; b=\"2+3\""}, {"X", "y=1"}, {"cookie", "c=%20;;"}};
  const std::vector<RawField> expected = {{"a", "1"}, {"b", "\"2+3\""}, {"c", "%20"}};
  CHECK(cookies_of(headers) == expected);
}

}  // namespace
}  // namespace steelyard::http
