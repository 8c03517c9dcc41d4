#include <doctest/doctest.h>

#include <future>  // gates
#include <memory>  // clients
#include <thread>  // stopping meanwhile
#include <vector>  // clients

#include "tests/server/echo.h"
#include "tests/server/raw_client.h"

namespace steelyard::test {
namespace {

using Clock = std::chrono::steady_clock;

TEST_CASE("Stopping lets a request in flight finish and then says so") {
  std::promise<void> entered;
  std::promise<void> gate;
  const auto opened = gate.get_future().share();
  const auto listener = listen([&entered, opened](const http::Request&) {
    entered.set_value();
    opened.wait();
    return http::Response{.body = "done"};
  });
  RawClient client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  entered.get_future().wait();
  std::thread stopping([&listener] { listener->stop(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  gate.set_value();
  CHECK(client.read_all() == "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\ndone");
  stopping.join();
}

TEST_CASE("Idle connections do not delay stopping") {
  const auto listener = listen(echo);
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 50; ++i) {
    idle.push_back(std::make_unique<RawClient>(listener->port()));
    if (i % 2 == 0) continue;  // some never say anything
    idle.back()->send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    idle.back()->read_response();
  }
  const auto begin = Clock::now();
  listener->stop();
  CHECK(Clock::now() - begin < std::chrono::seconds(2));
  CHECK(idle[1]->closed_within(std::chrono::seconds(1)));
  CHECK_FALSE(RawClient(listener->port()).connected());
}

TEST_CASE("A client that stalls within a request delays stopping by the grace only") {
  const auto listener = listen(echo, {.stop_grace = std::chrono::milliseconds(100)});
  RawClient client(listener->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab");
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto begin = Clock::now();
  listener->stop();
  CHECK(Clock::now() - begin < std::chrono::seconds(2));
  CHECK(status_of(client.read_all()) == 408);
}

TEST_CASE("Stopping twice, at once, and by going away is fine") {
  auto listener = listen(echo);
  listener->stop();
  listener->stop();
  listener.reset();
  for (int i = 0; i < 20; ++i) listen(echo);
  CHECK_FALSE(listener);
}

}  // namespace
}  // namespace steelyard::test
