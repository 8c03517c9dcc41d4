// What is true of a single API, and follows from no rule that all of them share.
#include <doctest/doctest.h>

#include "contract-tests/case_name.h"

namespace steelyard::contract_tests {
namespace {

// One request and what has to be seen of its answer. "" for a field that may not be there.
struct Row {
  const char* name;
  const char* provider;
  http::Request request;
  int status;
  std::string field;
  std::string value;
};

http::Request get(const std::string& target, http::Headers headers) { return {"GET", target, std::move(headers), ""}; }

const char kYouPath[] = "/v1/billing/account_balance";
const char kParallelPath[] = "/service/v1/balance";

std::vector<Row> rows() {
  const std::string token = "Bearer parallel-demo-token";
  return {
      {"parallel with its base path", "parallel", get("/account/service/v1/balance", {{"Authorization", token}}), 200,
       "Steelyard-Undocumented", ""},
      {"parallel without its base path", "parallel", get(kParallelPath, {{"Authorization", token}}), 200,
       "Steelyard-Undocumented", ""},
      {"parallel refuses a standard key in x-api-key", "parallel",
       get(kParallelPath, {{"x-api-key", "parallel-standard-key"}}), 401, "Steelyard-Hint",
       "expected a bearer token in the header Authorization; found the header X-API-Key"},
      {"parallel: the scheme is written in any case", "parallel",
       get(kParallelPath, {{"Authorization", "bEARER parallel-demo-token"}}), 200, "WWW-Authenticate", ""},
      {"youcom by Host", "youcom", get(kYouPath, {{"Host", "api.you.com"}, {"X-API-Key", "k"}}), 200,
       "Steelyard-Undocumented", ""},
      {"youcom by absolute target", "youcom", get(std::string("http://api.you.com") + kYouPath, {{"X-API-Key", "k"}}),
       200, "Steelyard-Undocumented", ""},
      {"youcom by prefix", "youcom", get(std::string("/youcom") + kYouPath, {{"X-API-Key", "k"}}), 200,
       "Steelyard-Undocumented", ""},
      {"youcom counts requests", "youcom", get(kYouPath, {{"X-API-Key", "k"}}), 200, "X-RateLimit-Limit", "100"},
      {"breeze names the key", "breeze", get("/v1/balance", {{"xi-api-key", "k"}}), 200, "x-breeze-api-key-id",
       "key_demo"},
      {"breeze takes a bearer too", "breeze", get("/v1/balance", {{"Authorization", "Bearer k"}}), 200,
       "x-breeze-api-key-id", "key_demo"},
      {"breeze: xi-api-key wins over a bearer that fails", "breeze",
       get("/v1/balance", {{"Authorization", "Bearer k-503"}, {"xi-api-key", "k"}}), 200, "x-breeze-api-key-id",
       "key_demo"},
      {"breeze: xi-api-key wins over a bearer that works", "breeze",
       get("/v1/balance", {{"Authorization", "Bearer k"}, {"xi-api-key", "k-503"}}), 503, "x-breeze-api-key-id",
       "key_demo"},
      {"breeze names no key without one", "breeze", get("/v1/balance", {}), 401, "x-breeze-api-key-id", ""},
      {"breeze names no key that it refuses", "breeze", get("/v1/balance", {{"xi-api-key", "k-401"}}), 401,
       "x-breeze-api-key-id", ""},
      {"brightdata fails in plain text", "brightdata", get("/customer/balance", {}), 401, "Content-Type", "text/html"},
      {"brightdata hides failures behind a 200", "brightdata",
       get("/customer/balance?__example=brd-error", {{"Authorization", "Bearer k"}}), 200, "x-brd-error",
       "Balance is not available"},
      {"sunor says when to try again", "sunor", get("/api/v1/account/balance", {{"x-api-key", "k-429"}}), 429,
       "Retry-After", "30"},
  };
}

void check_row(const Target& target, const Row& row) {
  const http::Response response = send(target, row.request);
  CHECK(response.status == row.status);
  const std::string* value = response.headers.find(row.field);
  CHECK((value == nullptr ? "" : *value) == row.value);
}

TEST_CASE("facts of single APIs") {
  for (const Row& row : rows()) {
    const Target& target = targets().find(row.provider);
    SUBCASE(row.name) {
      // No return here: it would hide the subcases that follow.
      if (target.live) {
        tell_skipped(row.name, "the API is live");
      } else {
        check_row(target, row);
      }
    }
  }
}

// Both paths of a base path are one operation, so they give one answer.
TEST_CASE("parallel answers the same with and without its base path") {
  const Target& target = targets().find("parallel");
  if (target.live) {
    tell_skipped("paths of parallel", "the API is live");
    return;
  }
  const http::Headers token = {{"Authorization", "Bearer parallel-demo-token"}};
  const std::string body = send(target, get(kParallelPath, token)).body;
  CHECK_FALSE(body.empty());
  CHECK(send(target, get(std::string("/account") + kParallelPath, token)).body == body);
}

TEST_CASE("without a host of its own an unknown path is nobody's") {
  const Target& target = targets().find("youcom");
  if (target.live) {
    tell_skipped("unknown paths of youcom", "the API is live");
    return;
  }
  const http::Response response = send(target, get("/v1/billing/account_balanse", {{"X-API-Key", "k"}}));
  CHECK(response.status == 404);
  CHECK(*response.headers.find("Content-Type") == "application/problem+json");
  CHECK(response.body.find(kYouPath) != std::string::npos);
}

}  // namespace
}  // namespace steelyard::contract_tests
