// What a request asks of the mock, in the header and in the query.
#include "server/preferences.h"

#include <doctest/doctest.h>

namespace steelyard::server {
namespace {

struct Row {
  const char* target;
  std::vector<std::string> prefer;
  std::optional<int> code;
  const char* example;
  std::optional<bool> dynamic;
  const char* applied;
};

TEST_CASE("preferences") {
  const Row rows[] = {
      {"/", {}, {}, "", {}, ""},
      {"/", {"code=503"}, 503, "", {}, "code=503"},
      {"/", {"code=\"503\""}, 503, "", {}, "code=503"},
      {"/", {"CODE=503"}, 503, "", {}, "code=503"},
      {"/", {" code = 503 ; x=y"}, 503, "", {}, "code=503"},
      {"/", {"respond-async, code=503, code=200"}, 503, "", {}, "code=503"},
      {"/", {"respond-async", "code=503"}, 503, "", {}, "code=503"},
      {"/", {"codes=503"}, {}, "", {}, ""},
      {"/", {"example=a b"}, {}, "a b", {}, "example=\"a b\""},
      {"/", {"example=\"a, \\\"b\\\"\""}, {}, "a, \"b\"", {}, "example=\"a, \\\"b\\\"\""},
      {"/", {"dynamic"}, {}, "", true, "dynamic"},
      {"/", {"dynamic=true"}, {}, "", true, "dynamic=true"},
      {"/", {"dynamic=false"}, {}, "", false, "dynamic=false"},
      {"/", {"example=x, dynamic=true, code=404"}, 404, "x", true, "code=404, example=x"},
      {"/?__code=404&__example=a%20b&__dynamic=true", {}, 404, "a b", true, ""},
      {"/?__code=404", {"dynamic=true"}, 404, "", true, "dynamic=true"},
      {"/?__code=404", {"code=503"}, 503, "", {}, "code=503"},
      {"/?code=404", {}, {}, "", {}, ""},
  };
  for (const Row& row : rows) {
    http::Request request;
    request.target = row.target;
    for (const std::string& value : row.prefer) request.headers.add("Prefer", value);
    CAPTURE(row.target);
    CAPTURE(row.applied);
    const Preferences wanted = read_preferences(request);
    CHECK(wanted.invalid.empty());
    CHECK(wanted.code == row.code);
    CHECK(wanted.example == row.example);
    CHECK(wanted.dynamic == row.dynamic);
    CHECK(wanted.applied == row.applied);
  }
}

TEST_CASE("values that make no sense") {
  for (const char* prefer :
       {"code", "code=", "code=abc", "code=199", "code=600", "code=2e2", "code=200x", "code=-200", "dynamic=yes"}) {
    CAPTURE(prefer);
    CHECK_FALSE(read_preferences({"GET", "/", {{"Prefer", prefer}}, ""}).invalid.empty());
  }
}

}  // namespace
}  // namespace steelyard::server
