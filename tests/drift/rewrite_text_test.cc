// A text made to say something else, line by line: what is written anew, and where nothing can be.
#include "drift/rewrite_text.h"

#include <doctest/doctest.h>

#include "base/document.h"
#include "base/json.h"

namespace steelyard::drift {
namespace {

struct Row {
  const char* name;
  const char* text;
  const char* wanted;  // as JSON
  const char* after;   // nullptr: nothing comes back
};

constexpr Row kRows[] = {
    {"nothing changes", "# why\na: 1\n", R"({"a": 1})", "# why\na: 1\n"},
    {"a value", "# why\na: 1  # so\nb: 2\n", R"({"a": 3, "b": 2})", "# why\na: 3\nb: 2\n"},
    {"a value further down", "a:\n  b: 1\n  # kept\n  c:\n    d: x\ne: 1\n",
     R"({"a": {"b": 1, "c": {"d": "z"}}, "e": 1})", "a:\n  b: 1\n  # kept\n  c:\n    d: z\ne: 1\n"},
    {"a member goes", "a: 1\nb:\n  c: 1\n\n  d: 2\ne: 3\n", R"({"a": 1, "e": 3})", "a: 1\ne: 3\n"},
    {"members come", "a: 1\nb: 2\n", R"({"a": 1, "x": {"w": [1]}, "b": 2, "z": null})",
     "a: 1\nx:\n  w:\n    - 1\nb: 2\nz: null\n"},
    {"a member comes first", "# top\na: 1\n", R"({"x": 0, "a": 1})", "# top\nx: 0\na: 1\n"},
    {"one goes and another comes", "a:\n  b: 1\n  c: 2\n", R"({"a": {"b": 1, "d": 2}})", "a:\n  b: 1\n  d: 2\n"},
    {"the last one of a map goes", "a:\n  b: 1\nc: 2\n", R"({"a": {}, "c": 2})", "a: {}\nc: 2\n"},
    {"a list that is not indented", "a:\n- 1\n- 2\nb: 1\n", R"({"a": [1], "b": 1})", "a:\n  - 1\nb: 1\n"},
    {"in an item of a list", "a:\n  - n: 1\n    m: 2\n  - n: 3\n    m: 4\n",
     R"({"a": [{"n": 1, "m": 2}, {"n": 3, "m": 5}]})", "a:\n  - n: 1\n    m: 2\n  - n: 3\n    m: 5\n"},
    {"the first key of an item", "a:\n  - k: 1  # one\n", R"({"a": [{"k": 2}]})", "a:\n  - k: 2\n"},
    {"flow style becomes block style", "a: {b: 1, c: {d: 2}}\ne: 1\n", R"({"a": {"b": 1, "c": {"d": 3}}, "e": 1})",
     "a:\n  b: 1\n  c:\n    d: 3\ne: 1\n"},
    {"a text of several lines", "a: >-\n  one\n\n  two\nb: 1\n", R"({"a": "three", "b": 1})", "a: three\nb: 1\n"},
    {"line ends of Windows", "a: 1\r\nb: 2\r\n", R"({"a": 1, "c": 3, "b": 4})", "a: 1\r\nc: 3\r\nb: 4\r\n"},
    {"JSON", "{\n  \"a\": 1\n}\n", R"({"a": 1, "b": [2]})", "{\n  \"a\": 1,\n  \"b\": [\n    2\n  ]\n}\n"},
    {"JSON in a layout of its own", "{ \"a\": 1 }\n", R"({"a": 2})", nullptr},
    {"an alias repeats what would change", "a: &x\n  b: 1\nc: *x\n", R"({"a": {"b": 2}, "c": {"b": 1}})", nullptr},
    {"another kind of document", "a: 1\n", "[1]", nullptr},
};

TEST_CASE("a text is made to say something else, or nothing comes back") {
  for (const Row& row : kRows) {
    CAPTURE(std::string(row.name));
    const Result<Document> wanted = read_json(row.wanted, "wanted.json");
    REQUIRE(wanted);
    const std::string file = row.text[0] == '{' ? "a.json" : "a.yaml";
    const std::optional<std::string> after = rewrite_text(row.text, file, wanted->root());
    CHECK(after.has_value() == (row.after != nullptr));
    if (after && row.after != nullptr) CHECK_EQ(*after, std::string(row.after));
  }
}

}  // namespace
}  // namespace steelyard::drift
