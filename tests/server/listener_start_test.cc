#include <doctest/doctest.h>

#include <string>  // urls

#include "tests/server/echo.h"
#include "tests/server/raw_client.h"

namespace steelyard::test {
namespace {

TEST_CASE("Port 0 picks a free port and the URL names it") {
  const auto one = listen(echo);
  const auto two = listen(echo);
  CHECK(one->port() > 0);
  CHECK(one->port() != two->port());
  CHECK(one->url() == "http://127.0.0.1:" + std::to_string(one->port()));
}

TEST_CASE("localhost is the loopback address of IPv4") {
  const auto listener = listen(echo, {.host = "localhost"});
  RawClient client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(client.read_response()) == 200);
}

TEST_CASE("IPv6 addresses are taken with and without brackets") {
  for (const std::string host : {"::1", "[::1]"}) {
    const auto listener = server::Listener::start({.host = host}, server::for_anyone(echo));
    if (!listener) {
      CHECK(listener.error().code == ErrorCode::cannot_listen);  // a machine without IPv6
      continue;
    }
    CHECK((*listener)->url() == "http://[::1]:" + std::to_string((*listener)->port()));
  }
}

TEST_CASE("A port in use is an error, and is free again after stop()") {
  auto first = listen(echo);
  const int port = first->port();
  const auto second = server::Listener::start({.port = port}, server::for_anyone(echo));
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::port_in_use);
  CHECK(second.error().message == "port " + std::to_string(port) + " of 127.0.0.1 is taken by another program");
  first->stop();
  const auto third = server::Listener::start({.port = port}, server::for_anyone(echo));
  REQUIRE(third);
  CHECK((*third)->port() == port);
}

TEST_CASE("Hosts and ports that cannot be listened on are errors") {
  const auto foreign = server::Listener::start({.host = "192.0.2.1"}, server::for_anyone(echo));
  REQUIRE_FALSE(foreign);
  CHECK(foreign.error().code == ErrorCode::cannot_listen);
  CHECK(foreign.error().message == "\"192.0.2.1\" is no address of this machine");
  const auto port = server::Listener::start({.port = 70000}, server::for_anyone(echo));
  REQUIRE_FALSE(port);
  CHECK(port.error().code == ErrorCode::cannot_listen);
  CHECK(port.error().message == "70000 is no port");
}

}  // namespace
}  // namespace steelyard::test
