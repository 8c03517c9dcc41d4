#include "openapi/media_type.h"

#include <doctest/doctest.h>

namespace steelyard::openapi {
namespace {

TEST_CASE("a media range is taken apart") {
  struct Row {
    std::string text;
    MediaRange range;
  };
  const Row rows[] = {
      {"application/json", {"application", "json", {}}},
      {"Text/HTML;Charset=\"utf-8\"", {"text", "html", {{"charset", "utf-8"}}}},
      {"text/html ; charset=utf-8 ;", {"text", "html", {{"charset", "utf-8"}}}},
      {"multipart/form-data; boundary=\"a;b\\\"c\"", {"multipart", "form-data", {{"boundary", "a;b\"c"}}}},
      {"*/*", {"*", "*", {}}},
      {"application/*+json", {"application", "*+json", {}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Result<MediaRange> range = parse_media_range(row.text);
    REQUIRE(range);
    CHECK(*range == row.range);
  }
}

TEST_CASE("what is no media type is refused") {
  for (const std::string text : {"", "json", "/json", "text/", "*/json", "text /html", "text/html; charset",
                                 "text/html; charset=\"utf-8", "te(xt/html", "text/html;a=b c"}) {
    CAPTURE(text);
    const Result<MediaRange> range = parse_media_range(text);
    REQUIRE_FALSE(range);
    CHECK(range.error().code == ErrorCode::media_type_syntax);
  }
}

TEST_CASE("a type lies in a range or not") {
  struct Row {
    std::string range;
    std::string type;
    bool matches;
  };
  const Row rows[] = {
      {"application/json", "application/json", true},
      {"application/json", "application/JSON; charset=utf-8", true},
      {"application/json", "application/problem+json", false},
      {"application/*", "application/problem+json", true},
      {"application/*+json", "application/problem+json", true},
      {"application/*+json", "application/json", false},
      {"application/*+json", "text/x+json", false},
      {"*/*", "text/plain", true},
      {"text/*", "application/text", false},
      {"text/plain;format=flowed", "text/plain;format=Flowed", true},
      {"text/plain;format=flowed", "text/plain", false},
      {"text/plain;charset=utf-8", "text/plain", false},
      {"application/json;charset=utf-8", "application/json", true},
      {"application/json;version=1", "application/json", false},
      {"broken", "broken", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.range);
    CAPTURE(row.type);
    CHECK(matches(row.range, row.type) == row.matches);
  }
}

TEST_CASE("the narrowest range wins") {
  const std::vector<std::string> ranges = {"*/*", "text/*", "text/plain", "text/plain;format=flowed"};
  CHECK(best_match(ranges, "text/plain;format=flowed") == 3);
  CHECK(best_match(ranges, "text/plain") == 2);
  CHECK(best_match(ranges, "text/html") == 1);
  CHECK(best_match(ranges, "image/png") == 0);
  CHECK(best_match({"text/plain"}, "image/png") == std::nullopt);
}

TEST_CASE("Accept picks among the offers") {
  struct Row {
    std::string accept;
    std::vector<std::string> offered;
    std::optional<std::size_t> chosen;
  };
  // The example of RFC 9110, section 12.5.1, whose table gives the qualities 1, 0.7, 0.3, 0.5, 0.4, 0.7.
  const std::string rfc =
      "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5";
  const Row rows[] = {
      {"audio/*; q=0.2, audio/basic", {"audio/mp3", "audio/basic"}, 1},
      {"audio/*; q=0.2, audio/basic", {"audio/mp3"}, 0},
      {"text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c", {"text/plain", "text/x-dvi"}, 1},
      {"text/plain; q=0.5, text/html, text/x-dvi; q=0.8, text/x-c", {"text/x-c", "text/html"}, 1},
      {rfc, {"text/plain", "text/plain;format=flowed"}, 1},
      {rfc, {"text/html", "image/jpeg", "text/plain;format=fixed"}, 1},
      {rfc, {"text/html", "text/plain;format=fixed"}, 1},
      {rfc, {"text/plain", "text/html;level=3"}, 0},
      {"", {"a/b", "c/d"}, 0},
      {"application/json", {"application/xml", "application/json"}, 1},
      {"application/xml, application/json", {"application/json", "application/xml"}, 1},
      {"*/*, application/xml", {"application/json", "application/xml"}, 1},
      {"*/*", {"application/json", "application/xml"}, 0},
      {"*/*, application/json;q=0", {"application/json", "application/xml"}, 1},
      {"application/json;q=0", {"application/json"}, std::nullopt},
      {"text/html", {"application/json"}, std::nullopt},
      {"application/json", {"application/problem+json"}, std::nullopt},
      {"application/*+json", {"application/json", "application/problem+json"}, 1},
      {"application/json;charset=utf-8", {"application/json"}, 0},
      {"application/json", {"text/plain", "*/*"}, 1},
      {"application/xml;q=0, application/json", {"*/*"}, 0},
      {"application/xml;q=0, application/json;q=0.1", {"application/*"}, 0},
      {"application/json;q=0", {"application/*"}, std::nullopt},
      {"application/*;q=0", {"application/*"}, std::nullopt},
      {"application/xml;q=0, */*", {"application/*"}, 0},
      {"broken, text/plain", {"application/json", "text/plain"}, 1},
      {"broken", {"application/json"}, 0},
      {"text/plain;q=2", {"application/json"}, 0},
      {"text/plain;q=0.001;ext=1, a/b;q=0.002", {"text/plain", "a/b"}, 1},
      {"text/plain", {}, std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.accept);
    CAPTURE(row.offered.size());
    CHECK(negotiate(row.accept, row.offered) == row.chosen);
  }
}

TEST_CASE("what a body is made of") {
  struct Row {
    std::string type;
    bool json, xml, text, form, multipart;
  };
  const Row rows[] = {
      {"application/json; charset=utf-8", true, false, false, false, false},
      {"application/vnd.x+json", true, false, false, false, false},
      {"application/jsonlines", false, false, false, false, false},
      {"application/xml", false, true, false, false, false},
      {"text/xml", false, true, true, false, false},
      {"image/svg+xml", false, true, false, false, false},
      {"text/html", false, false, true, false, false},
      {"application/x-www-form-urlencoded", false, false, false, true, false},
      {"multipart/form-data; boundary=x", false, false, false, false, true},
      {"", false, false, false, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.type);
    CHECK(is_json(row.type) == row.json);
    CHECK(is_xml(row.type) == row.xml);
    CHECK(is_text(row.type) == row.text);
    CHECK(is_form(row.type) == row.form);
    CHECK(is_multipart(row.type) == row.multipart);
  }
}

}  // namespace
}  // namespace steelyard::openapi
