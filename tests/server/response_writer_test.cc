#include "server/response_writer.h"

#include <doctest/doctest.h>

#include <vector>  // rows

namespace steelyard::server {
namespace {

struct Row {
  const char* name;
  http::Response response;
  ResponseFraming framing;
  std::string bytes;
};

TEST_CASE("A response goes out as it was given, framed by the connection") {
  const std::vector<Row> rows = {
      {"fields keep order and case",
       {.headers = {{"b", "1"}, {"A", "2"}, {"b", ""}}, .body = "hi"},
       {},
       "HTTP/1.1 200 OK\r\nb: 1\r\nA: 2\r\nb: \r\nContent-Length: 2\r\n\r\nhi"},
      {"no content type is invented", {.body = "x"}, {}, "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx"},
      {"empty", {.status = 401}, {}, "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n"},
      {"unknown status", {.status = 799}, {}, "HTTP/1.1 799 Unknown\r\nContent-Length: 0\r\n\r\n"},
      {"204 has no body", {.status = 204, .body = "x"}, {}, "HTTP/1.1 204 No Content\r\n\r\n"},
      {"304 has no body", {.status = 304, .body = "x"}, {}, "HTTP/1.1 304 Not Modified\r\n\r\n"},
      {"HEAD", {.body = "abc"}, {.head_only = true}, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n"},
      {"HEAD with a length of its own",
       {.headers = {{"Content-Length", "456"}}},
       {.head_only = true},
       "HTTP/1.1 200 OK\r\nContent-Length: 456\r\n\r\n"},
      {"framing is not the handler's",
       {.headers = {{"transfer-encoding", "chunked"}, {"content-length", "9"}, {"connection", "close"}}, .body = "a"},
       {},
       "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na"},
      {"last", {}, {.close = true}, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"},
      {"HTTP/1.0", {}, {.http_1_0 = true}, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n"},
      {"date", {}, {.date = "now"}, "HTTP/1.1 200 OK\r\nDate: now\r\nContent-Length: 0\r\n\r\n"},
      {"date of its own",
       {.headers = {{"date", "then"}}},
       {.date = "now"},
       "HTTP/1.1 200 OK\r\ndate: then\r\nContent-Length: 0\r\n\r\n"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(write_response(row.response, row.framing) == row.bytes);
  }
}

TEST_CASE("What would split the message or break its first line is not sent") {
  const std::vector<http::Response> responses = {
      {.headers = {{"A", "b\r\nSet-Cookie: c"}}},
      {.headers = {{"A", "b\nc"}}},
      {.headers = {{"A", std::string(1, 0)}}},
      {.headers = {{"A\r\nB", "c"}}},
      {.headers = {{"A b", "c"}}},
      {.headers = {{"", "c"}}},
      {.status = 100},
      {.status = 1000},
      {.status = -1},
  };
  for (const auto& response : responses) CHECK(write_response(response, {}) == std::nullopt);
}

TEST_CASE("Dates are in the fixed format of HTTP") {
  using std::chrono::seconds;
  using std::chrono::system_clock;
  CHECK(http_date(system_clock::time_point(seconds(784111777))) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(http_date(system_clock::time_point(seconds(0))) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(http_date(system_clock::time_point(seconds(1709208000))) == "Thu, 29 Feb 2024 12:00:00 GMT");
}

}  // namespace
}  // namespace steelyard::server
