// An API behind a proxy, played by a function.
#pragma once

#include <doctest/doctest.h>

#include <functional>  // answers
#include <memory>      // transports

#include "server/proxy/proxy.h"
#include "tests/support/memory_source.h"

namespace steelyard::test {

class PlayedUpstream final : public http::Transport {
 public:
  using Play = std::function<Result<http::Response>(const http::Request&)>;
  explicit PlayedUpstream(Play play) : play_(std::move(play)) {}
  Result<http::Response> send(const http::Request& request) override { return play_(request); }

 private:
  Play play_;
};

// The API of the tests: a balance that needs a key.
inline constexpr char kVault[] = R"(openapi: 3.1.0
info: {title: Vault, version: "1"}
servers: [{url: https://vault.example/api}]
security: [{key: []}]
paths:
  /balance:
    get:
      operationId: get-balance
      responses:
        "200":
          description: What there is.
          headers: {X-Plan: {schema: {type: string}}}
          content:
            application/json:
              schema: {type: object, required: [balance], properties: {balance: {type: number}, note: {type: string}}}
        "204": {description: Nothing there.}
        "401":
          description: No key.
          content:
            application/json:
              schema: {type: object, required: [error], properties: {error: {type: string}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Vault-Door}}
)";

inline provider::Provider vault() {
  auto contract = std::make_shared<const openapi::Contract>(contract_of(kVault));
  provider::Provider provider;
  provider.name = "vault";
  provider.contract = std::move(contract);
  return provider;
}

inline server::Providers vault_served() { return {std::make_shared<server::ServedProvider>(vault())}; }

inline http::Response json_answer(int status, std::string body) {
  return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = std::move(body)};
}

}  // namespace steelyard::test
