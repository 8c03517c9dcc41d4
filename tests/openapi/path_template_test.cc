// Path templates: what matches, with which values, and which of two is tried first.
#include "openapi/path_template.h"

#include <doctest/doctest.h>

namespace steelyard::openapi {
namespace {

TEST_CASE("paths and the values of their parameters") {
  using Match = std::optional<PathParameters>;
  const struct {
    const char* path;
    const char* request;
    Match match;
  } rows[] = {
      {"/", "/", PathParameters{}},
      {"/a", "/a", PathParameters{}},
      {"/a", "/a/", std::nullopt},
      {"/a/", "/a", std::nullopt},
      {"/a", "/A", std::nullopt},
      {"/a", "/%61", PathParameters{}},
      {"/%61", "/a", PathParameters{}},
      {"/a b", "/a%20b", PathParameters{}},
      {"/é", "/%C3%A9", PathParameters{}},
      {"/{id}", "/7", PathParameters{{"id", "7"}}},
      {"/{id}", "/", std::nullopt},
      {"/{id}", "/a%2Fb", PathParameters{{"id", "a%2Fb"}}},
      {"/{id}", "/a/b", std::nullopt},
      {"/{a}/x/{b}", "/1/x/2", PathParameters{{"a", "1"}, {"b", "2"}}},
      {"/{name}.{ext}", "/a.b.json", PathParameters{{"name", "a"}, {"ext", "b.json"}}},
      {"/{name}.json", "/a.json.json", PathParameters{{"name", "a.json"}}},
      {"/{name}.json", "/.json", std::nullopt},
      {"/{name}.json", "/a.xml", std::nullopt},
      {"/v{n}", "/v2", PathParameters{{"n", "2"}}},
      {"/v{n}", "/w2", std::nullopt},
      {"/{a}...{b}", "/x...y", PathParameters{{"a", "x"}, {"b", "y"}}},
      {"/{a}-{b}", "/x%2Dy", PathParameters{{"a", "x"}, {"b", "y"}}},
      {"/{a}2D{b}", "/x%2D2Dy", PathParameters{{"a", "x%2D"}, {"b", "y"}}},
      {"/open{", "/open{", PathParameters{}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.request);
    CHECK(PathTemplate(row.path).match(row.request) == row.match);
  }
}

TEST_CASE("concrete before templated") {
  const struct {
    const char* first;
    const char* second;
  } rows[] = {
      {"/pets/mine", "/pets/{id}"}, {"/pets/{id}", "/{kind}/mine"}, {"/a/{b}/c", "/a/{b}/{c}"},
      {"/{name}.json", "/{name}"},  {"/v{n}/a", "/{v}/a"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(PathTemplate(row.first).more_concrete_than(PathTemplate(row.second)));
    CHECK_FALSE(PathTemplate(row.second).more_concrete_than(PathTemplate(row.first)));
  }
  CHECK_FALSE(PathTemplate("/{a}").more_concrete_than(PathTemplate("/{b}")));
}

// What a sort asks of an order: templates that are equal to a third are equal to each other.
TEST_CASE("the order of templates is a strict weak one") {
  const PathTemplate paths[] = {PathTemplate("/accounts"),  PathTemplate("/users/{id}"), PathTemplate("/users"),
                                PathTemplate("/users/me"),  PathTemplate("/{a}"),        PathTemplate("/{a}.json"),
                                PathTemplate("/{a}/{b}/c"), PathTemplate("/{a}/b/{c}")};
  const auto equal = [](const PathTemplate& a, const PathTemplate& b) {
    return !a.more_concrete_than(b) && !b.more_concrete_than(a);
  };
  for (const PathTemplate& a : paths) {
    CHECK_FALSE(a.more_concrete_than(a));
    for (const PathTemplate& b : paths) {
      for (const PathTemplate& c : paths) {
        if (equal(a, b) && equal(b, c)) CHECK(equal(a, c));
        if (a.more_concrete_than(b) && b.more_concrete_than(c)) CHECK(a.more_concrete_than(c));
      }
    }
  }
}

TEST_CASE("a long name is matched in one pass") {
  const std::string name(60'000, 'x');
  const auto match = PathTemplate("/{name}.json").match("/" + name + ".json");
  REQUIRE(match);
  CHECK(match->front().second == name);
  CHECK_FALSE(PathTemplate("/{name}.json").match("/" + name));
}

TEST_CASE("names and shapes") {
  using Names = std::vector<std::string>;
  CHECK(template_names("/a/{b}/{c}-{d}") == Names{"b", "c", "d"});
  CHECK(template_names("/a") == Names{});
  CHECK(template_names("/a{") == Names{});
  CHECK(template_shape("/a/{b}/{c}-{d}") == "/a/{}/{}-{}");
}

}  // namespace
}  // namespace steelyard::openapi
