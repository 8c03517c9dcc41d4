// `--drift RULE`: for every rule that can show in an answer, the detector fires, and only that rule.
#include "drift/drill.h"

#include <doctest/doctest.h>

#include <map>  // findings
#include <set>  // rules

#include "base/file.h"
#include "drift/observed_rule.h"
#include "provider/pack.h"
#include "server/listener.h"
#include "server/mock.h"
#include "tests/cli/report_support.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

const std::vector<std::string> kFive = {"breeze", "brightdata", "parallel", "sunor", "youcom"};

// Where each of the five shows the rule; no row: no answer of it can show the rule and nothing else.
struct Row {
  const char* rule;
  const char* provider;
  const char* place;  // pointer, or subject
};

constexpr Row kRows[] = {
    {"contract-broken", "breeze", "body"},
    {"contract-broken", "brightdata", "body"},
    {"contract-broken", "parallel", "body"},
    {"contract-broken", "sunor", "body"},
    {"contract-broken", "youcom", "body"},
    {"duplicate-member", "breeze", "/balance"},
    {"duplicate-member", "brightdata", "/balance"},
    {"duplicate-member", "parallel", "/org_id"},
    {"duplicate-member", "sunor", "/code"},
    {"duplicate-member", "youcom", "/data"},
    {"null-undocumented", "breeze", "/balance"},
    {"null-undocumented", "brightdata", "/balance"},
    {"null-undocumented", "parallel", "/org_id"},
    {"null-undocumented", "youcom", "/data/id"},
    {"number-as-string", "breeze", "/balance"},
    {"number-as-string", "brightdata", "/balance"},
    {"number-as-string", "sunor", "/data/available"},
    {"precision-lost", "breeze", "/topups/*/amount"},
    {"precision-lost", "brightdata", "/balance"},
    {"precision-lost", "parallel", "/credit_balance_cents"},
    {"precision-lost", "youcom", "/data/attributes/balance"},
    {"promise-broken", "breeze", "/balance_millicredits"},
    {"promise-broken", "sunor", "/code"},
    {"promise-broken", "youcom", "/data/type"},
    {"property-never-seen", "breeze", "/balance_millicredits"},
    {"property-never-seen", "brightdata", "/balance"},
    {"required-property-missing", "breeze", "/balance"},
    {"required-property-missing", "parallel", "/org_id"},
    {"required-property-missing", "youcom", "/data/id"},
    {"type-wider", "brightdata", "/balance"},
    {"type-wider", "parallel", "/org_id"},
    {"type-wider", "youcom", "/data/id"},
    {"undocumented-header", "breeze", "x-unannounced"},
    {"undocumented-header", "brightdata", "x-unannounced"},
    {"undocumented-header", "parallel", "x-unannounced"},
    {"undocumented-header", "sunor", "x-unannounced"},
    {"undocumented-header", "youcom", "x-unannounced"},
    {"undocumented-media-type", "breeze", "text/html"},
    {"undocumented-media-type", "brightdata", "text/html"},
    {"undocumented-media-type", "parallel", "text/html"},
    {"undocumented-media-type", "sunor", "application/vnd.unannounced+json"},
    {"undocumented-media-type", "youcom", "application/vnd.unannounced+json"},
    {"undocumented-property", "brightdata", "/unannounced"},
    {"undocumented-property", "parallel", "/unannounced"},
    {"undocumented-property", "sunor", "/unannounced"},
    {"undocumented-property", "youcom", "/unannounced"},
    {"undocumented-status", "breeze", ""},
    {"undocumented-status", "brightdata", ""},
    {"undocumented-status", "parallel", ""},
    {"undocumented-status", "youcom", ""},
};

// "id place" of every finding.
std::multiset<std::string> found(const Outcome& outcome) {
  std::multiset<std::string> lines;
  const Json report = report_of(outcome);
  for (const Json& finding : report.at("findings")) {
    const std::string pointer = finding.at("pointer").get<std::string>();
    const std::string subject = finding.contains("subject") ? finding.at("subject").get<std::string>() : "";
    lines.insert(finding.at("id").get<std::string>() + " " + (pointer.empty() ? subject : pointer));
  }
  return lines;
}

std::multiset<std::string> without(std::multiset<std::string> lines, const std::multiset<std::string>& others) {
  for (const std::string& line : others) {
    if (const auto at = lines.find(line); at != lines.end()) lines.erase(at);
  }
  return lines;
}

std::vector<std::string> mock_args(const std::string& provider) {
  return {"drift", "--provider", provider, "--mock", "--format", "json", "--quiet"};
}

TEST_CASE("drill, drift, exactly that finding: every rule and every provider") {
  std::map<std::pair<std::string, std::string>, std::string> expected;
  for (const Row& row : kRows) expected[{row.rule, row.provider}] = row.place;
  std::size_t shown = 0;
  for (const std::string& provider : kFive) {
    const std::multiset<std::string> before = found(run_program(mock_args(provider)));
    for (const drift::DrillInfo& drill : drift::drills()) {
      const std::string rule(drill.id);
      CAPTURE(provider);
      CAPTURE(rule);
      std::vector<std::string> args = mock_args(provider);
      args.insert(args.end(), {"--drift", rule});
      const Outcome outcome = run_program(args);
      const auto row = expected.find({rule, provider});
      if (row == expected.end()) {
        CHECK(outcome.code == 2);
        CHECK(outcome.err.find("can show " + rule + " and nothing else") != std::string::npos);
        continue;
      }
      ++shown;
      CHECK(without(found(outcome), before) == std::multiset<std::string>{rule + " " + row->second});
    }
  }
  CHECK(shown == std::size(kRows));
}

