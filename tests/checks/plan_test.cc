#include "checks/plan.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "checks/run.h"
#include "provider/pack.h"
#include "shop.h"
#include "tests/support/memory_source.h"

namespace steelyard::checks {
namespace {

// "200 default GET /account Prefer key", one line a request, "- 404 : why" for what is not asked.
std::string dump(const Plan& plan) {
  std::string text;
  for (const PlannedRequest& planned : plan.requests) {
    text += fmt::format("{} {}: {} {}{}{}\n", planned.status, planned.subject, planned.request.method,
                        planned.request.target, planned.request.headers.has("Prefer") ? " Prefer" : "",
                        planned.request.headers.has("X-Key") ? " key" : "");
  }
  for (const Unplanned& unplanned : plan.unplanned)
    text += fmt::format("- {} {}: {}\n", unplanned.status, unplanned.subject, unplanned.reason);
  return text;
}

TEST_CASE("of a mock every documented status is asked") {
  const provider::Provider provider = test::shop();
  CHECK(dump(plan_mock(provider, provider.contract->operations.front())) ==
        "200 default: GET /account Prefer key\n"
        "200 generated: GET /account Prefer key\n"
        "401 default: GET /account Prefer key\n"
        "401 generated: GET /account Prefer key\n"
        "400 default: GET /account Prefer key\n"
        "401 no key: GET /account\n"
        "401 bad key: GET /account key\n"
        "405 wrong method: DELETE /account key\n");
}

TEST_CASE("of a mock the answers that no contract documents are asked too") {
  provider::Provider provider = test::shop();
  provider::Answer answer;
  answer.status = 503;
  answer.example = "down";
  provider.operations = {{"GET /account", {answer}}};
  const std::string plan = dump(plan_mock(provider, provider.contract->operations.front()));
  CHECK(plan.find("503 down: GET /account Prefer key\n") != std::string::npos);
}

TEST_CASE("of a live API only what is safe is asked, and the rest is named") {
  const provider::Provider provider = test::shop();
  const openapi::Operation& operation = provider.contract->operations.front();
  CHECK(dump(plan_live(provider, operation, "secret")) ==
        "200 given key: GET /account key\n"
        "200 given key, again: GET /account key\n"
        "401 no key: GET /account\n"
        "401 bad key: GET /account key\n"
        "- 405 wrong method: only GET and HEAD are asked of a live API\n"
        "- 400 : the status cannot be provoked on a live API\n");
  CHECK(dump(plan_live(provider, operation, "")) ==
        "401 no key: GET /account\n"
        "401 bad key: GET /account key\n"
        "- 200 given key: no key was given with --key\n"
        "- 405 wrong method: only GET and HEAD are asked of a live API\n"
        "- 400 : the status cannot be provoked on a live API\n");
}

TEST_CASE("nothing that changes something is asked of a live API") {
  provider::Provider provider = test::shop();
  openapi::Contract contract = *provider.contract;
  contract.operations.front().method = "DELETE";
  provider.contract = std::make_shared<const openapi::Contract>(contract);
  CHECK(plan_live(provider, provider.contract->operations.front(), "secret").requests.empty());
}

// Answers everything with the same response, or not at all.
class FixedTransport final : public http::Transport {
 public:
  explicit FixedTransport(Result<http::Response> response) : response_(std::move(response)) {}
  Result<http::Response> send(const http::Request& /*request*/) override { return response_; }

 private:
  Result<http::Response> response_;
};

TEST_CASE("a target that does not answer is unreachable, never a finding") {
  const provider::Provider provider = test::shop();
  FixedTransport transport(Error{ErrorCode::target_unreachable, "nobody listens", {}});
  const auto cases = run_checks(provider, {transport, true, "secret"}, {}, [] { return std::int64_t{0}; });
  const report::Summary summary = report::summarize({"t", "u", "", cases});
  CHECK(summary.unreachable > 0);
  CHECK(summary.passed == 0);
  CHECK(summary.failed == 0);
  CHECK(summary.error == 0);
}

TEST_CASE("a fixture that breaks its contract on purpose is told and fails nothing") {
  provider::Provider provider = test::shop();
  const std::string body = R"({"id": "one", "plus": 1, "minus": 1, "total": 2})";
  provider::Answer answer;
  answer.example = "broken";
  answer.content_type = "application/json";
  answer.body = body;
  answer.body_file = "shop/200.json";
  FixedTransport transport(
      http::Response{200, {{"Content-Type", "application/json"}, {"X-Count", "1"}, {"X-Key-Id", "k"}}, body});
  const auto schema_case = [&] {
    provider.operations = {{"GET /account", {answer}}};
    for (report::Case& each : run_checks(provider, {transport, false, ""}, {}, [] { return std::int64_t{0}; })) {
      if (each.id == "response_schema_conformance" && each.subject == "broken") return each;
    }
    return report::Case{};
  };
  CHECK(schema_case().outcome == report::Outcome::failed);
  answer.breach = "seen in the wild";
  const report::Case judged = schema_case();
  CHECK(judged.outcome == report::Outcome::passed);
  REQUIRE(judged.findings.size() == 1);
  CHECK(judged.findings[0].level == report::Level::info);
  CHECK(judged.findings[0].help == "A deliberate breach: seen in the wild");
}

TEST_CASE("the key never reaches a report") {
  const provider::Provider provider = test::shop();
  FixedTransport transport(http::Response{200, {{"Content-Type", "application/json"}}, R"({"id": "secret-key-1"})"});
  const auto cases = run_checks(provider, {transport, true, "secret-key-1"}, {}, [] { return std::int64_t{0}; });
  bool redacted = false;
  for (const report::Case& each : cases) {
    for (const report::Finding& finding : each.findings) {
      CHECK(finding.message.find("secret-key-1") == std::string::npos);
      redacted = redacted || finding.message.find("[redacted]") != std::string::npos;
    }
  }
  CHECK(redacted);
}

TEST_CASE("the wrong method is one that no template of the concrete path documents") {
  const provider::Provider provider = provider::bare_provider(
      std::make_shared<const openapi::Contract>(test::contract_of_paths(
          "{/users/me: {get: {responses: {'200': {description: d}}}}, '/users/{id}': {parameters: [{name: id, in: "
          "path, required: true, schema: {type: string}}], delete: {responses: {'204': {description: d}}}}}")),
      "users");
  const Plan plan = plan_mock(provider, provider.contract->operations.front());
  REQUIRE(plan.requests.back().subject == "wrong method");
  CHECK(plan.requests.back().request.method == "PUT");
}

}  // namespace
}  // namespace steelyard::checks
