// What never reaches a handler, and what of a handler never reaches a client.
#include <doctest/doctest.h>

#include <atomic>     // calls
#include <stdexcept>  // a handler that fails
#include <vector>     // rows

#include "tests/server/echo.h"
#include "tests/server/raw_client.h"

namespace steelyard::test {
namespace {

std::string problem(int status, const std::string& title, const std::string& detail) {
  const auto body = R"({"type":"about:blank","title":")" + title + R"(","status":)" + std::to_string(status) +
                    R"(,"detail":")" + detail + "\"}\n";
  return "HTTP/1.1 " + std::to_string(status) + " " + title +
         "\r\nContent-Type: application/problem+json\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nConnection: close\r\n\r\n" + body;
}

struct Row {
  std::string request;
  std::string answer;
};

TEST_CASE("Malformed and oversized requests are refused and end the connection") {
  const std::string post = "POST / HTTP/1.1\r\nHost: h\r\n";
  const std::vector<Row> rows = {
      {"GET / HTTP/1.1\r\nHost: h\r\nX-Key: a\x01\r\n\r\n",
       problem(400, "Bad Request", R"(The header \"X-Key\" has a control character in its value.)")},
      {"GET / HTTP/1.1\nHost: h\n\n",
       problem(400, "Bad Request", "The request line does not end in carriage return and line feed.")},
      {"\x16\x03\x01\x02", problem(400, "Bad Request", "This is not HTTP. The server speaks HTTP, not TLS.")},
      {post + "Content-Length: 101\r\n\r\n", problem(413, "Content Too Large", "The body is larger than 100 bytes.")},
      {post + "Content-Length: 101\r\nExpect: 100-continue\r\n\r\n",
       problem(413, "Content Too Large", "The body is larger than 100 bytes.")},
      {post + "Transfer-Encoding: chunked\r\n\r\n65\r\n" + std::string(101, 'x') + "\r\n0\r\n\r\n",
       problem(413, "Content Too Large", "The body is larger than 100 bytes.")},
      {post + "Transfer-Encoding: chunked\r\n\r\nnope\r\n",
       problem(400, "Bad Request", "The chunked body is malformed.")},
      {"GET /" + std::string(300, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n",
       problem(431, "Request Header Fields Too Large", "Request line and headers are larger than 200 bytes.")},
      {"GET / HTTP/1.1\r\nX: " + std::string(300, 'a'),
       problem(431, "Request Header Fields Too Large", "Request line and headers are larger than 200 bytes.")},
      {"PRI * HTTP/2.0\r\n\r\n", problem(505, "HTTP Version Not Supported", "This server speaks HTTP/1.1 only.")},
      {"GET / HTTP/1.1\r\nHost: h\r\n",
       problem(408, "Request Timeout", "The rest of the request did not come in time.")},
  };
  std::atomic<int> calls{0};
  const auto listener = listen(
      [&calls](const http::Request&) {
        ++calls;
        return http::Response{};
      },
      {.max_head_bytes = 200, .max_body_bytes = 100, .read_timeout = std::chrono::milliseconds(100)});
  for (const auto& row : rows) {
    CAPTURE(row.request);
    RawClient client(listener->port());
    client.send(row.request);
    CHECK(client.read_all() == row.answer);
  }
  CHECK(calls == 0);
}

TEST_CASE("A refusal arrives although the client is still sending") {
  const auto listener = listen(echo, {.max_body_bytes = 100});
  RawClient client(listener->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2000000\r\n\r\n");
  client.send(std::string(2'000'000, 'x'));
  CHECK(status_of(client.read_all()) == 413);
}

TEST_CASE("A body at the limit passes") {
  const auto listener = listen(echo, {.max_body_bytes = 100});
  RawClient client(listener->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\n" + std::string(100, 'x'));
  CHECK(status_of(client.read_response()) == 200);
}

TEST_CASE("A header value with a line end never goes out") {
  const auto listener = listen([](const http::Request&) {
    return http::Response{.headers = {{"X-Evil", "a\r\nSet-Cookie: stolen"}}, .body = "secret"};
  });
  RawClient client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  const auto answer = client.read_response();
  CHECK(status_of(answer) == 500);
  CHECK(body_of(answer) == R"({"type":"about:blank","title":"Internal Server Error","status":500,)"
                           R"("detail":"The answer has an impossible status, or a control character in a header."})"
                           "\n");
  CHECK(answer.find("stolen") == std::string::npos);
}

TEST_CASE("An exception of the handler is a 500 that does not quote it, and the connection goes on") {
  const auto listener = listen([](const http::Request& request) -> http::Response {
    if (request.target == "/bad") throw std::runtime_error("key-123");
    return {};
  });
  RawClient client(listener->port());
  client.send("GET /bad HTTP/1.1\r\nHost: h\r\n\r\n");
  const auto answer = client.read_response();
  CHECK(status_of(answer) == 500);
  CHECK(answer.find("key-123") == std::string::npos);
  client.send("GET /good HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(client.read_response()) == 200);
}

TEST_CASE("A client that leaves in the middle harms nobody") {
  const auto listener = listen(echo);
  for (const std::string request : {"", "GET / HT", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc"}) {
    RawClient client(listener->port());
    client.send(request);
    client.finish_sending();
    CHECK(client.read_all().empty());
  }
  RawClient client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(client.read_response()) == 200);
}

TEST_CASE("Idle connections end after the idle time-out") {
  const auto listener = listen(echo, {.idle_timeout = std::chrono::milliseconds(50)});
  RawClient client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(client.read_response()) == 200);
  CHECK(client.closed_within(std::chrono::seconds(2)));
}

}  // namespace
}  // namespace steelyard::test
