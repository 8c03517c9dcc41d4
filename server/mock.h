// The mock of several APIs: what Listener serves and what checks ask in this process.
//
//   Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {.seed = 1});
//   Answered answered = (*mock)->answer(request);
#pragma once

#include <atomic>      // request numbers
#include <functional>  // the clock
#include <map>         // rate limits
#include <memory>      // shared providers
#include <string>      // names
#include <utility>     // std::move
#include <vector>      // providers

#include "base/result.h"
#include "http/message.h"
#include "provider/provider.h"
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

  const Providers& providers() const { return providers_; }
  // The scenarios of all providers. None runs until it is started.
  ScenarioStore& scenarios() { return scenarios_; }
  const ScenarioStore& scenarios() const { return scenarios_; }
  RateLimiter& limiter() { return limiter_; }

 private:
  Mock(Providers providers, MockOptions options, std::uint64_t seed, MockMemory memory)
      : providers_(std::move(providers)),
        options_(options),
        seed_(seed),
        clock_(std::move(memory.clock)),
        scenarios_(providers_, memory.scenarios),
        limiter_(memory.rate_limits, memory.scenarios.most_keys) {}

  Providers providers_;
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
