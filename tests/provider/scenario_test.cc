// Scenarios as files and as a pure function: what is read, what a request gets and where it leads.
#include <doctest/doctest.h>

#include "base/json.h"
#include "provider/scenario/scenario_file.h"
#include "provider/scenario/transition.h"
#include "provider/scenario/walk.h"

namespace steelyard::provider {
namespace {

const std::string kHead = "steelyard: 1\nscenario: s\nsays: t.\n";
const std::string kGet = "GET /a";

Scenario read(const std::string& text) {
  const Result<ScenarioReader> reader = ScenarioReader::create();
  REQUIRE_MESSAGE(reader, to_string(reader.error()));
  Result<Scenario> scenario = reader->read(kHead + text, "s.yaml");
  REQUIRE_MESSAGE(scenario, to_string(scenario.error()));
  return std::move(*scenario);
}

// "state: status amount …" for each request in turn.
std::vector<std::string> play(const Scenario& scenario, const std::vector<std::string>& operations) {
  std::vector<std::string> told;
  Situation now = first_situation(scenario);
  for (const std::string& operation : operations) {
    const Step step = advance(scenario, now, {operation, 200});
    std::string line = step.row == nullptr ? "none" : step.row->state;
    if (step.row != nullptr) line += ": " + std::to_string(step.row->answer.status.value_or(0));
    for (const Decimal& amount : step.amounts) line += " " + amount.to_string();
    told.push_back(std::move(line));
    now = step.next;
  }
  return told;
}

using Lines = std::vector<std::string>;

std::string joined(const Lines& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

TEST_CASE("what requests get, one after the other") {
  struct Row {
    const char* name;
    std::string text;
    std::vector<std::string> operations;
    Lines told;
  };
  const Row rows[] = {
      {"a sequence stays with its last answer",
       "sequence: [{status: 503, times: 2}, {}]\n",
       {kGet, kGet, kGet, kGet},
       {"1: 503", "1: 503", "2: 0", "2: 0"}},
      {"a sequence that loops",
       "sequence: [{}, {status: 429, times: 2}]\nthen: loop\n",
       {kGet, kGet, kGet, kGet, kGet},
       {"1: 0", "2: 429", "2: 429", "1: 0", "2: 429"}},
      {"amounts are exact",
       "amounts: {n: {at: /n, start: 0.3}}\nsequence: [{times: 1}, {add: {n: -0.1}, times: 3}, {status: 402}]\n",
       {kGet, kGet, kGet, kGet, kGet},
       {"1: 0 0.3", "2: 0 0.2", "2: 0 0.1", "2: 0 0", "3: 402 0"}},
      {"amounts beyond every machine number",
       "amounts: {n: {at: /n, start: 1234567890123456789.5}}\nsequence: [{add: {n: 0.25}}]\n",
       {kGet},
       {"1: 0 1234567890123456789.75"}},
      {"a move by amount, and set before add",
       "amounts: {n: {at: /n, start: 5}}\n"
       "states: [{state: a, add: {n: -2}, next: [{to: b, amount: n, below: 3}]}, {state: b, set: {n: 7}, add: {n: "
       "1}}]\n",
       {kGet, kGet, kGet},
       {"a: 0 3", "a: 0 1", "b: 0 8"}},
      {"the first move that holds is made",
       "amounts: {n: {at: /n, start: 2}}\n"
       "states: [{state: a, add: {n: 1}, next: [{to: c, amount: n, at_least: 4}, {to: b, amount: n, equals: 3}]},"
       " {state: b, next: [{to: a}]}, {state: c}]\n",
       {kGet, kGet, kGet, kGet},
       {"a: 0 3", "b: 0 3", "a: 0 4", "c: 0 4"}},
      {"a row for one operation, and one for the others",
       "amounts: {n: {at: /n, start: 0}}\n"
       "states: [{state: a, operation: POST /a, add: {n: 10}, next: [{to: b}]}, {state: a}, {state: b}]\n",
       {kGet, "POST /a", kGet},
       {"a: 0 0", "a: 0 10", "b: 0 10"}},
      {"a state without a row for the operation leaves the answer alone",
       "states: [{state: a, operation: POST /a, next: [{to: b}]}, {state: b, answer: {status: 410}}]\n",
       {kGet, "POST /a", kGet},
       {"none", "a: 0", "b: 410"}},
      {"a move by the status that was given",
       "states: [{state: a, operation: POST /a, answer: {status: 409}}, {state: a, next: [{to: a}]},"
       " {state: b, answer: {status: 410}}, {state: a, operation: PUT /a, next: [{to: b, status: 200}]}]\n",
       {"POST /a", kGet, "PUT /a", kGet},
       {"a: 409", "a: 0", "a: 0", "b: 410"}},
      {"requests are counted anew in each state",
       "states: [{state: a, next: [{to: b, after: 2}]}, {state: b, next: [{to: a, after: 2}]}]\n",
       {kGet, kGet, kGet, kGet, kGet},
       {"a: 0", "a: 0", "b: 0", "b: 0", "a: 0"}},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.name));
    CHECK(joined(play(read(row.text), row.operations)) == joined(row.told));
  }
}

TEST_CASE("an answer says status, example, headers, values, delay and fault") {
  const Scenario scenario = read(
      "per: everyone\nprovider: acme\noperations: [GET /a]\n"
      "sequence: [{status: 503, example: busy, headers: {Retry-After: '7'}, values: {/a: [1]}, delay: 250, fault: "
      "dribble}]\n");
  CHECK(scenario.per == Scenario::Per::everyone);
  CHECK(scenario.provider == "acme");
  CHECK(scenario.covers("GET /a"));
  CHECK_FALSE(scenario.covers("GET /b"));
  const StepAnswer& answer = scenario.rows.at(0).answer;
  CHECK(answer.status == 503);
  CHECK(answer.example == "busy");
  CHECK(answer.headers == std::vector<std::pair<std::string, std::string>>{{"Retry-After", "7"}});
  REQUIRE(answer.values.size() == 1);
  CHECK(answer.values[0].pointer == "/a");
  CHECK(*answer.values[0].value == Json::parse("[1]"));
  CHECK(answer.delay.count() == 250);
  CHECK(answer.fault == "dribble");
}

TEST_CASE("files that are no scenarios are refused with their place") {
  struct Row {
    const char* name;
    std::string text;
    std::string told;
  };
  const Row rows[] = {
      {"neither sequence nor states", "per: key\n",
       "s.yaml:1:1: {\"steelyard\":1,\"scenario\":\"s\",\"says\":\"t.\",\"per\":\"key\"} matches none of the 2 "
       "alternatives; "
       "alternative 1 comes closest"},
      {"no state of that name", "states: [{state: open, next: [{to: opne}]}]\n",
       "s.yaml:4:32: there is no state \"opne\"; did you mean \"open\"?"},
      {"a state that nothing leads to", "states: [{state: a}, {state: b, next: [{to: a}]}]\n",
       "s.yaml:4:23: no request can lead to the state \"b\""},
      {"two rows for every operation", "states: [{state: a}, {state: a}]\n",
       "s.yaml:4:23: the state \"a\" answers every operation already, further up"},
      {"two rows for one operation", "states: [{state: a, operation: GET /a}, {state: a, operation: GET /a}]\n",
       "s.yaml:4:42: the state \"a\" answers GET /a already, further up"},
      {"no amount of that name", "sequence: [{add: {n: 1}}]\n", "s.yaml:4:19: there is no amount \"n\""},
      {"a move by no amount", "states: [{state: a, next: [{to: a, amount: n, below: 1}]}]\n",
       "s.yaml:4:36: there is no amount \"n\""},
      {"it starts too low", "amounts: {n: {at: /n, start: 1, least: 2}}\nsequence: [{}]\n",
       "s.yaml:4:11: n starts at 1, below its least, 2"},
      {"a negative count", "sequence: [{times: -1}]\n", "s.yaml:4:13: -1 is not at least 1"},
      {"a count of nothing", "states: [{state: a, next: [{to: a, after: 0}]}]\n", "s.yaml:4:36: 0 is not at least 1"},
      {"a negative delay", "sequence: [{delay: -1}]\n", "s.yaml:4:13: -1 is not at least 0"},
      {"status 99", "sequence: [{status: 99}]\n", "s.yaml:4:13: 99 is not at least 200"},
  };
  const Result<ScenarioReader> reader = ScenarioReader::create();
  REQUIRE(reader);
  for (const Row& row : rows) {
    CAPTURE(std::string(row.name));
    const Result<Scenario> scenario = reader->read(kHead + row.text, "s.yaml");
    REQUIRE_FALSE(scenario);
    CHECK(to_string(scenario.error().where) + ": " + scenario.error().message == row.told);
  }
}

TEST_CASE("a walk visits every situation once and knows where each state is first reached") {
  const Scenario scenario = read(
      "amounts: {n: {at: /n, start: 6}}\n"
      "states: [{state: a, next: [{to: b, after: 2}]}, {state: b, add: {n: -3}, next: [{to: c, amount: n, equals: 0}]},"
      " {state: c, set: {n: 6}, next: [{to: a}]}]\n");
  const Result<Walk> walk = walk_scenario(scenario, {{kGet, 200}});
  REQUIRE(walk);
  Lines told;
  for (const WalkedStep& walked : walk->steps) {
    told.push_back(walked.step.row->state + " " + walked.step.amounts[0].to_string());
  }
  CHECK(told == Lines{"a 6", "a 6", "b 3", "b 0", "c 6"});
  CHECK(walk->arrivals.at("b").amounts[0].to_string() == "6");
  CHECK(walk->arrivals.at("c").amounts[0].to_string() == "0");
}

TEST_CASE("a walk that finds no end is refused") {
  struct Row {
    std::string text;
    ErrorCode code;
    const char* message;
  };
  const Row rows[] = {
      {"amounts: {n: {at: /n, start: 5}}\nsequence: [{add: {n: -2}}]\n", ErrorCode::scenario_amount,
       "in the state \"1\" n falls below its least, 0"},
      {"amounts: {n: {at: /n, start: 5, least: -2}}\nsequence: [{add: {n: -4}}]\n", ErrorCode::scenario_amount,
       "in the state \"1\" n falls below its least, -2"},
      {"amounts: {n: {at: /n, start: 5}}\nsequence: [{add: {n: 1}}]\n", ErrorCode::scenario_endless,
       "\"s\" can be in more than 10000 situations"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Scenario scenario = read(row.text);
    const Result<Walk> walk = walk_scenario(scenario, {{kGet, 200}});
    REQUIRE_FALSE(walk);
    CHECK(walk.error().code == row.code);
    CHECK(walk.error().message == row.message);
  }
}

}  // namespace
}  // namespace steelyard::provider
