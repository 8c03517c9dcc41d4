#include <doctest/doctest.h>
#include <fmt/format.h>

#include "checks/run.h"
#include "shop.h"

namespace steelyard::checks {
namespace {

const http::Headers kJson = {{"Content-Type", "application/json"}, {"X-Count", "3"}, {"X-Key-Id", "k1"}};
constexpr char kGood[] = R"({"id": 1, "owner": "Ann", "plus": 1.1, "minus": 2.2, "total": 3.3})";

// "error /id: the message", one line a finding; "skipped: why" if the check could not be made.
std::string run(std::string_view id, http::Response response, std::optional<int> expected, std::int64_t limit = 0,
                const char* method = "GET") {
  const provider::Provider provider = test::shop();
  openapi::ValidatorStore validators(*provider.contract);
  CheckOptions options;
  if (limit != 0) options.max_response_time_ms = limit;
  CheckContext context{validators, options, nullptr};
  http::Request request;
  request.method = method;
  Exchange exchange{provider, provider.contract->operations.front(),
                    request,  std::move(response),
                    "test",   expected,
                    true,     nullptr,
                    20'000,   "body.json",
                    {},       {},
                    {}};
  read_body(exchange);
  const report::Case judged = judge(*find_check(id), exchange, context);
  if (judged.outcome == report::Outcome::not_exercised) return "skipped: " + judged.reason;
  std::string text;
  for (const report::Finding& finding : judged.findings) {
    text += fmt::format("{} {}: {} ({})\n", to_string(finding.level), finding.pointer, finding.message,
                        to_string(finding.location));
  }
  return text;
}

struct Row {
  const char* name;
  const char* check;
  http::Response response;
  std::optional<int> expected;
  const char* findings;
};

TEST_CASE("each check passes what is right and names what is wrong") {
  const Row rows[] = {
      {"documented status", "status_code_conformance", {200, kJson, kGood}, 200, ""},
      {"another status than asked for",
       "status_code_conformance",
       {401, {}, ""},
       200,
       "error : the status is 401, and 200 was to be expected (shop.yaml:23:9)\n"},
      {"undocumented failure",
       "status_code_conformance",
       {500, {}, ""},
       std::nullopt,
       "warning : the status 500 is not documented (shop.yaml:6:5)\n"},
      {"undocumented success",
       "status_code_conformance",
       {202, {}, ""},
       std::nullopt,
       "error : the status 202 is not documented (shop.yaml:6:5)\n"},
      {"status of a range", "status_code_conformance", {404, {}, ""}, std::nullopt, ""},
      {"documented type", "content_type_conformance", {200, kJson, kGood}, 200, ""},
      {"another type",
       "content_type_conformance",
       {200, {{"Content-Type", "text/html"}}, "<p>"},
       200,
       "error : the Content-Type is text/html, and the contract documents application/json (shop.yaml:8:9)\n"},
      {"no type",
       "content_type_conformance",
       {200, {}, kGood},
       200,
       "error : the answer has no Content-Type (shop.yaml:8:9)\n"},
      {"no body documented",
       "content_type_conformance",
       {404, {}, ""},
       404,
       "skipped: the contract documents no body for the status"},
      {"required header there", "response_headers_conformance", {200, kJson, kGood}, 200, ""},
      {"required header missing",
       "response_headers_conformance",
       {200, {{"Content-Type", "application/json"}}, kGood},
       200,
       "error : the required header X-Count is missing (body.json:1:1)\n"},
      {"no headers documented",
       "response_headers_conformance",
       {401, kJson, R"({"code": 1})"},
       401,
       "skipped: the contract documents no headers for the status"},
      {"good body", "response_schema_conformance", {200, kJson, kGood}, 200, ""},
      {"empty body",
       "response_schema_conformance",
       {200, kJson, ""},
       200,
       "error : the body is empty (shop.yaml:8:9)\n"},
      {"failure asked for", "not_a_server_error", {503, {}, ""}, 503, "skipped: a server error was asked for"},
      {"failure instead of success",
       "not_a_server_error",
       {503, {}, ""},
       200,
       "error : the server failed with 503 (shop.yaml:6:5)\n"},
      {"no failure", "not_a_server_error", {404, {}, ""}, 200, ""},
      {"named properties", "undocumented_property", {200, kJson, kGood}, 200, ""},
      {"property that nobody named",
       "undocumented_property",
       {200, kJson, "{\"id\": 1,\n \"extra\": 2}"},
       200,
       "warning /extra: the contract does not name the property \"extra\" (body.json:2:2)\n"},
      {"all properties", "missing_optional_property", {200, kJson, kGood}, 200, ""},
      {"an optional one absent",
       "missing_optional_property",
       {200, kJson, R"({"id":1,"plus":1,"minus":1,"total":2})"},
       200,
       "info /owner: the documented property \"owner\" is absent (body.json:1:1)\n"},
      {"kept promises", "invariant", {200, kJson, kGood}, 200, ""},
      {"broken sum",
       "invariant",
       {200, kJson, R"({"id":1,"plus":1,"minus":1,"total":3})"},
       200,
       "error /total: total-is-sum: /total is 3, and its parts add up to 2 (body.json:1:28)\n"},
      {"header missing though a key was used",
       "invariant",
       {200, {{"Content-Type", "application/json"}}, kGood},
       200,
       "error : key-id: the header X-Key-Id is missing, and a key was used (body.json:1:1)\n"},
      {"no promise for the status",
       "invariant",
       {401, kJson, R"({"code": 1})"},
       401,
       "skipped: no promise that one answer can show speaks of this status"},
      {"no member twice", "duplicate_key", {200, kJson, kGood}, 200, ""},
      {"a member twice",
       "duplicate_key",
       {200, kJson, "{\"id\": 1,\n\"id\": 2}"},
       200,
       "error /id: the object names the member at /id twice (body.json:2:1)\n"},
      {"numbers that fit", "number_fidelity", {200, kJson, kGood}, 200, ""},
      {"a number that does not fit",
       "number_fidelity",
       {200, kJson, R"({"id": 123456789012345678901234567890})"},
       200,
       "warning /id: most clients cannot hold the number 123456789012345678901234567890 (body.json:1:2)\n"},
      {"refused without a key", "missing_auth", {401, {}, ""}, std::nullopt, ""},
      {"served without a key",
       "missing_auth",
       {200, kJson, kGood},
       std::nullopt,
       "error : a request without a key got 200 instead of 401 (body.json:1:1)\n"},
      {"bad key refused", "ignored_auth", {403, {}, ""}, std::nullopt, ""},
      {"bad key served",
       "ignored_auth",
       {200, kJson, kGood},
       std::nullopt,
       "error : a request with a bad key got 200 instead of 401 (body.json:1:1)\n"},
  };
  for (const Row& row : rows) {
    SUBCASE((std::string(row.check) + ": " + row.name).c_str()) {
      CHECK(run(row.check, row.response, row.expected) == row.findings);
    }
  }
}

TEST_CASE("a body that breaks its schema is shown with its place and that of the contract") {
  const std::string findings = run("response_schema_conformance", {200, kJson, "{\"id\": \"one\"}"}, 200);
  CHECK(findings.find("error /id: ") == 0);
  CHECK(findings.find("(body.json:1:2)") != std::string::npos);
}

TEST_CASE("a body that is not JSON is shown with the place where it stops being it") {
  const std::string findings = run("response_schema_conformance", {200, kJson, "{\"id\": 1,}"}, 200);
  CHECK(findings.find("error : the body is not JSON") == 0);
  CHECK(findings.find("(body.json:1:10)") != std::string::npos);
}

TEST_CASE("the response time is judged only against a limit") {
  CHECK(run("max_response_time", {200, kJson, kGood}, 200) == "skipped: no limit was given with --max-response-time");
  CHECK(run("max_response_time", {200, kJson, kGood}, 200, 30) == "");
  CHECK(run("max_response_time", {200, kJson, kGood}, 200, 10) ==
        "error : the answer took 20 ms, and 10 ms are allowed (body.json:1:1)\n");
}

TEST_CASE("a method that is not documented gets 405 with the documented ones") {
  const http::Response good{405, {{"Allow", "GET, HEAD, OPTIONS"}}, ""};
  CHECK(run("unsupported_method", good, std::nullopt, 0, "PUT") == "");
  CHECK(run("allow_header_conformance", good, std::nullopt, 0, "PUT") == "");
  CHECK(run("unsupported_method", {200, kJson, kGood}, std::nullopt, 0, "PUT") ==
        "error : the method PUT, which is not documented, got 200 instead of 405 (body.json:1:1)\n");
  CHECK(run("allow_header_conformance", {405, {}, ""}, std::nullopt, 0, "PUT") ==
        "error : the 405 has no Allow header (shop.yaml:28:9)\n");
  CHECK(run("allow_header_conformance", {405, {{"Allow", "POST"}}, ""}, std::nullopt, 0, "PUT") ==
        "error : Allow is \"POST\" and leaves out GET (shop.yaml:28:9)\n");
}

TEST_CASE("every check of the table has its own id and a description") {
  for (const Check& check : all_checks()) {
    CHECK(find_check(check.id) == &check);
    CHECK_FALSE(check.description.empty());
  }
  CHECK(all_checks().size() == 15);
}

}  // namespace
}  // namespace steelyard::checks
