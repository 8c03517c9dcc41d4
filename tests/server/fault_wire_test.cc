// What a client sees of each fault over a socket of this machine: bytes, the end, and when.
#include <doctest/doctest.h>

#include <future>  // clients at once
#include <thread>  // stopping meanwhile
#include <vector>  // rows

#include "base/file.h"
#include "tests/server/echo.h"
#include "tests/server/raw_client.h"
#include "tests/support/places.h"

namespace steelyard::test {
namespace {

using server::Delivery;
using server::Fault;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

constexpr char kRequest[] = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
constexpr char kBody[] = "{\"balance\": 12}";
constexpr char kHead[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

milliseconds since(Clock::time_point begin) { return std::chrono::duration_cast<milliseconds>(Clock::now() - begin); }

std::unique_ptr<server::Listener> listen_with(Delivery delivery) {
  return listen([delivery](const http::Request&) {
    return server::Reply{{.headers = {{"Content-Type", "application/json"}}, .body = kBody}, delivery};
  });
}

std::unique_ptr<server::Listener> listen_with(Fault fault) {
  Delivery delivery;
  delivery.fault = fault;
  return listen_with(delivery);
}

std::string labelled(const std::string& fault, const std::string& rest) {
  return kHead + ("Steelyard-Fault: " + fault + "\r\n") + rest;
}

struct Row {
  Fault fault;
  std::string seen;    // what a client gets, or its beginning
  bool whole = true;   // `seen` is everything
  bool reset = false;  // the connection ends by a reset
  bool keeps = false;  // the connection goes on
  int least_ms = 0;    // time of the whole answer
};

std::vector<Row> rows() {
  const std::string body = kBody;
  return {
      {Fault::empty_response, ""},
      {Fault::malformed_response_chunk, labelled("MALFORMED_RESPONSE_CHUNK", "Transfer-Encoding: chunked\r\n\r\nx"),
       false},
      {Fault::random_data_then_close, "\x01", false},
      {Fault::connection_reset_by_peer, "", true, true},
      {Fault::truncated_body, labelled("truncated_body", "Content-Length: 15\r\n\r\n{\"balan")},
      {Fault::wrong_content_length,
       labelled("wrong_content_length", "Content-Length: 7\r\nConnection: close\r\n\r\n") + body},
      {Fault::wrong_content_type,
       "HTTP/1.1 200 OK\r\nSteelyard-Fault: wrong_content_type\r\nContent-Type: text/html\r\nContent-Length: "
       "15\r\n\r\n" +
           body,
       true, false, true},
      {Fault::invalid_json, labelled("invalid_json", "Content-Length: 14\r\n\r\n{\"balance\": 12"), true, false, true},
      {Fault::gzip_bomb, labelled("gzip_bomb", "Content-Encoding: gzip\r\nContent-Length: "), false, false, true},
      {Fault::slow_headers, labelled("slow_headers", "Content-Length: 15\r\n\r\n") + body, true, false, true, 1900},
      {Fault::tls_cut, labelled("tls_cut", "Content-Length: 15\r\n\r\n{\"balan")},
      {Fault::dribble, labelled("dribble", "Content-Length: 15\r\n\r\n") + body, true, false, true, 1900},
  };
}

TEST_CASE("every fault, as a client sees it") {
  REQUIRE(rows().size() == server::all_faults().size());
  std::vector<std::future<void>> clients;  // the slow ones take two seconds each
  for (const Row& each : rows()) {
    clients.push_back(std::async(std::launch::async, [row = each] {
      CAPTURE(server::fault_info(row.fault).name);
      const auto listener = listen_with(row.fault);
      RawClient client(listener->port());
      const auto begin = Clock::now();
      client.send(kRequest);
      const std::string seen = row.keeps ? client.read_response() : client.read_all();
      CHECK(seen.substr(0, row.seen.size()) == row.seen);
      CHECK((seen.size() == row.seen.size()) == row.whole);
      CHECK(client.was_reset() == row.reset);
      CHECK(since(begin) >= milliseconds(row.least_ms));
      if (row.keeps) {
        client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
        CHECK(client.read_response(true).starts_with("HTTP/1.1 200 OK\r\n"));
      }
    }));
  }
  for (auto& client : clients) client.get();
}

TEST_CASE("a fault of one connection does no harm to another") {
  const auto listener = listen([](const http::Request& request) -> server::Reply {
    Delivery delivery;
    if (request.target == "/reset") delivery.fault = Fault::connection_reset_by_peer;
    return {http::Response{.body = "ok"}, delivery};
  });
  RawClient healthy(listener->port());
  for (int i = 0; i < 20; ++i) {
    RawClient broken(listener->port());
    broken.send("GET /reset HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(broken.read_all().empty());
    CHECK(broken.was_reset());
    healthy.send(kRequest);
    CHECK(body_of(healthy.read_response()) == "ok");
  }
}

TEST_CASE("a delay holds up its own answer only") {
  Delivery delivery;
  delivery.delay = milliseconds(400);
  const auto listener = listen([&](const http::Request& request) -> server::Reply {
    return {http::Response{.body = "ok"}, request.target == "/slow" ? delivery : Delivery{}};
  });
  RawClient slow(listener->port());
  const auto begin = Clock::now();
  slow.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
  slow.finish_sending();  // who has nothing more to ask still waits for the answer
  RawClient fast(listener->port());
  fast.send(kRequest);
  CHECK(body_of(fast.read_response()) == "ok");
  CHECK(since(begin) < milliseconds(400));
  CHECK(body_of(slow.read_response()) == "ok");
  CHECK(since(begin) >= milliseconds(400));
}

TEST_CASE("stopping ends every wait, and the answer still arrives whole") {
  Delivery delayed;
  delayed.delay = milliseconds(60'000);
  Delivery dribbled;
  dribbled.dribble = server::Dribble{15, milliseconds(60'000)};
  Delivery slow;
  slow.fault = Fault::slow_headers;
  for (const Delivery& delivery : {delayed, dribbled, slow}) {
    const auto listener = listen_with(delivery);
    RawClient client(listener->port());
    client.send(kRequest);
    std::this_thread::sleep_for(milliseconds(50));
    const auto begin = Clock::now();
    listener->stop();
    CHECK(since(begin) < milliseconds(1'500));
    CHECK(body_of(client.read_all()) == kBody);
  }
}

TEST_CASE("a dribbled body comes in pieces over its time") {
  Delivery delivery;
  delivery.dribble = server::Dribble{5, milliseconds(500)};
  const auto listener = listen_with(delivery);
  RawClient client(listener->port());
  const auto begin = Clock::now();
  client.send(kRequest);
  const std::string head = client.read_head();
  CHECK(head == std::string(kHead) + "Content-Length: 15\r\n\r\n");
  CHECK(since(begin) < milliseconds(450));
  client.finish_sending();
  CHECK(client.read_all() == kBody);
  CHECK(since(begin) >= milliseconds(500));
}

TEST_CASE("a client that goes away while its answer dribbles frees the connection") {
  Delivery delivery;
  delivery.dribble = server::Dribble{15, milliseconds(60'000)};
  const auto listener = listen_with(delivery);
  {
    RawClient client(listener->port());
    client.send(kRequest);
    client.read_head();
  }
  const auto begin = Clock::now();
  listener->stop();
  CHECK(since(begin) < milliseconds(2'000));
}

TEST_CASE("the guide tells of every fault") {
  const Result<std::string> guide = read_file(source_dir() + "/docs/faults.md");
  REQUIRE(guide);
  for (const server::FaultInfo& info : server::all_faults()) {
    CAPTURE(info.name);
    CHECK(guide->find("`" + std::string(info.name) + "`") != std::string::npos);
  }
}

}  // namespace
}  // namespace steelyard::test
