// What a handler gets to see of a request, and a client of the answer.
#include <doctest/doctest.h>

#include <vector>  // rows

#include "tests/server/echo.h"
#include "tests/server/raw_client.h"

namespace steelyard::test {
namespace {

struct EchoRow {
  const char* name;
  std::string request;
  std::string seen;
};

TEST_CASE("Handlers see method, raw target, fields and body as sent") {
  const std::string multipart =
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bin\"\r\n\r\n\x01\xff\r\n--b--\r\n";
  const std::string multipart_fields =
      "Content-Type: multipart/form-data; boundary=b\nContent-Length: " + std::to_string(multipart.size()) + "\n";
  std::string multipart_head = "POST /m HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b\r\n";
  multipart_head += "Content-Length: " + std::to_string(multipart.size()) + "\r\n\r\n";
  const std::vector<EchoRow> rows = {
      {"encoded path and query", "GET /a%2Fb%20c?q=%26&q=2?3 HTTP/1.1\r\nHost: h\r\n\r\n",
       "GET /a%2Fb%20c?q=%26&q=2?3\nHost: h\n\n"},
      {"absolute form", "GET http://api.example/v1?x HTTP/1.1\r\nHost: h\r\n\r\n",
       "GET http://api.example/v1?x\nHost: h\n\n"},
      {"asterisk form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", "OPTIONS *\nHost: h\n\n"},
      {"authority form", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", "CONNECT h:443\nHost: h\n\n"},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", "TRACE /\nHost: h\n\n"},
      {"DELETE with a chunked body",
       "DELETE / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x\r\nc\r\n0\r\n\r\n",
       "DELETE /\nHost: h\nTransfer-Encoding: chunked\n\nabc"},
      {"PATCH", "PATCH / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}",
       "PATCH /\nHost: h\nContent-Length: 2\n\n{}"},
      {"PUT of nothing", "PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n",
       "PUT /\nHost: h\nContent-Length: 0\n\n"},
      {"GET with a body", "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc",
       "GET /\nHost: h\nContent-Length: 3\n\nabc"},
      {"extension method", "BREW /pot HTTP/1.1\r\nHost: h\r\n\r\n", "BREW /pot\nHost: h\n\n"},
      {"form",
       "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
       "7\r\n\r\na=%20&b",
       "POST /\nHost: h\nContent-Type: application/x-www-form-urlencoded\nContent-Length: 7\n\na=%20&b"},
      {"encoded, empty and repeated fields", "GET / HTTP/1.1\r\nHost: h\r\nX-B: a%20b\r\nX-A:\r\nX-B: 2\r\n\r\n",
       "GET /\nHost: h\nX-B: a%20b\nX-A: \nX-B: 2\n\n"},
      {"range and encodings are the handler's",
       "GET / HTTP/1.1\r\nHost: h\r\nRange: bytes=0-0\r\nAccept-Encoding: gzip, br\r\n\r\n",
       "GET /\nHost: h\nRange: bytes=0-0\nAccept-Encoding: gzip, br\n\n"},
      {"multipart", multipart_head + multipart, "POST /m\nHost: h\n" + multipart_fields + "\n" + multipart},
  };
  const auto listener = listen(echo);
  RawClient client(listener->port());
  for (const auto& row : rows) {
    CAPTURE(row.name);
    REQUIRE(client.send(row.request));
    CHECK(client.read_response() == "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " +
                                        std::to_string(row.seen.size()) + "\r\n\r\n" + row.seen);
  }
}

TEST_CASE("HEAD gets the length of the body and no body") {
  const auto listener = listen([](const http::Request&) { return http::Response{.body = "0123456789"}; });
  RawClient client(listener->port());
  client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.read_response(true) == "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
  CHECK(client.read_response() == "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789");
}

TEST_CASE("A client that expects 100 is told to go on, then answered") {
  const auto listener = listen(echo);
  RawClient client(listener->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.read_head() == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ok");
  CHECK(body_of(client.read_response()) == "POST /\nHost: h\nContent-Length: 2\nExpect: 100-continue\n\nok");
}

TEST_CASE("Requests may come in one piece, byte by byte, and after empty lines") {
  const auto listener = listen(echo);
  RawClient client(listener->port());
  const std::string request = "POST /x HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\ny";
  const std::string seen = "POST /x\nHost: h\nContent-Length: 1\n\ny";
  client.send(request + request + "\r\n" + request);
  for (int i = 0; i < 3; ++i) CHECK(body_of(client.read_response()) == seen);
  for (const char byte : request) client.send({&byte, 1});
  CHECK(body_of(client.read_response()) == seen);
}

TEST_CASE("One connection takes any number of requests") {
  const auto listener = listen(echo);
  RawClient client(listener->port());
  int answered = 0;
  for (int i = 0; i < 200; ++i) {
    client.send("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n");
    answered += body_of(client.read_response()) == "GET /" + std::to_string(i) + "\nHost: h\n\n" ? 1 : 0;
  }
  CHECK(answered == 200);
}

TEST_CASE("Connections end when client, version or handler ask for it") {
  const auto listener = listen([](const http::Request& request) {
    return request.target == "/last" ? http::Response{.headers = {{"Connection", "close"}}} : http::Response{};
  });
  const std::string last = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
  for (const std::string request : {"GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n",
                                    "GET /last HTTP/1.1\r\nHost: h\r\n\r\n"}) {
    CAPTURE(request);
    RawClient client(listener->port());
    client.send(request);
    CHECK(client.read_all() == last);
  }
  RawClient old(listener->port());
  old.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  CHECK(old.read_response() == "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n");
  old.send("GET / HTTP/1.0\r\n\r\n");
  CHECK(old.read_all() == last);
}

TEST_CASE("A server with a clock sends the date") {
  const auto listener =
      listen([](const http::Request&) { return http::Response{}; },
             {.clock = [] { return std::chrono::system_clock::time_point(std::chrono::seconds(784111777)); }});
  RawClient client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.read_response() ==
        "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Length: 0\r\n\r\n");
}

TEST_CASE("Large bodies travel both ways unharmed") {
  const auto listener = listen([](const http::Request& request) { return http::Response{.body = request.body}; });
  RawClient client(listener->port());
  std::string body(std::size_t{3} << 20U, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 31 >> 3U);
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n");
  client.send(body);
  const bool same = body_of(client.read_response()) == body;
  CHECK(same);
}

}  // namespace
}  // namespace steelyard::test
