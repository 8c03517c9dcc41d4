#include "server/request_head.h"

#include <doctest/doctest.h>

#include <string>  // texts
#include <vector>  // rows

#include "http/head_end.h"

namespace steelyard::server {
namespace {

TEST_CASE("A head ends at its first empty line") {
  struct Row {
    std::string_view bytes;
    std::optional<std::size_t> end;
  };
  const std::vector<Row> rows = {
      {"GET / HTTP/1.1\r\n\r\n", 18},
      {"GET / HTTP/1.1\r\n\r\nGET", 18},
      {"GET / HTTP/1.1\r\n", std::nullopt},
      {"GET / HTTP/1.1\n\n", 16},
      {"", std::nullopt},
      {"A\r\nB: c\r\n\r\n", 11},
      {"A\r\n\rB\r\n\r\n", std::size_t{9}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.bytes);
    CHECK(http::find_head_end(row.bytes) == row.end);
  }
}

TEST_CASE("A head keeps method, target and fields as they were sent") {
  const auto parsed = parse_request_head(
      "PROPFIND /a%20b/%C3%BC?x=1?y#z HTTP/1.1\r\n"
      "Host: api.example\r\n"
      "X-Two:  second %0d%0a \t\r\n"
      "x-two:\r\n"
      "X-Latin: caf\xe9\r\n\r\n");
  const auto& head = std::get<RequestHead>(parsed);
  CHECK(head.request.method == "PROPFIND");
  CHECK(head.request.target == "/a%20b/%C3%BC?x=1?y#z");
  const std::vector<std::pair<std::string, std::string>> fields(head.request.headers.begin(),
                                                                head.request.headers.end());
  CHECK(fields == std::vector<std::pair<std::string, std::string>>{
                      {"Host", "api.example"}, {"X-Two", "second %0d%0a"}, {"x-two", ""}, {"X-Latin", "caf\xe9"}});
}

struct FramingRow {
  const char* line;  // request line
  const char* fields;
  bool chunked;
  std::uint64_t length;
  bool keep_alive;
  bool expects_continue;
};

TEST_CASE("Framing follows version and fields") {
  const std::vector<FramingRow> rows = {
      {"GET / HTTP/1.1", "", false, 0, true, false},
      {"GET / HTTP/1.1", "Connection: close\r\n", false, 0, false, false},
      {"GET / HTTP/1.1", "Connection: TE, Close\r\n", false, 0, false, false},
      {"GET / HTTP/1.0", "", false, 0, false, false},
      {"GET / HTTP/1.0", "Connection: Keep-Alive\r\n", false, 0, true, false},
      {"POST / HTTP/1.1", "content-length: 12\r\n", false, 12, true, false},
      {"POST / HTTP/1.1", "Transfer-Encoding: Chunked\r\n", true, 0, true, false},
      {"POST / HTTP/1.1", "Content-Length: 1\r\nExpect: 100-Continue\r\n", false, 1, true, true},
      {"POST / HTTP/1.0", "Content-Length: 1\r\nExpect: 100-continue\r\n", false, 1, false, false},
      {"GET http://api.example/v1?a HTTP/1.1", "", false, 0, true, false},
      {"OPTIONS * HTTP/1.1", "", false, 0, true, false},
  };
  for (const auto& row : rows) {
    const auto text = std::string(row.line) + "\r\nHost: x\r\n" + row.fields + "\r\n";
    CAPTURE(text);
    const auto parsed = parse_request_head(text);
    REQUIRE(std::holds_alternative<RequestHead>(parsed));
    const auto& head = std::get<RequestHead>(parsed);
    CHECK(head.chunked == row.chunked);
    CHECK(head.content_length == row.length);
    CHECK(head.keep_alive == row.keep_alive);
    CHECK(head.expects_continue == row.expects_continue);
  }
}

struct RefusalRow {
  std::string head;
  int status;
  std::string detail;
};

TEST_CASE("What two readers could understand differently is refused") {
  const std::string line = "GET / HTTP/1.1\r\n";
  const std::string host = "Host: x\r\n";
  const std::string bad_line = "The request line is not method, target and version with one blank between them.";
  const std::string bad_target =
      "The target of the request line is empty, or has a blank or a control character in it.";
  const std::vector<RefusalRow> rows = {
      {"GET / HTTP/1.1\n\n", 400, "The request line does not end in carriage return and line feed."},
      {"GET /\r\n\r\n", 400, bad_line},
      {"GET\r\n\r\n", 400, bad_line},
      {"G(T / HTTP/1.1\r\n\r\n", 400, "The method of the request line is not a token."},
      {" GET / HTTP/1.1\r\n\r\n", 400, "The method of the request line is not a token."},
      {"GET  / HTTP/1.1\r\n\r\n", 400, bad_target},
      {"GET  HTTP/1.1\r\n\r\n", 400, bad_target},
      {"GET /a\tb HTTP/1.1\r\n\r\n", 400, bad_target},
      {"GET /a\x01 HTTP/1.1\r\n\r\n", 400, bad_target},
      {"GET / FTP/1.1\r\n\r\n", 400, "The request line does not end in an HTTP version."},
      {"PRI * HTTP/2.0\r\n\r\n", 505, "This server speaks HTTP/1.1 only."},
      {"GET / HTTP/1\r\n\r\n", 505, "This server speaks HTTP/1.1 only."},
      {"GET / HTTP/1.X\r\n\r\n", 505, "This server speaks HTTP/1.1 only."},
      {line + host + "X-A: a\nX-B: b\r\n\r\n", 400, "A header line ends in a line feed without a carriage return."},
      {line + host + "X-A: a\n\r\n", 400, "A header line ends in a line feed without a carriage return."},
      {line + host + "X-A: a\rb\r\n\r\n", 400, "The header \"X-A\" has a control character in its value."},
      {line + host + std::string("X-A: a\0b\r\n\r\n", 12), 400,
       "The header \"X-A\" has a control character in its value."},
      {line + host + "X-A: a\x7f\r\n\r\n", 400, "The header \"X-A\" has a control character in its value."},
      {line + host + "X-A: a\r\n folded\r\n\r\n", 400, "A header line has no colon."},
      {line + host + "X-A : a\r\n\r\n", 400, "The name of a header is not a token."},
      {line + host + ": a\r\n\r\n", 400, "The name of a header is not a token."},
      {line + host + "X-A\r\n\r\n", 400, "A header line has no colon."},
      {line + "\r\n", 400, "The request has no Host header."},
      {line + host + host + "\r\n", 400, "The request has more than one Host header."},
      {line + host + "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400,
       "The request has more than one Content-Length."},
      {line + host + "Content-Length: 1x\r\n\r\n", 400, "The Content-Length is not a decimal number."},
      {line + host + "Content-Length: -1\r\n\r\n", 400, "The Content-Length is not a decimal number."},
      {line + host + "Content-Length:\r\n\r\n", 400, "The Content-Length is not a decimal number."},
      {line + host + "Content-Length: 99999999999999999999999\r\n\r\n", 400,
       "The Content-Length is not a decimal number."},
      {line + host + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400,
       "The request has both a Transfer-Encoding and a Content-Length."},
      {"GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "HTTP/1.0 knows no Transfer-Encoding."},
      {line + host + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501,
       "The only transfer coding understood here is chunked."},
      {line + host + "Expect: tea\r\n\r\n", 417, "The only expectation understood here is 100-continue."},
  };
  for (const auto& row : rows) {
    CAPTURE(row.head);
    const auto parsed = parse_request_head(row.head);
    REQUIRE(std::holds_alternative<Refusal>(parsed));
    CHECK(std::get<Refusal>(parsed).status == row.status);
    CHECK(std::get<Refusal>(parsed).detail == row.detail);
  }
}

}  // namespace
}  // namespace steelyard::server
