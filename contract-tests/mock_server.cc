#include "contract-tests/mock_server.h"

namespace steelyard::contract_tests {

Result<std::unique_ptr<MockServer>> MockServer::start(std::vector<provider::Provider> providers, Observer observer) {
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create(std::move(providers), {}, 1);
  if (!mock) return mock.error();
  std::unique_ptr<MockServer> started(new MockServer(std::move(*mock)));
  server::Mock& answering = *started->mock_;
  Result<std::unique_ptr<server::Listener>> listener = server::Listener::start(
      {},
      [&answering, observer = std::move(observer)](const http::Request& request, const server::Peer&) -> server::Reply {
        if (observer) observer(request);
        return to_reply(answering.answer(request));
      });
  if (!listener) return listener.error();
  started->listener_ = std::move(*listener);
  return started;
}

}  // namespace steelyard::contract_tests
