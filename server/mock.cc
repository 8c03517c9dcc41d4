#include "server/mock.h"

namespace steelyard::server {

Result<Providers> Mock::prepare(std::vector<provider::Provider> providers) {
  Providers served;
  for (provider::Provider& provider : providers) {
    served.push_back(std::make_shared<ServedProvider>(std::move(provider)));
  }
  if (auto conflict = find_conflict(served)) return std::move(*conflict);
  return served;
}

Result<std::unique_ptr<Mock>> Mock::create(std::vector<provider::Provider> providers, MockOptions options,
                                           std::uint64_t seed) {
  Result<Providers> served = prepare(std::move(providers));
  if (!served) return served.error();
  return std::unique_ptr<Mock>(new Mock(std::move(*served), options, seed));
}

Answered Mock::answer(const http::Request& request) {
  const std::shared_ptr<const Providers> providers = current();
  if (proxy_ != nullptr) return proxy_->answer(*providers, request);
  return respond(*providers, options_, request, {seed_, requests_.fetch_add(1, std::memory_order_relaxed)});
}

void Mock::serve(Providers providers) {
  auto next = std::make_shared<const Providers>(std::move(providers));
  const std::lock_guard lock(mutex_);
  providers_.swap(next);
}

Providers Mock::providers() const { return *current(); }

std::shared_ptr<const Providers> Mock::current() const {
  const std::lock_guard lock(mutex_);
  return providers_;
}

Result<http::Response> MockTransport::send(const http::Request& request) {
  http::Response response = mock_.answer(request).response;
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace steelyard::server
