// The mock of several APIs: what Listener serves and what checks ask in this process.
//
//   Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {.seed = 1});
//   Answered answered = (*mock)->answer(request);
#pragma once

#include <atomic>      // request numbers
#include <functional>  // the clock
#include <map>         // rate limits
#include <memory>      // shared providers
#include <mutex>       // which providers are served
#include <string>      // names
#include <utility>     // std::move
#include <vector>      // providers

#include "base/result.h"
#include "http/message.h"
#include "provider/provider.h"
#include "server/proxy/proxy.h"
#include "server/respond.h"

namespace steelyard::server {

// What a mock remembers from request to request, and by which clock.
struct MockMemory {
  std::map<std::string, provider::RateLimit> rate_limits = {};  // by provider; none: nobody is limited
  std::function<Moment()> clock = nullptr;                      // for rate limits; nullptr: no window ever ends
  ScenarioStore::Options scenarios = {};
};

class Mock {
 public:
  // Errors: path_conflict, scenario_answer (a fault that there is not).
  static Result<std::unique_ptr<Mock>> create(std::vector<provider::Provider> providers, MockOptions options,
                                              std::uint64_t seed, MockMemory memory = {});

  // Any thread may ask. Requests are numbered in the order in which they come.
  Answered answer(const http::Request& request);

  // Providers made ready to be served. Errors: path_conflict, scenario_answer (a fault that there is not).
  static Result<Providers> prepare(std::vector<provider::Provider> providers);

  // From the next request on these are served; requests in flight end with what they began with. Scenarios that run go
  // on where they are, as far as ScenarioStore::replace() lets them. Any thread.
  ScenarioChanges serve(Providers providers);

  // From now on requests go to an upstream, whose answers are judged; nullptr: the mock answers itself. Gives what was
  // set before. Any thread.
  std::shared_ptr<const Proxy> forward_to(std::shared_ptr<const Proxy> proxy);

  // Those that are served now.
  Providers providers() const;
  // The scenarios of all providers. None runs until it is started.
  ScenarioStore& scenarios() { return scenarios_; }
  const ScenarioStore& scenarios() const { return scenarios_; }
  RateLimiter& limiter() { return limiter_; }

 private:
  Mock(Providers providers, MockOptions options, std::uint64_t seed, MockMemory memory)
      : providers_(std::make_shared<const Providers>(std::move(providers))),
        options_(options),
        seed_(seed),
        clock_(std::move(memory.clock)),
        scenarios_(*providers_, memory.scenarios),
        limiter_(memory.rate_limits, memory.scenarios.most_keys) {}

  struct Current {
    std::shared_ptr<const Providers> providers;
    std::shared_ptr<const Proxy> proxy;
  };
  Current current() const;

  mutable std::mutex mutex_;
  std::shared_ptr<const Providers> providers_;  // the pointers are guarded, what they point to never changes
  std::shared_ptr<const Proxy> proxy_;          // nullptr: the mock answers
  MockOptions options_;
  std::uint64_t seed_;
  std::function<Moment()> clock_;
  ScenarioStore scenarios_;
  RateLimiter limiter_;
  std::atomic<std::uint64_t> requests_ = 0;
};

// Asks a mock without a socket. The mock must outlive the transport.
class MockTransport final : public http::Transport {
 public:
  explicit MockTransport(Mock& mock) : mock_(mock) {}
  Result<http::Response> send(const http::Request& request) override;

 private:
  Mock& mock_;
};

}  // namespace steelyard::server
