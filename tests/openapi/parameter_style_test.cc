#include "openapi/parameter_style.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard::openapi {
namespace {

constexpr Shape kPrimitive = Shape::primitive;
constexpr Shape kArray = Shape::array;
constexpr Shape kObject = Shape::object;

struct Row {
  std::string style;
  bool explode;
  Shape shape;
  std::string text;   // path segment or header for the first three styles, else a query string
  std::string value;  // JSON; "absent"; or "error"
};

std::string read(const Row& row, Escaping escaping) {
  const std::vector<http::RawField> fields = http::split_fields(row.text, '&');
  const Result<std::optional<Json>> value = read_style({.name = "color",
                                                        .style = row.style,
                                                        .explode = row.explode,
                                                        .shape = row.shape,
                                                        .escaping = escaping,
                                                        .text = row.text,
                                                        .fields = fields});
  if (!value) {
    CHECK(value.error().code == ErrorCode::parameter_style);
    return "error";
  }
  return *value ? write_json(**value) : "absent";
}

void check_rows(const std::vector<Row>& rows, Escaping escaping) {
  for (const Row& row : rows) {
    CAPTURE(row.style);
    CAPTURE(row.explode);
    CAPTURE(row.text);
    CHECK(read(row, escaping) == row.value);
  }
}

const std::string kColors = R"(["blue","black","brown"])";
const std::string kRgb = R"({"R":"100","G":"200","B":"150"})";

TEST_CASE("the style examples of OpenAPI, paths") {
  check_rows(
      {
          {"matrix", false, kPrimitive, ";color", R"("")"},
          {"matrix", false, kPrimitive, ";color=blue", R"("blue")"},
          {"matrix", false, kArray, ";color=blue,black,brown", kColors},
          {"matrix", false, kObject, ";color=R,100,G,200,B,150", kRgb},
          {"matrix", true, kPrimitive, ";color", R"("")"},
          {"matrix", true, kPrimitive, ";color=blue", R"("blue")"},
          {"matrix", true, kArray, ";color=blue;color=black;color=brown", kColors},
          {"matrix", true, kObject, ";R=100;G=200;B=150", kRgb},
          {"label", false, kPrimitive, ".", R"("")"},
          {"label", false, kPrimitive, ".blue", R"("blue")"},
          {"label", false, kArray, ".blue,black,brown", kColors},
          {"label", false, kObject, ".R,100,G,200,B,150", kRgb},
          {"label", true, kPrimitive, ".blue", R"("blue")"},
          {"label", true, kArray, ".blue.black.brown", kColors},
          {"label", true, kObject, ".R=100.G=200.B=150", kRgb},
          {"simple", false, kPrimitive, "blue", R"("blue")"},
          {"simple", false, kArray, "blue,black,brown", kColors},
          {"simple", false, kObject, "R,100,G,200,B,150", kRgb},
          {"simple", true, kPrimitive, "blue", R"("blue")"},
          {"simple", true, kArray, "blue,black,brown", kColors},
          {"simple", true, kObject, "R=100,G=200,B=150", kRgb},
      },
      Escaping::percent);
}

TEST_CASE("the style examples of OpenAPI, queries") {
  check_rows(
      {
          {"form", false, kPrimitive, "color=", R"("")"},
          {"form", false, kPrimitive, "color=blue", R"("blue")"},
          {"form", false, kArray, "color=blue,black,brown", kColors},
          {"form", false, kObject, "color=R,100,G,200,B,150", kRgb},
          {"form", true, kPrimitive, "color=blue", R"("blue")"},
          {"form", true, kArray, "color=blue&color=black&color=brown", kColors},
          {"form", true, kObject, "R=100&G=200&B=150", kRgb},
          {"spaceDelimited", false, kArray, "color=blue%20black%20brown", kColors},
          {"spaceDelimited", false, kObject, "color=R%20100%20G%20200%20B%20150", kRgb},
          {"pipeDelimited", false, kArray, "color=blue%7Cblack%7Cbrown", kColors},
          {"pipeDelimited", false, kObject, "color=R%7C100%7CG%7C200%7CB%7C150", kRgb},
          {"deepObject", true, kObject, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150", kRgb},
      },
      Escaping::form);
}

TEST_CASE("the dots between the items of a label in OpenAPI 3.0.3 and 3.1.0") {
  check_rows(
      {
          {"label", false, kArray, ".blue.black.brown", kColors},
          {"label", false, kObject, ".R.100.G.200.B.150", kRgb},
      },
      Escaping::percent);
}

TEST_CASE("delimiters are found before decoding") {
  check_rows(
      {
          {"simple", false, kArray, "a%2Cb,c", R"(["a,b","c"])"},
          {"label", true, kArray, ".a%2Eb.c", R"(["a.b","c"])"},
          {"matrix", false, kPrimitive, ";color=a%3Bb%2520", R"("a;b%20")"},
          {"simple", false, kPrimitive, "a+b%zz", R"("a+b%zz")"},
      },
      Escaping::percent);
  check_rows(
      {
          {"form", false, kArray, "color=a%2Cb,c+d", R"(["a,b","c d"])"},
          {"form", true, kPrimitive, "color=a%26b%3Dc=d", R"("a&b=c=d")"},
          {"form", true, kArray, "c%6Flor=1&color=2", R"(["1","2"])"},
          {"spaceDelimited", false, kArray, "color=a+b%20c", R"(["a","b","c"])"},
          {"pipeDelimited", false, kArray, "color=a|b%7cc", R"(["a","b","c"])"},
      },
      Escaping::form);
}

TEST_CASE("headers are not decoded, blanks around items fall away") {
  check_rows(
      {
          {"simple", false, kArray, "a, b%20c ,d", R"(["a","b%20c","d"])"},
          {"simple", true, kObject, "R=100, G=2 0", R"({"R":"100","G":"2 0"})"},
          {"simple", false, kPrimitive, "a, b", R"("a, b")"},
      },
      Escaping::none);
}

TEST_CASE("absent, empty and repeated values") {
  check_rows(
      {
          {"form", true, kPrimitive, "colour=1", "absent"},
          {"form", true, kArray, "", "absent"},
          {"form", true, kObject, "", "absent"},
          {"form", false, kArray, "color=", "[]"},
          {"form", true, kArray, "color=", R"([""])"},
          {"form", true, kArray, "color", R"([""])"},
          {"form", true, kPrimitive, "color=1&color=2", "error"},
          {"form", false, kArray, "color=1&color=2", "error"},
          {"form", true, kObject, "R=1&R=2", R"({"R":["1","2"]})"},
          {"spaceDelimited", true, kArray, "color=1&color=2", R"(["1","2"])"},
          {"pipeDelimited", true, kArray, "color=1&color=2", R"(["1","2"])"},
          {"deepObject", true, kObject, "color=1", "absent"},
          {"deepObject", true, kPrimitive, "color=1", R"("1")"},
      },
      Escaping::form);
}

TEST_CASE("deep objects nest and append") {
  check_rows(
      {
          {"deepObject", true, kObject, "color[a][b]=1&color[a][c]=2", R"({"a":{"b":"1","c":"2"}})"},
          {"deepObject", true, kObject, "color[a]=1&color[a]=2", R"({"a":["1","2"]})"},
          {"deepObject", true, kObject, "color[a][]=1&color[a][]=2", R"({"a":["1","2"]})"},
          {"deepObject", true, kObject, "color[a=1", "error"},
          {"deepObject", true, kObject, "color[a]b=1", "error"},
          {"deepObject", true, kObject, "color[a]=1&color[a][b]=2", "error"},
          {"deepObject", true, kObject, "color[a][b]=2&color[a]=1", "error"},
      },
      Escaping::form);
}

TEST_CASE("text that is not of its style is refused") {
  check_rows(
      {
          {"label", false, kPrimitive, "blue", "error"},
          {"matrix", false, kPrimitive, "color=blue", "error"},
          {"matrix", false, kPrimitive, ";colour=blue", "error"},
          {"matrix", true, kPrimitive, ";color=a;color=b", "error"},
          {"simple", false, kObject, "R,100,G", "error"},
          {"simple", true, kObject, "R=100,G", "error"},
          {"simple", false, kPrimitive, "%FF", "error"},
          {"cursive", false, kPrimitive, "x", "error"},
      },
      Escaping::percent);
}

TEST_CASE("an error names the parameter and never the value") {
  const Result<std::optional<Json>> value =
      read_style({.name = "token", .style = "label", .shape = Shape::primitive, .text = "secret"});
  REQUIRE_FALSE(value);
  CHECK(value.error().message == "\"token\" is not of style label: a dot is wanted before the value");
}

}  // namespace
}  // namespace steelyard::openapi
