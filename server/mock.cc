#include "server/mock.h"

#include "http/target.h"
#include "server/forward_proxy.h"
#include "server/scenario/fault_names.h"

namespace steelyard::server {
namespace {

// What a proxy does not pass on: tunnels end here, hosts of nobody are refused, and /healthz is asked of the mock
// unless an API has that path.
bool is_for_the_mock(const Providers& providers, const http::Request& request) {
  if (request.method == "CONNECT" || refuse_foreign_host(providers, request)) return true;
  if (http::parse_target(request.target).path != "/healthz") return false;
  return !names_literally(find_route(providers, request));
}

}  // namespace

Result<Providers> Mock::prepare(std::vector<provider::Provider> providers) {
  Providers served;
  for (provider::Provider& provider : providers) {
    served.push_back(std::make_shared<ServedProvider>(std::move(provider)));
  }
  if (auto conflict = find_conflict(served)) return std::move(*conflict);
  if (Status known = check_fault_names(served); !known) return known.error();
  return served;
}

Result<std::unique_ptr<Mock>> Mock::create(std::vector<provider::Provider> providers, MockOptions options,
                                           std::uint64_t seed, MockMemory memory) {
  Result<Providers> served = prepare(std::move(providers));
  if (!served) return served.error();
  return std::unique_ptr<Mock>(new Mock(std::move(*served), options, seed, std::move(memory)));
}

Answered Mock::answer(const http::Request& request) {
  const auto [providers, proxy] = current();
  const std::uint64_t number = requests_.fetch_add(1, std::memory_order_relaxed);
  const AnswerState state{seed_, number, clock_ ? clock_() : Moment(), &scenarios_, &limiter_};
  if (proxy == nullptr || is_for_the_mock(*providers, request)) return respond(*providers, options_, request, state);
  Answered answered = proxy->answer(*providers, request);
  BodyStream stream = std::move(answered.delivery.stream);
  answered.delivery = choose_delivery({}, {}, options_.delivery, state);
  answered.delivery.stream = std::move(stream);
  return answered;
}

ScenarioChanges Mock::serve(Providers providers) {
  ScenarioChanges changes = scenarios_.replace(providers);
  auto next = std::make_shared<const Providers>(std::move(providers));
  const std::lock_guard lock(mutex_);
  providers_.swap(next);
  return changes;
}

std::shared_ptr<const Proxy> Mock::forward_to(std::shared_ptr<const Proxy> proxy) {
  const std::lock_guard lock(mutex_);
  proxy_.swap(proxy);
  return proxy;
}

Providers Mock::providers() const { return *current().providers; }

Mock::Current Mock::current() const {
  const std::lock_guard lock(mutex_);
  return {providers_, proxy_};
}

Result<http::Response> MockTransport::send(const http::Request& request) {
  http::Response response = mock_.answer(request).response;
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace steelyard::server
