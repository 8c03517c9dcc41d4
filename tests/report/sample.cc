#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

const char* const kBreeze = "GET /v1/balance";

Finding schema_finding() {
  Finding finding;
  finding.id = "response_schema_conformance";
  finding.message = "\"12\" is not a number";
  finding.provider = "breeze";
  finding.operation = kBreeze;
  finding.status = 200;
  finding.subject = "observed";
  finding.pointer = "/balance";
  finding.schema_pointer = "/components/schemas/Balance/properties/balance/type";
  finding.location = {"fixtures/breeze/200.json", 2, 3};
  finding.contract_location = {"schemas/breeze.yaml", 40, 11};
  finding.help = "Correct the fixture, or the contract if the API has changed.";
  return finding;
}

Finding hostile_finding() {
  Finding finding;
  finding.id = "undocumented_property";
  finding.level = Level::warning;
  finding.message = "the property \"a\x1b[31m<&>\n\xFF\xE2\x80\xAE\" is not documented";
  finding.provider = "breeze";
  finding.operation = kBreeze;
  finding.status = 200;
  finding.pointer = "/a";
  return finding;
}

Case make_case(const char* id, const char* provider, const char* operation, int status, Outcome outcome) {
  Case test;
  test.id = id;
  test.provider = provider;
  test.operation = operation;
  test.status = status;
  test.outcome = outcome;
  return test;
}

}  // namespace

Report sample_report() {
  Report report{"steelyard check", "mock", "2026-01-02T03:04:05Z", {}};
  report.cases.push_back(make_case("status_code_conformance", "breeze", kBreeze, 200, Outcome::passed));
  report.cases.back().microseconds = 1500;
  report.cases.back().location = {"schemas/breeze.yaml", 20, 9};

  report.cases.push_back(make_case("response_schema_conformance", "breeze", kBreeze, 200, Outcome::failed));
  report.cases.back().subject = "observed";
  report.cases.back().findings = {hostile_finding(), schema_finding()};
  report.cases.back().microseconds = 250;

  report.cases.push_back(make_case("not_a_server_error", "sunor", "GET /api/v1/account/balance", 0, Outcome::passed));
  report.cases.push_back(make_case("response_schema_conformance", "breeze", kBreeze, 503, Outcome::not_exercised));
  report.cases.back().reason = "a live API cannot be made to answer 503";
  report.cases.push_back(make_case("ignored_auth", "breeze", kBreeze, 401, Outcome::unreachable));
  report.cases.back().reason = "http://127.0.0.1:1 refused the connection";

  report.cases.push_back(make_case("undocumented_property", "breeze", kBreeze, 401, Outcome::passed));
  Finding info = schema_finding();
  info.level = Level::info;
  info.status = 0;
  info.subject.clear();
  info.location = {};
  info.help.clear();
  report.cases.back().findings = {info};

  report.cases.push_back(make_case("invariant", "sunor", "GET /api/v1/account/balance", 200, Outcome::known));
  Finding known = schema_finding();
  known.id = "invariant";
  known.provider = "sunor";
  known.operation = "GET /api/v1/account/balance";
  known.subject.clear();
  known.accepted = "the vendor mends it in March";
  report.cases.back().findings = {known};
  return report;
}

Report hostile_report() {
  constexpr char kHostile[] =
      "\x1b[31m\n::error::x\r\n%0A\t]]>--><script>a(1)</script>&amp;\"'|`<!-- # TODO @team #1 \\ http://x.y\n...\n"
      "ok 1\0\xFF\xE2\x80\xAE\uFFFE,:{}";
  const std::string hostile(kHostile, sizeof kHostile - 1);  // the zero byte too
  Report report = sample_report();
  report.tool += hostile;
  report.target = hostile;
  report.rules = {{"invariant", hostile}};
  for (Case& test : report.cases) {
    for (std::string* text : {&test.provider, &test.operation, &test.subject, &test.reason, &test.location.file}) {
      *text += hostile;
    }
    for (Finding& finding : test.findings) {
      for (std::string* text :
           {&finding.message, &finding.provider, &finding.operation, &finding.subject, &finding.pointer,
            &finding.schema_pointer, &finding.location.file, &finding.contract_location.file, &finding.help}) {
        *text += hostile;
      }
      if (!finding.accepted.empty()) finding.accepted += hostile;
    }
  }
  return report;
}

}  // namespace steelyard::report
