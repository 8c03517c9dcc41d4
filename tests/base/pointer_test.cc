#include "base/pointer.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard {
namespace {

// The examples of RFC 6901, section 5.
TEST_CASE("pointers find what RFC 6901 says") {
  const Json document =
      Json::parse(R"({"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8})");
  CHECK(pointer_find(document, "") == &document);
  CHECK(*pointer_find(document, "/foo/0") == "bar");
  CHECK(*pointer_find(document, "/") == 0);
  CHECK(*pointer_find(document, "/a~1b") == 1);
  CHECK(*pointer_find(document, "/m~0n") == 8);
  CHECK(*pointer_find(document, "/ ") == 7);
  CHECK(pointer_find(document, "/foo/2") == nullptr);
  CHECK(pointer_find(document, "/foo/00") == nullptr);
  CHECK(pointer_find(document, "/foo/-") == nullptr);
  CHECK(pointer_find(document, "/none") == nullptr);
  CHECK(pointer_find(document, "/foo/0/x") == nullptr);
}

TEST_CASE("append escapes, tokens unescapes") {
  const std::string pointer = pointer_append(pointer_append("", "a/b~c"), std::size_t{3});
  CHECK(pointer == "/a~1b~0c/3");
  CHECK(pointer_tokens(pointer) == std::vector<std::string>{"a/b~c", "3"});
  CHECK(pointer_tokens("/~01") == std::vector<std::string>{"~1"});
}

TEST_CASE("percent decoding leaves broken escapes alone") { CHECK(percent_decode("a%2Fb%20%zz%4") == "a/b %zz%4"); }

}  // namespace
}  // namespace steelyard