TEST_CASE("every rule about answers can be drilled, or says why not") {
  std::set<std::string_view> told;
  for (const drift::DrillInfo& drill : drift::drills()) CHECK(told.insert(drill.id).second);
  for (const drift::DrillInfo& info : drift::undrilled()) CHECK(told.insert(info.id).second);
  std::set<std::string_view> rules;
  for (const drift::ObservedRuleRow& rule : drift::observed_rules()) {
    if (rule.scope == drift::RuleScope::answer) rules.insert(rule.id);
  }
  CHECK(told == rules);
}

// What none of the five documents: headers that may be absent, enumerations, bounds.
constexpr char kSpec[] = R"(openapi: 3.1.0
info: {title: Harbor, version: 1.0.0}
paths:
  /ship:
    get:
      responses:
        '200':
          description: A ship.
          headers:
            X-Berth: {schema: {type: integer}, example: 7}
          content:
            application/json:
              schema:
                type: object
                required: [state]
                properties:
                  state: {type: string, enum: [moored, sailing]}
                  length: {type: number, minimum: 1, example: 12.5}
                  name: {type: string, pattern: '^[A-Z]', example: Argo}
)";

TEST_CASE("an OpenAPI document without a pack is drilled too") {
  const test::TempFolder folder;
  REQUIRE(write_file(folder.path() / "harbor.yaml", kSpec));
  const std::map<std::string, std::string> places = {
      {"contract-broken", "/length"},
      {"undocumented-status", ""},
      {"undocumented-media-type", "text/html"},
      {"undocumented-header", "x-unannounced"},
      {"undocumented-property", "/unannounced"},
      {"property-never-seen", "/length"},
      {"required-property-missing", "/state"},
      {"type-wider", "/state"},
      {"null-undocumented", "/state"},
      {"enum-value-undocumented", "/state"},
      {"number-as-string", "/length"},
      {"precision-lost", "/length"},
      {"duplicate-member", "/state"},
      {"header-never-seen", "x-berth"},
  };
  const std::vector<std::string> args = {"drift", "--spec", folder / "harbor.yaml", "--mock", "--format",
                                         "json",  "--quiet"};
  const std::multiset<std::string> before = found(run_program(args));
  for (const drift::DrillInfo& drill : drift::drills()) {
    const std::string rule(drill.id);
    CAPTURE(rule);
    std::vector<std::string> drilled = args;
    drilled.insert(drilled.end(), {"--drift", rule});
    const Outcome outcome = run_program(drilled);
    const auto place = places.find(rule);
    if (place == places.end()) {
      CHECK(outcome.code == 2);
    } else {
      CHECK(without(found(outcome), before) == std::multiset<std::string>{rule + " " + place->second});
    }
  }
}

TEST_CASE("the drill goes over a socket, and the detector over another") {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  const Result<provider::Provider> sunor = loader->load_builtin("sunor");
  REQUIRE(sunor);
  Result<drift::Drill> drilled = drift::drill(*sunor, drift::ObservedRule::promise_broken);
  REQUIRE(drilled);
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create({std::move(drilled->provider)}, {}, 1);
  REQUIRE(mock);
  Result<std::unique_ptr<server::Listener>> listener = server::Listener::start(
      {}, server::for_anyone([&mock](const http::Request& request) { return (*mock)->answer(request).response; }));
  REQUIRE(listener);
  const Outcome outcome = run_program(
      {"drift", "--provider", "sunor", "--url", (*listener)->url(), "--key", "any-key", "--format", "json"});
  CHECK(outcome.code == 1);
  CHECK(found(outcome) == std::multiset<std::string>{"promise-broken /code"});
}

TEST_CASE("a drill that is none is a wrong usage, with what was probably meant") {
  const Outcome typo = run_program({"drift", "--provider", "sunor", "--mock", "--drift", "number-as-strin"});
  CHECK(typo.code == 2);
  CHECK(typo.err.find("did you mean number-as-string?") != std::string::npos);
  const Outcome samples_only = run_program({"serve", "--provider", "sunor", "--drift", "foreign-host", "--port", "0"});
  CHECK(samples_only.code == 2);
  CHECK(samples_only.err.find("foreign-host cannot be drilled: only samples are of other hosts") != std::string::npos);
  CHECK(run_program({"drift", "--provider", "sunor", "--drift", "type-wider"}).code == 2);
  const Outcome list = run_program({"list", "drills"});
  CHECK(list.out.find("number-as-string") != std::string::npos);
  CHECK(list.out.find("foreign-host") == std::string::npos);
}

}  // namespace
}  // namespace steelyard::cli
