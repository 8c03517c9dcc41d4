// Methods beside the documented ones (RFC 9110, sections 9.3.2, 9.3.7 and 15.5.6).
#include <doctest/doctest.h>

#include <map>  // header fields

#include "contract-tests/case_name.h"
#include "provider/sample_request.h"

namespace steelyard::contract_tests {
namespace {

http::Request keyed(const Target& target, const openapi::Operation& operation, const std::string& method) {
  http::Request request = provider::sample_request(target.provider, operation, target.provider.sample_key);
  request.method = method;
  return request;
}

std::multimap<std::string, std::string> fields(const http::Response& response) {
  return {response.headers.begin(), response.headers.end()};
}

TEST_CASE("HEAD is GET without the body") {
  for_each_mocked("HEAD", [](const Target& target, const openapi::Operation& operation) {
    if (operation.method != "GET") return;
    for (const int status : {operation.success_status(), 401, 503}) {
      SUBCASE(case_name(target, operation, status, "HEAD").c_str()) {
        http::Request get = keyed(target, operation, "GET");
        get.headers.set("Prefer", "code=" + std::to_string(status));
        http::Request head = get;
        head.method = "HEAD";
        const http::Response with_body = send(target, get);
        const http::Response without = send(target, head);
        CHECK(without.status == with_body.status);
        CHECK(fields(without) == fields(with_body));
        CHECK_FALSE(with_body.body.empty());
        CHECK(without.body.empty());
      }
    }
  });
}

TEST_CASE("other methods are refused with what is allowed") {
  for_each_mocked("methods", [](const Target& target, const openapi::Operation& operation) {
    const std::string allow = operation.method == "GET" ? "GET, HEAD, OPTIONS" : operation.method + ", OPTIONS";
    for (const std::string method : {"POST", "PUT", "PATCH", "DELETE"}) {
      SUBCASE(case_name(target, operation, 405, method).c_str()) {
        const http::Response response = send(target, keyed(target, operation, method));
        CHECK(response.status == 405);
        REQUIRE(response.headers.has("Allow"));
        CHECK(*response.headers.find("Allow") == allow);
        REQUIRE(response.headers.has("Content-Type"));
        CHECK(*response.headers.find("Content-Type") == "application/problem+json");
      }
    }
    SUBCASE(case_name(target, operation, 204, "OPTIONS").c_str()) {
      const http::Response response = send(target, keyed(target, operation, "OPTIONS"));
      CHECK(response.status == 204);
      CHECK(response.body.empty());
      REQUIRE(response.headers.has("Allow"));
      CHECK(*response.headers.find("Allow") == allow);
    }
  });
}

}  // namespace
}  // namespace steelyard::contract_tests
