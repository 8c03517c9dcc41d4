#include "server/mock.h"

namespace steelyard::server {

Result<std::unique_ptr<Mock>> Mock::create(std::vector<provider::Provider> providers, MockOptions options,
                                           std::uint64_t seed) {
  Providers served;
  for (provider::Provider& provider : providers)
    served.push_back(std::make_shared<ServedProvider>(std::move(provider)));
  if (const auto conflict = find_conflict(served)) return *conflict;
  return std::unique_ptr<Mock>(new Mock(std::move(served), options, seed));
}

Answered Mock::answer(const http::Request& request) {
  return respond(providers_, options_, request, {seed_, requests_.fetch_add(1, std::memory_order_relaxed)});
}

Result<http::Response> MockTransport::send(const http::Request& request) {
  http::Response response = mock_.answer(request).response;
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace steelyard::server
