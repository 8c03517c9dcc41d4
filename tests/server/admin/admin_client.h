// A service over one small API, asked without sockets: the clock stands still, ids come from a seed.
//
//   AdminClient client;
//   client.ask("POST", "/__admin/mappings", R"({"response": {"status": 418}})");
//   CHECK(client.ask("GET", "/anything").response.status == 418);
#pragma once

#include <doctest/doctest.h>

#include <string>  // bodies
#include <vector>  // providers

#include "base/json.h"
#include "provider/pack.h"
#include "server/service.h"
#include "tests/support/memory_source.h"

namespace steelyard::test {

// GET /v1/balance with a key in the header X-Own-Key or the query `apikey`; 200, 401 and 503 are documented.
inline std::unique_ptr<server::Mock> small_mock() {
  auto contract = std::make_shared<const openapi::Contract>(contract_of(R"(openapi: 3.1.0
info: {title: Acme, version: '1'}
security: [{header: []}, {query: []}]
paths:
  /v1/balance:
    get:
      responses:
        '200': {description: d, content: {application/json: {example: {balance: 5}}}}
        '401': {description: d, content: {application/json: {example: {error: key}}}}
        '503': {description: d, content: {application/json: {examples: {busy: {value: {error: busy}}}}}}
components:
  securitySchemes:
    header: {type: apiKey, in: header, name: X-Own}
    query: {type: apiKey, in: query, name: pass}
)"));
  std::vector<provider::Provider> providers;
  providers.push_back(provider::bare_provider(contract, "acme"));
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create(std::move(providers), {}, 1);
  REQUIRE(mock);
  return std::move(*mock);
}

class AdminClient {
 public:
  explicit AdminClient(server::JournalLimits limits = {}, server::GuardOptions guard = {"127.0.0.1", ""})
      : mock(small_mock()), service(*mock, options(limits, std::move(guard))) {}

  server::Reply ask(std::string method, std::string target, std::string body = "", http::Headers headers = {}) {
    if (!headers.has("Host")) headers.add("Host", "127.0.0.1:4010");
    return service.answer({std::move(method), std::move(target), std::move(headers), std::move(body)},
                          {.address = "127.0.0.1", .loopback = true, .tls = false, .server_name = ""});
  }
  int status(const std::string& method, const std::string& target, const std::string& body = "") {
    return ask(method, target, body).response.status;
  }
  // The JSON of an answer, which has to be a success.
  Json json(const std::string& method, const std::string& target, const std::string& body = "") {
    const http::Response response = ask(method, target, body).response;
    INFO(method << ' ' << target << '\n' << response.body);
    CHECK(response.status / 100 == 2);
    return Json::parse(response.body);
  }
  // What the whole of the journal shows, in every form that it is shown in.
  std::string everything_shown() {
    std::string text;
    for (const char* path : {"requests", "requests/unmatched", "requests/unmatched/near-misses"})
      text += ask("GET", std::string("/__admin/") + path).response.body;
    for (const char* path : {"requests/find", "near-misses/request-pattern"})
      text += ask("POST", std::string("/__admin/") + path, "{}").response.body;
    return text;
  }

  static constexpr char kStub[] = "11111111-1111-4111-8111-111111111111";

  int shutdowns = 0;
  std::unique_ptr<server::Mock> mock;
  server::Service service;

 private:
  server::ServiceOptions options(server::JournalLimits limits, server::GuardOptions guard) {
    server::ServiceOptions options;
    options.guard = std::move(guard);
    options.journal = limits;
    options.version = "9.9";
    options.salt = "salt";
    options.clock = [] { return server::Moment(std::chrono::milliseconds(1'795'252'445'497)); };
    options.shutdown = [this] { ++shutdowns; };
    return options;
  }
};

}  // namespace steelyard::test
