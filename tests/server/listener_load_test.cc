#include <doctest/doctest.h>
#include <sys/resource.h>  // descriptors

#include <algorithm>  // std::min
#include <future>     // gates
#include <memory>     // clients
#include <vector>     // clients

#include "tests/server/echo.h"
#include "tests/server/raw_client.h"

namespace steelyard::test {
namespace {

using Clock = std::chrono::steady_clock;

// Both ends of every connection live in this process.
void allow_descriptors(rlim_t count) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur >= count) return;
  limit.rlim_cur = std::min(count, limit.rlim_max);
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

TEST_CASE("512 idle connections do not keep a 513th waiting") {
  allow_descriptors(2048);
  const auto listener = listen(echo);
  std::vector<std::unique_ptr<RawClient>> idle;
  int answered = 0;
  for (int i = 0; i < 512; ++i) {
    idle.push_back(std::make_unique<RawClient>(listener->port()));
    idle.back()->send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    answered += status_of(idle.back()->read_response()) == 200 ? 1 : 0;
  }
  CHECK(answered == 512);

  const auto begin = Clock::now();
  RawClient client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(client.read_response()) == 200);
  CHECK(Clock::now() - begin < std::chrono::seconds(1));

  idle.front()->send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(idle.front()->read_response()) == 200);
}

TEST_CASE("A burst of connections finds room in the backlog") {
  allow_descriptors(2048);
  const auto listener = listen(echo);
  std::vector<std::unique_ptr<RawClient>> clients;
  const auto begin = Clock::now();
  for (int i = 0; i < 300; ++i) clients.push_back(std::make_unique<RawClient>(listener->port()));
  // A connection that overruns the backlog is tried again by the kernel after a second.
  CHECK(Clock::now() - begin < std::chrono::seconds(1));
  int answered = 0;
  for (const auto& client : clients) client->send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  for (const auto& client : clients) answered += status_of(client->read_response()) == 200 ? 1 : 0;
  CHECK(answered == 300);
}

TEST_CASE("Slow requests do not hold up others") {
  std::promise<void> gate;
  const auto opened = gate.get_future().share();
  const auto listener = listen([opened](const http::Request& request) {
    if (request.target == "/slow") opened.wait();
    return http::Response{};
  });
  RawClient slow(listener->port());
  slow.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
  RawClient fast(listener->port());
  fast.send("GET /fast HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(status_of(fast.read_response()) == 200);
  gate.set_value();
  CHECK(status_of(slow.read_response()) == 200);
}

}  // namespace
}  // namespace steelyard::test
