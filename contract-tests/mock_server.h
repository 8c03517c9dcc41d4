// A mock on a free port of this machine, until it goes out of scope.
//
//   Result<std::unique_ptr<MockServer>> server = MockServer::start(std::move(providers), nullptr);
//   http::connect((*server)->url(), {});
#pragma once

#include <functional>  // observers
#include <memory>      // server
#include <string>      // address
#include <vector>      // providers

#include "base/result.h"
#include "http/message.h"
#include "provider/provider.h"
#include "server/listener.h"
#include "server/mock.h"

namespace steelyard::contract_tests {

class MockServer {
 public:
  // Sees every request before it is answered, on the threads of the server; may be empty.
  using Observer = std::function<void(const http::Request&)>;

  // Errors: path_conflict, cannot_listen.
  static Result<std::unique_ptr<MockServer>> start(std::vector<provider::Provider> providers, Observer observer);

  std::string url() const { return listener_->url(); }

 private:
  explicit MockServer(std::unique_ptr<server::Mock> mock) : mock_(std::move(mock)) {}

  std::unique_ptr<server::Mock> mock_;
  std::unique_ptr<server::Listener> listener_;  // answers from the mock, so it has to end first
};

}  // namespace steelyard::contract_tests
