#include "server/worker_pool.h"

#include <doctest/doctest.h>

#include <atomic>  // counts
#include <future>  // gates
#include <set>     // threads
#include <thread>  // ids

namespace steelyard::server {
namespace {

TEST_CASE("Blocked jobs do not keep another waiting") {
  WorkerPool pool({.max_threads = 100});
  std::promise<void> gate;
  const auto opened = gate.get_future().share();
  for (int i = 0; i < 50; ++i) pool.run([opened] { opened.wait(); });
  std::promise<void> ran;
  pool.run([&ran] { ran.set_value(); });
  CHECK(ran.get_future().wait_for(std::chrono::seconds(2)) == std::future_status::ready);
  gate.set_value();
}

TEST_CASE("Jobs beyond the most threads wait, and none is lost") {
  std::atomic<int> running{0};
  std::atomic<int> most{0};
  std::atomic<int> done{0};
  WorkerPool pool({.max_threads = 3});
  for (int i = 0; i < 60; ++i) {
    pool.run([&] {
      const int now = ++running;
      for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      --running;
      ++done;
    });
  }
  pool.shutdown();
  CHECK(done == 60);
  CHECK(most <= 3);
}

TEST_CASE("Idle threads are used again, and retire") {
  WorkerPool pool({.max_threads = 10, .retire_after = std::chrono::milliseconds(20)});
  std::atomic<int> done{0};
  for (int round = 0; round < 3; ++round) {
    pool.run([&done] { ++done; });
    std::this_thread::sleep_for(std::chrono::milliseconds(60));
  }
  pool.shutdown();
  CHECK(done == 3);
}

}  // namespace
}  // namespace steelyard::server
