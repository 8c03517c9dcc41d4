#include "http/multipart.h"

#include <doctest/doctest.h>

namespace steelyard::http {
namespace {

// "|" stands for CRLF, so that the bodies can be read.
std::string lines(std::string text) {
  std::string body;
  for (const char c : text) body += c == '|' ? std::string("\r\n") : std::string(1, c);
  return body;
}

TEST_CASE("parts keep their names, types and bytes") {
  const auto parts = parse_multipart_form(
      lines("preamble|--xyz|Content-Disposition: form-data; name=\"a\"||1|2|--xyz  |"
            "content-disposition: form-data; name=\"f\\\"ile\"; filename=\"x;y.png\"|Content-Type: image/png|X: y||"
            "\x89\xFF\n--xy|--xyz--|epilogue"),
      "xyz");
  REQUIRE(parts);
  REQUIRE(parts->size() == 2);
  const FormPart& first = (*parts)[0];
  CHECK(first.name == "a");
  CHECK_FALSE(first.filename.has_value());
  CHECK(first.content_type == "text/plain");
  CHECK(first.body == "1\r\n2");
  const FormPart& second = (*parts)[1];
  CHECK(second.name == "f\"ile");
  CHECK(second.filename == "x;y.png");
  CHECK(second.content_type == "image/png");
  CHECK(*second.headers.find("x") == "y");
  CHECK(second.body == "\x89\xFF\n--xy");
}

TEST_CASE("empty bodies and empty parts") {
  const auto none = parse_multipart_form("--b--", "b");
  REQUIRE(none);
  CHECK(none->empty());
  const auto empty = parse_multipart_form(lines("--b|Content-Disposition: form-data; name=a||||--b--"), "b");
  REQUIRE(empty);
  CHECK((*empty)[0].body == "\r\n");
  const auto really_empty = parse_multipart_form(lines("--b|Content-Disposition: form-data; name=a|||--b--"), "b");
  REQUIRE(really_empty);
  CHECK((*really_empty)[0].body == "");
}

TEST_CASE("what is no form is refused") {
  struct Row {
    std::string body;
    std::string boundary;
    std::string message;
  };
  const std::string disposition = "Content-Disposition: form-data; name=a";
  const Row rows[] = {
      {"", "b", "the boundary does not occur in the body"},
      {"--b--", "", "the boundary has no fitting length"},
      {"--b--", std::string(71, 'b'), "the boundary has no fitting length"},
      {"x--b--", "b", "the boundary does not occur in the body"},
      {"--bc|--b--", "b", "part 1: the delimiter is not on a line of its own"},
      {"--b|" + disposition + "||1", "b", "part 1: the closing delimiter is missing"},
      {"--b|" + disposition + "|--b--", "b", "part 1: an empty line is wanted after the headers"},
      {"--b||1|--b--", "b", "part 1: Content-Disposition is missing"},
      {"--b|Content-Disposition: form-data||1|--b--", "b", "part 1: Content-Disposition has no name"},
      {"--b|Content-Disposition: attachment; name=a||1|--b--", "b", "part 1: Content-Disposition is not form-data"},
      {"--b|" + disposition + "||1|--b|no header||2|--b--", "b", "part 2: a header is not name: value"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    const auto parts = parse_multipart_form(lines(row.body), row.boundary);
    REQUIRE_FALSE(parts);
    CHECK(parts.error().code == ErrorCode::multipart_syntax);
    CHECK(parts.error().message == row.message);
  }
}

}  // namespace
}  // namespace steelyard::http
