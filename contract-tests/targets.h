// What is tested: each built-in provider, answered for by a mock of all of them or by the live API.
//
//   for (const Target& target : targets().all()) ask(*target.transport, target.provider);
#pragma once

#include <memory>  // transports
#include <string>  // keys
#include <vector>  // targets

#include "base/result.h"
#include "contract-tests/environment.h"
#include "contract-tests/mock_server.h"
#include "http/message.h"
#include "provider/provider.h"
#include "report/report.h"

namespace steelyard::contract_tests {

struct Target {
  provider::Provider provider;
  bool live = false;
  std::string key;  // live: what the environment gave
  std::unique_ptr<http::Transport> transport;
};

class Targets {
 public:
  // Starts the mock that answers for whatever is not live. Errors: those of loading, listening and url_syntax.
  static Result<std::unique_ptr<Targets>> create(const Environment& environment);

  const std::vector<Target>& all() const { return all_; }
  const Target& find(const std::string& provider) const;

 private:
  std::unique_ptr<MockServer> mock_;
  std::vector<Target> all_;
};

// The verdicts of all checks on a target; a live API is asked only what is safe to ask.
std::vector<report::Case> run_all_checks(const Target& target);

// Those of this process, made at the first use: doctest enters a test case once for every subcase, and the mock need
// not start anew for each. Fails the test if they cannot be made.
const Targets& targets();

// The answer to a request. Fails the test if there is none.
http::Response send(const Target& target, const http::Request& request);

}  // namespace steelyard::contract_tests
