// Generated bodies keep schemas and promises alike, whatever comes out of the seed.
#include <doctest/doctest.h>

#include <set>  // bodies

#include "checks/check.h"
#include "checks/run.h"
#include "contract-tests/case_name.h"
#include "provider/sample_request.h"

namespace steelyard::contract_tests {
namespace {

constexpr int kBodies = 50;

// The first success is what promises of sameness compare with, as in a run of the checks.
void check_body(const checks::Check& check, const checks::Exchange& exchange, checks::CheckContext& context) {
  const report::Case judged = checks::judge(check, exchange, context);
  for (const report::Finding& finding : judged.findings) {
    if (finding.level != report::Level::error) continue;
    FAIL_CHECK(check.id << ": " << finding.message << " at \"" << finding.pointer
                        << "\" in: " << exchange.response.body);
  }
}

TEST_CASE("fifty generated bodies of each success keep contract and promises") {
  for_each_mocked("generated bodies", [](const Target& target, const openapi::Operation& operation) {
    const int status = operation.success_status();
    SUBCASE(case_name(target, operation, status, "generated").c_str()) {
      http::Request request = provider::sample_request(target.provider, operation, target.provider.sample_key);
      const http::Response replayed = send(target, request);
      const Result<Document> reference = read_json(replayed.body, "reference");
      REQUIRE(reference);
      request.headers.set("Prefer", "dynamic=true");
      openapi::ValidatorStore validators(*target.provider.contract);
      const checks::CheckOptions options;
      checks::CheckContext context{validators, options, &reference->root()};
      std::set<std::string> different;
      for (int i = 0; i < kBodies; ++i) {
        checks::Exchange exchange{target.provider,
                                  operation,
                                  request,
                                  send(target, request),
                                  "generated",
                                  status,
                                  true,
                                  nullptr,
                                  0,
                                  "body",
                                  {},
                                  {},
                                  {}};
        checks::read_body(exchange);
        REQUIRE(exchange.response.status == status);
        REQUIRE(exchange.body);
        for (const checks::Check& check : checks::all_checks()) {
          if (check.applies == checks::Applies::answers) check_body(check, exchange, context);
        }
        different.insert(exchange.response.body);
      }
      CHECK(different.size() > kBodies / 2);
    }
  });
}

}  // namespace
}  // namespace steelyard::contract_tests
