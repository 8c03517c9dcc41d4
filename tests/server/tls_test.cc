// The same exchanges through TLS: who is believed, what is told of the client, how connections end.
#include <doctest/doctest.h>

#include <atomic>  // counts
#include <thread>  // clients at once
#include <vector>  // clients

#include "tests/server/raw_client.h"
#include "tests/server/secure_listener.h"
#include "tests/server/tls_client.h"

namespace steelyard::test {
namespace {

using End = TlsClient::End;

constexpr char kLast[] = "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";

server::Reply tell_peer(const http::Request& /*request*/, const server::Peer& peer) {
  return http::Response{.body = (peer.tls ? "tls " : "plain ") + peer.server_name};
}

TEST_CASE("a certificate is believed for every host of it, and for no other") {
  const SecureListener secure({"localhost", "127.0.0.1", "::1", "api.acme.example", "api.other.example", "not a host"},
                              tell_peer);
  CHECK(secure.url() == "https://127.0.0.1:" + std::to_string(secure.port()));
  const struct {
    const char* host;
    const char* failure;
    const char* name;
  } rows[] = {
      {"localhost", "", "tls localhost"},
      {"127.0.0.1", "", "tls "},
      {"::1", "", "tls "},
      {"api.acme.example", "", "tls api.acme.example"},
      {"API.other.example", "", "tls api.other.example"},
      {"www.acme.example", "hostname mismatch", ""},
      {"127.0.0.2", "IP address mismatch", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.host);
    TlsClient client(secure.port(), {.ca_file = secure.ca_file(), .host = row.host});
    CHECK(client.failure() == row.failure);
    if (!client.failure().empty()) continue;
    CHECK(client.protocol() == "http/1.1");
    CHECK(client.send(kLast));
    CHECK(body_of(client.read_all()) == row.name);
    CHECK(client.end() == End::announced);
  }
}

TEST_CASE("hosts that come later are believed too, and connections that are open go on") {
  SecureListener secure({"localhost"}, tell_peer);
  CHECK(TlsClient(secure.port(), {.ca_file = secure.ca_file(), .host = "api.new.example"}).failure() ==
        "hostname mismatch");
  TlsClient open(secure.port(), {.ca_file = secure.ca_file()});
  REQUIRE(open.failure() == "");
  secure.serve_hosts({"localhost", "api.new.example"});
  CHECK(TlsClient(secure.port(), {.ca_file = secure.ca_file(), .host = "api.new.example"}).failure() == "");
  CHECK(open.send(kLast));
  CHECK(body_of(open.read_all()) == "tls localhost");
}

TEST_CASE("who does not know the authority does not believe it") {
  const SecureListener secure({"localhost"}, tell_peer);
  const TlsClient client(secure.port(), {});
  CHECK(client.failure().find("unable to get local issuer certificate") != std::string::npos);
}

TEST_CASE("large bodies, pipelined requests and many pieces go both ways") {
  const SecureListener secure(
      {"localhost"}, server::for_anyone([](const http::Request& request) {
        return http::Response{.body = std::to_string(request.body.size()) + std::string(1'000'000, 'x')};
      }));
  TlsClient client(secure.port(), {.ca_file = secure.ca_file()});
  REQUIRE(client.failure() == "");
  const std::string post = "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 300000\r\n";
  CHECK(client.send(post + "\r\n" + std::string(300'000, 'y') + post + "Connection: close\r\n\r\n"));
  CHECK(client.send(std::string(300'000, 'z')));
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 1000006\r\n";
  const std::string body = "300000" + std::string(1'000'000, 'x');
  CHECK(client.read_all() == head + "\r\n" + body + head + "Connection: close\r\n\r\n" + body);
}

TEST_CASE("how faults end a connection through TLS") {
  const struct {
    server::Fault fault;
    End end;
    const char* body;
  } rows[] = {
      {server::Fault::empty_response, End::announced, ""},
      {server::Fault::truncated_body, End::announced, "1234"},
      {server::Fault::tls_cut, End::cut, "1234"},
      {server::Fault::connection_reset_by_peer, End::reset, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(server::fault_info(row.fault).name);
    const SecureListener secure({"localhost"}, [&](const http::Request&, const server::Peer&) -> server::Reply {
      server::Delivery delivery;
      delivery.fault = row.fault;
      return {http::Response{.body = "12345678"}, delivery};
    });
    TlsClient client(secure.port(), {.ca_file = secure.ca_file()});
    REQUIRE(client.failure() == "");
    CHECK(client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n"));
    CHECK(body_of(client.read_all()) == row.body);
    CHECK(client.end() == row.end);
  }
}

TEST_CASE("what is no TLS on its port") {
  const SecureListener secure({"localhost"}, tell_peer);
  RawClient plain(secure.port());
  plain.send("GET /v1/balance HTTP/1.1\r\nHost: h\r\n\r\n");
  const std::string answer = plain.read_all();
  CHECK(status_of(answer) == 400);
  CHECK(answer.find("This port speaks TLS: ask with https://.") != std::string::npos);

  RawClient proxied(secure.port());
  proxied.send("GET http://api.acme.example/v1/balance HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(body_of(proxied.read_response()) == "plain ");

  RawClient garbage(secure.port());
  garbage.send(std::string("\x16\x03\x01\x00\x05", 5) + "hello");
  garbage.finish_sending();
  CHECK(status_of(garbage.read_all()) == 0);

  TlsClient still(secure.port(), {.ca_file = secure.ca_file()});
  CHECK(still.failure() == "");
}

TEST_CASE("clients that say nothing, or half of a greeting, delay neither others nor the end") {
  SecureListener secure({"localhost"}, tell_peer);
  std::vector<std::unique_ptr<RawClient>> silent;
  for (int i = 0; i < 20; ++i) {
    silent.push_back(std::make_unique<RawClient>(secure.port()));
    if (i % 2 == 0) silent.back()->send(std::string("\x16\x03\x01\x01", 4));
  }
  TlsClient client(secure.port(), {.ca_file = secure.ca_file()});
  CHECK(client.failure() == "");
  const auto begin = std::chrono::steady_clock::now();
  secure.stop();
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(4));
}

TEST_CASE("many clients at once") {
  const SecureListener secure({"localhost"}, tell_peer);
  std::atomic<int> answered = 0;
  std::vector<std::thread> clients;
  for (int i = 0; i < 16; ++i) {
    clients.emplace_back([&] {
      TlsClient client(secure.port(), {.ca_file = secure.ca_file()});
      if (client.failure().empty() && client.send(kLast) && body_of(client.read_all()) == "tls localhost") ++answered;
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(answered == 16);
}

}  // namespace
}  // namespace steelyard::test
