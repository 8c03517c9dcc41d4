// The stream of the journal, into a sink without sockets and over a connection.
#include <thread>  // listeners

#include "server/listener.h"
#include "tests/server/admin/admin_client.h"
#include "tests/server/raw_client.h"

namespace steelyard::server {
namespace {

using test::AdminClient;

// Takes what comes until the separator has come often enough, then says that the server stops.
class EnoughSink final : public BodySink {
 public:
  EnoughSink(std::string separator, std::size_t times) : separator_(std::move(separator)), times_(times) {}
  bool write(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  bool stopping() const override {
    std::size_t seen = 0;
    for (std::size_t at = text.find(separator_); at != std::string::npos; at = text.find(separator_, at + 1)) ++seen;
    return seen >= times_;
  }
  bool wait(std::chrono::milliseconds) override { return !stopping(); }
  std::string text;

 private:
  std::string separator_;
  std::size_t times_;
};

// A client that goes away after the first piece.
class GoneSink final : public BodySink {
 public:
  bool write(std::string_view) override { return ++writes == 1; }
  bool stopping() const override { return false; }
  bool wait(std::chrono::milliseconds) override { return true; }
  int writes = 0;
};

Reply stream(AdminClient& client, const std::string& accept) {
  return client.ask("GET", "/__admin/requests/stream", "", {{"Accept", accept}});
}

TEST_CASE("as NDJSON: one event a line") {
  AdminClient client;
  const Reply reply = stream(client, "application/x-ndjson");
  CHECK(reply.response.headers.combined("Content-Type") == "application/x-ndjson");
  client.ask("GET", "/v1/balance", "", {{"X-Own", "s3cret"}});
  client.ask("GET", "/nowhere");
  EnoughSink sink("\n", 2);
  CHECK(reply.delivery.stream(sink));
  CHECK(sink.text.find("s3cret") == std::string::npos);
  const std::size_t end = sink.text.find('\n');
  CHECK(Json::parse(sink.text.substr(0, end)).at("request").at("url") == "/v1/balance");
  CHECK(Json::parse(sink.text.substr(end + 1)).at("request").at("url") == "/nowhere");
}

TEST_CASE("as server-sent events, with what was lost") {
  AdminClient client({.backlog = 1});
  const Reply reply = stream(client, "text/event-stream");
  CHECK(reply.response.headers.combined("Content-Type") == "text/event-stream");
  client.ask("GET", "/one");
  client.ask("GET", "/two");
  EnoughSink sink("\n\n", 3);
  CHECK(reply.delivery.stream(sink));
  CHECK(sink.text.starts_with(": listening\n\nevent: lost\ndata: {\"lost\":1}\n\nid: "));
  CHECK(sink.text.find("\nevent: request\ndata: {\"id\":") != std::string::npos);
  CHECK(sink.text.find("\"url\":\"/two\"") != std::string::npos);
  CHECK(sink.text.ends_with("}\n\n"));
}

TEST_CASE("a listener that is gone ends the stream and makes room") {
  AdminClient client({.listeners = 1});
  {
    const Reply reply = stream(client, "text/event-stream");
    CHECK(stream(client, "text/event-stream").response.status == 503);
    client.ask("GET", "/one");
    GoneSink sink;
    CHECK_FALSE(reply.delivery.stream(sink));
    CHECK(sink.writes == 2);
  }
  CHECK(stream(client, "text/event-stream").response.status == 200);
  CHECK(stream(client, "text/html").response.status == 406);
}

TEST_CASE("over a connection: a listener that closes is noticed at once") {
  AdminClient client({.listeners = 1});
  auto listener = Listener::start(
      {}, [&](const http::Request& request, const Peer& peer) { return client.service.answer(request, peer); });
  REQUIRE(listener);
  const std::string request = "GET /__admin/requests/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  {
    test::RawClient first((*listener)->port());
    first.send(request);
    REQUIRE(test::status_of(first.read_head()) == 200);
  }
  int status = 0;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (status != 200 && std::chrono::steady_clock::now() < deadline) {
    test::RawClient next((*listener)->port());
    next.send(request);
    const std::string head = next.read_head();
    status = test::status_of(head);
    if (status == 503) CHECK(head.find("Connection: close\r\n") != std::string::npos);
  }
  CHECK(status == 200);
  (*listener)->stop();
}

TEST_CASE("over a connection: listeners that never read hold up nobody, and a stop ends them all") {
  AdminClient client({.listeners = 20, .backlog = 10});
  auto listener = Listener::start(
      {}, [&](const http::Request& request, const Peer& peer) { return client.service.answer(request, peer); });
  REQUIRE(listener);
  const int port = (*listener)->port();
  const std::string host = "Host: 127.0.0.1\r\n";
  std::vector<std::unique_ptr<test::RawClient>> sleepers;
  for (int i = 0; i < 19; ++i) {
    sleepers.push_back(std::make_unique<test::RawClient>(port));
    sleepers.back()->send("GET /__admin/requests/stream HTTP/1.1\r\n" + host + "Accept: text/event-stream\r\n\r\n");
    CHECK(test::status_of(sleepers.back()->read_head()) == 200);
  }
  test::RawClient reader(port);
  reader.send("GET /__admin/requests/stream HTTP/1.1\r\n" + host + "Accept: application/x-ndjson\r\n\r\n");
  const std::string head = reader.read_head();
  CHECK(head.find("Transfer-Encoding: chunked\r\n") != std::string::npos);
  test::RawClient one_too_many(port);
  one_too_many.send("GET /__admin/requests/stream HTTP/1.1\r\n" + host + "\r\n");
  CHECK(test::status_of(one_too_many.read_response()) == 503);
  test::RawClient asker(port);
  int answered = 0;
  for (int i = 0; i < 300; ++i) {
    asker.send("GET /v1/balance HTTP/1.1\r\n" + host + "X-Own: k\r\n\r\n");
    answered += test::status_of(asker.read_response()) == 200 ? 1 : 0;
  }
  CHECK(answered == 300);
  (*listener)->stop();
  const std::string read = reader.read_all();
  CHECK(read.find("\"url\":\"/v1/balance\"") != std::string::npos);
  CHECK(read.ends_with("0\r\n\r\n"));
}

}  // namespace
}  // namespace steelyard::server
