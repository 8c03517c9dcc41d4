#include "http/client.h"

#include <doctest/doctest.h>

#include <vector>  // rows

#include "server/listener.h"
#include "tests/http/raw_server.h"
#include "tests/server/echo.h"

namespace steelyard::test {
namespace {

using http::ClientOptions;
using http::connect;
using http::Request;
using http::Response;

std::unique_ptr<http::Transport> connected(const std::string& url, const ClientOptions& options = {}) {
  auto transport = connect(url, options);
  return std::move(*transport);
}

TEST_CASE("Requests arrive as they were made, under the base path") {
  struct Row {
    std::string method;
    std::string target;
    std::string body;
    std::string first_line;
  };
  const std::vector<Row> rows = {
      {"GET", "/v1/balance", "", "GET /account/v1/balance"},
      {"GET", "/a%2Fb%20c?q=1&r=2", "", "GET /account/a%2Fb%20c?q=1&r=2"},
      {"POST", "/", "{}", "POST /account/"},
      {"DELETE", "/x", "", "DELETE /account/x"},
      {"OPTIONS", "*", "", "OPTIONS *"},
      {"PATCH", "/x", std::string("\0\xff\r\n", 4), "PATCH /account/x"},
      {"BREW", "/pot", "", "BREW /account/pot"},
      {"TRACE", "/", "", "TRACE /account/"},
  };
  const auto listener = listen(echo);
  const auto transport = connected(listener->url() + "/account/");
  for (const auto& row : rows) {
    CAPTURE(row.first_line);
    const auto response = transport->send(
        {.method = row.method, .target = row.target, .headers = {{"X-Key", "a%20b"}}, .body = row.body});
    REQUIRE(response);
    CHECK(response->status == 200);
    const auto& seen = response->body;
    CHECK(seen.substr(0, seen.find('\n')) == row.first_line);
    CHECK(seen.substr(seen.find("\n\n") + 2) == row.body);
    CHECK(seen.find("\nX-Key: a%20b\n") != std::string::npos);
    CHECK(seen.find("\nUser-Agent: steelyard\n") != std::string::npos);
    CHECK(seen.find("Content-Type") == std::string::npos);
    CHECK(seen.find("Accept-Encoding") == std::string::npos);
    CHECK((seen.find("\nContent-Length: " + std::to_string(row.body.size()) + "\n") != std::string::npos) ==
          (!row.body.empty() || row.method == "POST" || row.method == "PATCH"));
  }
}

TEST_CASE("A Host header of the request wins") {
  RawServer server({.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"});
  const auto transport = connected(server.url());
  REQUIRE(transport->send({.headers = {{"host", "api.example"}}}));
  CHECK(server.seen().find("host: api.example\r\n") != std::string::npos);
  CHECK(server.seen().find("Host: 127.0.0.1") == std::string::npos);
  REQUIRE(transport->send({}));
  CHECK(server.seen().find("Host: " + server.url().substr(7) + "\r\n") != std::string::npos);
}

TEST_CASE("Answers arrive as they were sent") {
  const std::string gzip("\x1f\x8b\x08\x00not really", 14);
  struct Row {
    const char* name;
    std::string bytes;
    Response response;
  };
  const std::vector<Row> rows = {
      {"fields",
       "HTTP/1.1 200 OK\r\nB: 1\r\nContent-Length: 2\r\na: 2\r\n\r\nhi",
       {.headers = {{"B", "1"}, {"Content-Length", "2"}, {"a", "2"}}, .body = "hi"}},
      {"no decoding",
       "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 14\r\n\r\n" + gzip,
       {.headers = {{"Content-Encoding", "gzip"}, {"Content-Length", "14"}}, .body = gzip}},
      {"no redirects",
       "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /elsewhere\r\n\r\n",
       {.status = 302, .headers = {{"Content-Length", "0"}, {"Location", "/elsewhere"}}}},
      {"chunked",
       "HTTP/1.1 401 Unauthorized\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
       {.status = 401, .headers = {{"Transfer-Encoding", "chunked"}}, .body = "abc"}},
      {"until the end", "HTTP/1.1 503 Service Unavailable\r\n\r\nall of it", {.status = 503, .body = "all of it"}},
      {"values are not decoded, empty ones stay",
       "HTTP/1.1 200 OK\r\nX-A: a%20b%0d\r\nX-Empty:\r\nSet-Cookie: z=1\r\nSet-Cookie: a=2\r\nContent-Length: "
       "0\r\n\r\n",
       {.headers = {{"X-A", "a%20b%0d"},
                    {"X-Empty", ""},
                    {"Set-Cookie", "z=1"},
                    {"Set-Cookie", "a=2"},
                    {"Content-Length", "0"}}}},
      {"interim answers are passed over",
       "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200\r\nContent-Length: "
       "1\r\n\r\n!",
       {.headers = {{"Content-Length", "1"}}, .body = "!"}},
      {"304", "HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n", {.status = 304, .headers = {{"ETag", "x"}}}},
      {"204", "HTTP/1.1 204 No Content\r\nA: b\r\n\r\n", {.status = 204, .headers = {{"A", "b"}}}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    RawServer server({.bytes = row.bytes});
    const auto response = connected(server.url())->send({});
    REQUIRE(response);
    CHECK(response->status == row.response.status);
    CHECK(response->body == row.response.body);
    const std::vector<std::pair<std::string, std::string>> got(response->headers.begin(), response->headers.end());
    const std::vector<std::pair<std::string, std::string>> want(row.response.headers.begin(),
                                                                row.response.headers.end());
    CHECK(got == want);
  }
}

TEST_CASE("Every field of one name arrives, in its order") {
  RawServer server({.bytes = "HTTP/1.1 200 OK\r\nWarning: one\r\nContent-Length: 0\r\nwarning: two\r\n\r\n"});
  const auto response = connected(server.url())->send({});
  REQUIRE(response);
  CHECK(response->headers.combined("Warning").value_or("") == "one, two");
}

TEST_CASE("A connection that the server closed after an answer is opened again for a GET") {
  RawServer server({.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"});
  const auto transport = connected(server.url());
  for (int i = 0; i < 5; ++i) {
    const auto response = transport->send({});
    REQUIRE(response);
    CHECK(response->body == "hi");
  }
}

TEST_CASE("HEAD has a length and no body; 304 and the next request share a connection") {
  const auto listener = listen([](const Request& request) {
    return request.target == "/304" ? Response{.status = 304} : Response{.body = "0123456789"};
  });
  const auto transport = connected(listener->url());
  const auto head = transport->send({.method = "HEAD"});
  REQUIRE(head);
  CHECK(head->body.empty());
  CHECK(*head->headers.find("Content-Length") == "10");
  const auto unmodified = transport->send({.target = "/304"});
  REQUIRE(unmodified);
  CHECK(unmodified->status == 304);
  const auto next = transport->send({});
  REQUIRE(next);
  CHECK(next->body == "0123456789");
}

struct FailureRow {
  const char* name;
  Misbehaviour misbehaviour;
  ErrorCode code;
  std::string what;
};

TEST_CASE("Targets that misbehave are errors that name the URL") {
  const std::string broken = "the connection ended before the answer was whole, or the answer is no HTTP";
  const std::string slow = "no whole answer within the time-out";
  const std::vector<FailureRow> rows = {
      {"closes at once", {.without_read = true}, ErrorCode::target_protocol, broken},
      {"closes without an answer", {}, ErrorCode::target_protocol, broken},
      {"garbage", {.bytes = "SSH-2.0-OpenSSH_9.2\r\n\r\n"}, ErrorCode::target_protocol, broken},
      {"truncated head", {.bytes = "HTTP/1.1 200 OK\r\nContent-Le"}, ErrorCode::target_protocol, broken},
      {"truncated body",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"},
       ErrorCode::target_protocol,
       broken},
      {"truncated chunk",
       {.bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc"},
       ErrorCode::target_protocol,
       broken},
      {"never answers", {.stay_open = true}, ErrorCode::target_timeout, slow},
      {"stops in the body",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", .stay_open = true},
       ErrorCode::target_timeout,
       slow},
      {"too large",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" + std::string(101, 'x')},
       ErrorCode::target_protocol,
       "the body is larger than allowed"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    RawServer server(row.misbehaviour);
    const auto timeout = std::chrono::milliseconds(row.code == ErrorCode::target_timeout ? 200 : 10'000);
    const auto response = connected(server.url(), {.timeout = timeout, .max_body_bytes = 100})
                              ->send({.target = "/v1?key=secret", .headers = {{"X-Key", "secret"}}});
    REQUIRE_FALSE(response);
    CHECK(response.error().code == row.code);
    CHECK(response.error().message == "GET " + server.url() + ": " + row.what);
  }
}

TEST_CASE("Nobody there is an error") {
  const std::vector<std::string> urls = {"http://127.0.0.1:" + std::to_string(closed_port()), "http://no.invalid"};
  for (const auto& url : urls) {
    const auto response = connected(url)->send({});
    REQUIRE_FALSE(response);
    CHECK(response.error().code == ErrorCode::target_unreachable);
    CHECK(response.error().message == "GET " + url + ": no connection: no such host, or nobody listens there");
  }
}

TEST_CASE("What would split the message is not sent") {
  RawServer server({});
  const std::vector<Request> requests = {
      {.method = "GET /evil HTTP/1.1\r\nA:"},
      {.target = "/a b"},
      {.target = "/\r\nX: y"},
      {.target = ""},
      {.headers = {{"X-Key", "a\r\nX-Evil: secret"}}},
      {.headers = {{"X Key", "a"}}},
  };
  for (const auto& request : requests) {
    const auto response = connected(server.url())->send(request);
    REQUIRE_FALSE(response);
    CHECK(response.error().code == ErrorCode::request_unsendable);
    CHECK(response.error().message ==
          "the method, the target or a header of the request has a character that would split the message");
  }
  CHECK(server.seen().empty());
}

TEST_CASE("A URL that is none is refused before anything is sent") {
  const auto transport = connect("localhost:4010", {});
  REQUIRE_FALSE(transport);
  CHECK(transport.error().code == ErrorCode::url_syntax);
}

}  // namespace
}  // namespace steelyard::test
