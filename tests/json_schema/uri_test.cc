#include "json_schema/uri.h"

#include <doctest/doctest.h>

namespace steelyard::json_schema {
namespace {

// RFC 3986, section 5.4, and what a folder of files needs.
TEST_CASE("references resolve as RFC 3986 says") {
  const char* const rows[][3] = {
      {"http://a/b/c/d;p?q", "g:h", "g:h"},
      {"http://a/b/c/d;p?q", "g", "http://a/b/c/g"},
      {"http://a/b/c/d;p?q", "./g", "http://a/b/c/g"},
      {"http://a/b/c/d;p?q", "g/", "http://a/b/c/g/"},
      {"http://a/b/c/d;p?q", "/g", "http://a/g"},
      {"http://a/b/c/d;p?q", "//g", "http://g"},
      {"http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"},
      {"http://a/b/c/d;p?q", "g?y#s", "http://a/b/c/g?y#s"},
      {"http://a/b/c/d;p?q", "#s", "http://a/b/c/d;p?q#s"},
      {"http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"},
      {"http://a/b/c/d;p?q", ".", "http://a/b/c/"},
      {"http://a/b/c/d;p?q", "..", "http://a/b/"},
      {"http://a/b/c/d;p?q", "../g", "http://a/b/g"},
      {"http://a/b/c/d;p?q", "../../../g", "http://a/g"},
      {"http://a/b/c/d;p?q", "g/../h", "http://a/b/c/h"},
      {"http://a", "g", "http://a/g"},
      {"file:///dir/a.yaml#/x", "b.yaml#/y", "file:///dir/b.yaml#/y"},
      {"dir/a.yaml", "b.yaml", "dir/b.yaml"},
      {"dir/a.yaml", "../b.yaml", "b.yaml"},
      {"a.yaml", "b/c.yaml#/d", "b/c.yaml#/d"},
      {"urn:example:a", "#b", "urn:example:a#b"},
      {"", "#/x", "#/x"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    CHECK(resolve_uri(row[0], row[1]) == row[2]);
  }
}

}  // namespace
}  // namespace steelyard::json_schema
