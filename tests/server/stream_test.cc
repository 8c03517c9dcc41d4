// Bodies that are produced over time.
#include <doctest/doctest.h>

#include <atomic>     // ends
#include <stdexcept>  // bodies that fail
#include <thread>     // waiting
#include <vector>     // clients

#include "tests/server/echo.h"
#include "tests/server/raw_client.h"

namespace steelyard::test {
namespace {

using server::BodySink;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr char kRequest[] = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

server::Reply streamed(server::BodyStream stream, http::Response response = {}) {
  server::Delivery delivery;
  delivery.stream = std::move(stream);
  return {std::move(response), std::move(delivery)};
}

bool write_two(BodySink& sink) { return sink.write("data: 1\n\n") && sink.write("") && sink.write("data: 2\n\n"); }

TEST_CASE("a stream is chunked for HTTP/1.1, ends with the connection for 1.0, and is left out for HEAD") {
  const auto listener = listen([](const http::Request&) {
    return streamed(write_two, {.headers = {{"Content-Type", "text/event-stream"}, {"Content-Length", "9"}}});
  });
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n";
  RawClient client(listener->port());
  client.send(std::string(kRequest) + "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n" + kRequest);
  client.finish_sending();
  const std::string chunks = "9\r\ndata: 1\n\n\r\n9\r\ndata: 2\n\n\r\n0\r\n\r\n";
  const std::string whole = head + "Transfer-Encoding: chunked\r\n\r\n" + chunks;
  CHECK(client.read_all() == whole + head + "\r\n" + whole);

  RawClient old(listener->port());
  old.send("GET / HTTP/1.0\r\n\r\n");
  CHECK(old.read_all() == head + "Connection: close\r\n\r\ndata: 1\n\ndata: 2\n\n");
}

TEST_CASE("a stream that is not complete breaks off") {
  const server::BodyStream incomplete = [](BodySink& sink) { return sink.write("half") && false; };
  const server::BodyStream failing = [](BodySink& sink) -> bool {
    sink.write("half");
    throw std::runtime_error("no more");
  };
  for (const server::BodyStream& stream : {incomplete, failing}) {
    const auto listener = listen([stream](const http::Request&) { return streamed(stream); });
    RawClient client(listener->port());
    client.send(kRequest);
    CHECK(client.read_all() == "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
  }
}

// Writes until it is told to end, and says so.
server::BodyStream ticker(std::atomic<int>& ended) {
  return [&ended](BodySink& sink) {
    bool listens = sink.write("tick\n");
    while (listens && sink.wait(milliseconds(60'000))) listens = sink.write("tick\n");
    ++ended;
    return true;
  };
}

TEST_CASE("a stream ends when its client is gone") {
  std::atomic<int> ended = 0;
  const auto listener = listen([&](const http::Request&) { return streamed(ticker(ended)); });
  {
    RawClient client(listener->port());
    client.send(kRequest);
    CHECK(status_of(client.read_head()) == 200);
    CHECK(ended == 0);
  }
  const auto begin = Clock::now();
  while (ended == 0 && Clock::now() - begin < std::chrono::seconds(5)) std::this_thread::sleep_for(milliseconds(5));
  CHECK(ended == 1);
}

TEST_CASE("streams end when the server stops, as complete bodies") {
  std::atomic<int> ended = 0;
  const auto listener = listen([&](const http::Request&) { return streamed(ticker(ended)); });
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(std::make_unique<RawClient>(listener->port()));
    clients.back()->send(kRequest);
    clients.back()->read_head();
  }
  const auto begin = Clock::now();
  listener->stop();
  CHECK(Clock::now() - begin < std::chrono::seconds(3));
  CHECK(ended == 20);
  for (const auto& client : clients) CHECK(client->read_all() == "5\r\ntick\n\r\n0\r\n\r\n");
}

TEST_CASE("a fault wins over a stream, a delay comes before it") {
  const auto listener = listen([](const http::Request& request) {
    server::Reply reply = streamed(write_two, {.body = "plain"});
    if (request.target == "/fault") reply.delivery.fault = server::Fault::truncated_body;
    reply.delivery.delay = milliseconds(100);
    return reply;
  });
  RawClient faulty(listener->port());
  faulty.send("GET /fault HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(body_of(faulty.read_all()) == "pl");
  RawClient late(listener->port());
  const auto begin = Clock::now();
  late.send(kRequest);
  CHECK(status_of(late.read_head()) == 200);
  CHECK(Clock::now() - begin >= milliseconds(100));
}

TEST_CASE("a handler knows who asks, and the status line has the reason that it names") {
  const auto listener = listen_to_all([](const http::Request&, const server::Peer& peer) -> server::Reply {
    server::Delivery delivery;
    delivery.reason = peer.address + (peer.loopback ? " loopback" : "") + (peer.tls ? " tls" : "") + peer.server_name;
    return {{.status = 299}, delivery};
  });
  RawClient client(listener->port());
  client.send(kRequest);
  CHECK(client.read_response() == "HTTP/1.1 299 127.0.0.1 loopback\r\nContent-Length: 0\r\n\r\n");

  const auto splitting = listen([](const http::Request&) {
    server::Delivery delivery;
    delivery.reason = "a\r\nX: y";
    return server::Reply{http::Response{}, delivery};
  });
  RawClient careful(splitting->port());
  careful.send(kRequest);
  CHECK(careful.read_response().starts_with("HTTP/1.1 500 Internal Server Error\r\n"));
}

}  // namespace
}  // namespace steelyard::test
