// The mock of several APIs: what Listener serves and what checks ask in this process.
//
//   Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {.seed = 1});
//   Answered answered = (*mock)->answer(request);
#pragma once

#include <atomic>   // request numbers
#include <memory>   // shared providers
#include <mutex>    // which providers are served
#include <utility>  // std::move
#include <vector>   // providers

#include "base/result.h"
#include "http/message.h"
#include "provider/provider.h"
#include "server/proxy/proxy.h"
#include "server/respond.h"

namespace steelyard::server {

class Mock {
 public:
  // Error: path_conflict.
  static Result<std::unique_ptr<Mock>> create(std::vector<provider::Provider> providers, MockOptions options,
                                              std::uint64_t seed);

  // Any thread may ask. Requests are numbered in the order in which they come.
  Answered answer(const http::Request& request);

  // Providers made ready to be served. Error: path_conflict.
  static Result<Providers> prepare(std::vector<provider::Provider> providers);

  // From the next request on these are served; requests in flight end with what they began with. Any thread.
  void serve(Providers providers);

  // From now on requests go to an upstream, whose answers are judged; nullptr: the mock answers itself. Gives what was
  // set before. Any thread.
  std::shared_ptr<const Proxy> forward_to(std::shared_ptr<const Proxy> proxy);

  // Those that are served now.
  Providers providers() const;

 private:
  Mock(Providers providers, MockOptions options, std::uint64_t seed)
      : providers_(std::make_shared<const Providers>(std::move(providers))), options_(options), seed_(seed) {}

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
