#include "http/url.h"

#include <doctest/doctest.h>

#include <vector>  // rows

namespace steelyard::http {
namespace {

struct Row {
  std::string text;
  bool https;
  std::string host;
  int port;
  std::string base_path;
  std::string again;
};

TEST_CASE("URLs of services come apart and together") {
  const std::vector<Row> rows = {
      {"http://localhost", false, "localhost", 80, "", "http://localhost"},
      {"HTTPS://Api.example/", true, "Api.example", 443, "", "https://Api.example"},
      {"https://api.example/account/", true, "api.example", 443, "/account", "https://api.example/account"},
      {"http://127.0.0.1:4010", false, "127.0.0.1", 4010, "", "http://127.0.0.1:4010"},
      {"https://api.example:443/a/b", true, "api.example", 443, "/a/b", "https://api.example/a/b"},
      {"http://[::1]:8080/x", false, "::1", 8080, "/x", "http://[::1]:8080/x"},
      {"http://[::1]", false, "::1", 80, "", "http://[::1]"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto url = parse_url(row.text);
    REQUIRE(url);
    CHECK(url->https == row.https);
    CHECK(url->host == row.host);
    CHECK(url->port == row.port);
    CHECK(url->base_path == row.base_path);
    CHECK(to_string(*url) == row.again);
  }
}

TEST_CASE("What is no URL of a service is refused, without quoting a secret") {
  struct Refused {
    std::string text;
    std::string message;
  };
  const std::vector<Refused> rows = {
      {"", "\"\" does not begin with http:// or https://"},
      {"api.example", "\"api.example\" does not begin with http:// or https://"},
      {"ftp://api.example", "\"ftp://api.example\" does not begin with http:// or https://"},
      {"http://", "\"http://\" has no valid host and port"},
      {"http://:80", "\"http://:80\" has no valid host and port"},
      {"http://h:", "\"http://h:\" has no valid host and port"},
      {"http://h:0", "\"http://h:0\" has no valid host and port"},
      {"http://h:65536", "\"http://h:65536\" has no valid host and port"},
      {"http://h:8x", "\"http://h:8x\" has no valid host and port"},
      {"http://[::1", "\"http://[::1\" has no valid host and port"},
      {"http://user:secret@h/", "the URL has a user name or password in it"},
      {"http://h/?key=secret", "the URL has a query or fragment"},
      {"http://h/#secret", "the URL has a query or fragment"},
      {"http://h/a b", "the URL has a blank or a control character in it"},
      {"http://h/\r\nX: y", "the URL has a blank or a control character in it"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const auto url = parse_url(row.text);
    REQUIRE_FALSE(url);
    CHECK(url.error().code == ErrorCode::url_syntax);
    CHECK(url.error().message == row.message);
  }
}

}  // namespace
}  // namespace steelyard::http
