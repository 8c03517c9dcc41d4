#include "server/mock.h"

#include "server/scenario/fault_names.h"

namespace steelyard::server {

Result<std::unique_ptr<Mock>> Mock::create(std::vector<provider::Provider> providers, MockOptions options,
                                           std::uint64_t seed, MockMemory memory) {
  Providers served;
  for (provider::Provider& provider : providers)
    served.push_back(std::make_shared<ServedProvider>(std::move(provider)));
  if (const auto conflict = find_conflict(served)) return *conflict;
  if (Status known = check_fault_names(served); !known) return known.error();
  return std::unique_ptr<Mock>(new Mock(std::move(served), options, seed, std::move(memory)));
}

Answered Mock::answer(const http::Request& request) {
  const std::uint64_t number = requests_.fetch_add(1, std::memory_order_relaxed);
  return respond(providers_, options_, request, {seed_, number, clock_ ? clock_() : Moment(), &scenarios_, &limiter_});
}

Result<http::Response> MockTransport::send(const http::Request& request) {
  http::Response response = mock_.answer(request).response;
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace steelyard::server
