#include "drift/strength.h"

#include <doctest/doctest.h>

#include <algorithm>  // std::find_if
#include <set>        // ids

#include "base/document.h"
#include "base/json.h"
#include "drift/strength_mutators.h"
#include "drift/strength_report.h"
#include "provider/pack.h"

namespace steelyard::drift {
namespace {

provider::Provider builtin(const std::string& name) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> provider = loader->load_builtin(name);
  REQUIRE(provider);
  return std::move(*provider);
}

Strength strength_of(const provider::Provider& provider) {
  Result<Strength> strength = measure_strength(provider);
  REQUIRE_MESSAGE(strength, (strength ? "" : to_string(strength.error())));
  return std::move(*strength);
}

TEST_CASE("the scores of the five") {
  struct Row {
    const char* provider;
    std::size_t mutants;
    int schema;    // per cent
    int promises;  // per cent
    std::size_t untried;
  };
  const Row rows[] = {
      {"brightdata", 38, 31, 31, 6}, {"breeze", 152, 50, 65, 5}, {"parallel", 45, 80, 88, 6},
      {"sunor", 97, 20, 78, 4},      {"youcom", 88, 62, 67, 3},
  };
  std::set<std::string_view> used;
  for (const Row& row : rows) {
    CAPTURE(row.provider);
    const Strength strength = strength_of(builtin(row.provider));
    CHECK(strength.trials.size() == row.mutants);
    CHECK(strength.score(Caught::schema) == row.schema);
    CHECK(strength.score(Caught::promise) == row.promises);
    CHECK(strength.score(Caught::nothing) == 100);
    CHECK(strength.untried.size() == row.untried);
    for (const Trial& trial : strength.trials) used.insert(trial.mutator);
  }
  CHECK(used.size() == mutators().size());
}

// An account with a name that may be null, a kind, and three numbers; $extra and $required are blanks to fill in.
constexpr char kContract[] = R"(openapi: 3.1.0
info: {title: Small, version: "1"}
paths:
  /account:
    get:
      responses:
        "200":
          description: The account.
          content:
            application/json:
              schema:
                type: object
                $required
                properties:
                  name: {type: [string, "null"]}
                  kind: {type: string, $enum}
                  left: {type: integer}
                  right: {type: integer}
                  total: {type: integer}
        "404":
          description: There is none.
)";

constexpr char kBody[] = R"({"name":"a","kind":"big","left":1,"right":2,"total":3})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  text.replace(text.find(from), from.size(), to);
  return text;
}

std::string contract_text(const std::string& required, const std::string& enumerated) {
  return replaced(replaced(kContract, "$required", required), "$enum", enumerated);
}

provider::Promise promise(const char* id, const char* kind, const char* rule) {
  provider::Promise made;
  made.id = id;
  made.kind = kind;
  made.rule = std::make_shared<const Json>(Json::parse(rule));
  made.on = {200};
  return made;
}

provider::Answer answer(int status, const char* example, const char* body) {
  provider::Answer made;
  made.status = status;
  made.example = example;
  made.content_type = "application/json";
  made.body = body;
  made.body_file = "body.json";
  return made;
}

provider::Provider small(const std::string& contract = contract_text("description: An account.", "minLength: 1")) {
  const Result<Document> document = read_yaml(contract, "small.yaml");
  REQUIRE(document);
  Result<openapi::Contract> loaded = openapi::load_contract(*document);
  REQUIRE_MESSAGE(loaded, (loaded ? "" : to_string(loaded.error())));
  provider::Provider provider =
      provider::bare_provider(std::make_shared<const openapi::Contract>(std::move(*loaded)), "small");
  provider.operations = {{"GET /account", {answer(200, "default", kBody), answer(503, "default", "{}")}}};
  provider.promises = {promise("total-is-sum", "sum", R"({"pointer":"/total","of":["/left","/right"]})"),
                       promise("kind-is-big", "constant", R"({"pointer":"/kind","value":"big"})")};
  return provider;
}

// "change: who: by" of the trials of one mutator.
std::vector<std::string> trials_of(const Strength& strength, std::string_view mutator) {
  std::vector<std::string> found;
  for (const Trial& trial : strength.trials) {
    if (trial.mutator == mutator) {
      found.push_back(trial.change + ": " + std::string(to_string(trial.caught)) + ": " + trial.by);
    }
  }
  return found;
}

TEST_CASE("each mutator makes its mutants, and each is noticed by whom it should be") {
  struct Row {
    const char* mutator;
    std::vector<std::string> trials;
  };
  const Row rows[] = {
      {"drop-property",
       {"/name is gone: hint: missing_optional_property", "/kind is gone: promise: kind-is-big",
        "/left is gone: promise: total-is-sum", "/right is gone: promise: total-is-sum",
        "/total is gone: promise: total-is-sum"}},
      {"null-value",  // the contract speaks of a name that is null
       {"/kind is null: schema: type", "/left is null: schema: type", "/right is null: schema: type",
        "/total is null: schema: type"}},
      {"stringified-value",
       {"/left is the string \"1\": schema: type", "/right is the string \"2\": schema: type",
        "/total is the string \"3\": schema: type"}},
      {"renamed-property",
       {"/name is called name_renamed: hint: undocumented_property",
        "/kind is called kind_renamed: promise: kind-is-big", "/left is called left_renamed: promise: total-is-sum",
        "/right is called right_renamed: promise: total-is-sum",
        "/total is called total_renamed: promise: total-is-sum"}},
      {"wrong-unit",
       {"/left is a hundred times as large: promise: total-is-sum",
        "/right is a hundred times as large: promise: total-is-sum",
        "/total is a hundred times as large: promise: total-is-sum",
        "the body: all amounts are a hundred times as large: nothing: "}},
      {"extra-property", {"the body has a property more: unannounced: hint: undocumented_property"}},
      {"empty-object", {"the body is an empty object: promise: total-is-sum"}},
      {"swapped-status", {"the status is 404: nothing: "}},
      {"wrong-media-type", {"the Content-Type is text/html: schema: content"}},
      {"broken-promise",
       {"/total is 4, against total-is-sum: promise: total-is-sum",
        "/kind is \"bia\", against kind-is-big: promise: kind-is-big"}},
  };
  const Strength strength = strength_of(small());
  std::size_t count = 0;
  for (const Row& row : rows) {
    CAPTURE(row.mutator);
    CHECK(trials_of(strength, row.mutator) == row.trials);
    count += row.trials.size();
  }
  CHECK(strength.trials.size() == count);
  CHECK(std::size(rows) == mutators().size());
}

const Advice* find_advice(const Strength& strength, const std::string& what) {
  const auto found = std::find_if(strength.advice.begin(), strength.advice.end(),
                                  [&](const Advice& advice) { return advice.what == what; });
  return found == strength.advice.end() ? nullptr : &*found;
}

TEST_CASE("advice that is taken raises the score by what it says") {
  struct Row {
    const char* what;
    std::uint32_t line;
    std::string contract;
  };
  const std::string required = contract_text("required: [name]", "minLength: 1");
  const Row rows[] = {
      {"add \"name\" to `required`", 11, required},
      {"add \"left\" to `required`", 11, contract_text("required: [left]", "minLength: 1")},
      {"set `additionalProperties: false`", 11, contract_text("additionalProperties: false", "minLength: 1")},
      {"add `enum: [\"big\"]`", 16, contract_text("description: An account.", "enum: [big]")},
      {"give 404 a schema (`content`)", 20,
       replaced(contract_text("description: An account.", "minLength: 1"), "There is none.",
                "There is none.\n          content: {application/json: {schema: {required: [error]}}}")},
  };
  const Strength before = strength_of(small());
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Advice* advice = find_advice(before, row.what);
    REQUIRE(advice != nullptr);
    CHECK(advice->where.file == "small.yaml");
    CHECK(advice->where.line == row.line);
    CHECK(advice->against.empty());
    const Strength after = strength_of(small(row.contract));
    CHECK(find_advice(after, row.what) == nullptr);
    CHECK(after.caught_by(Caught::schema) - before.caught_by(Caught::schema) == advice->by_schema);
    CHECK(after.caught_by(Caught::promise) - before.caught_by(Caught::promise) == advice->new_ones);
  }
}

TEST_CASE("advice names the answers that contradict it") {
  provider::Provider provider = small();
  provider.operations[0].answers.push_back(answer(200, "odd", R"({"name":"a","kind":"big","more":[{"x":1}]})"));
  provider.promises.clear();
  const Strength strength = strength_of(provider);
  const std::vector<std::string> odd = {"200 [odd]"};
  CHECK(find_advice(strength, "add \"name\" to `required`")->against.empty());
  CHECK(find_advice(strength, "add \"left\" to `required`")->against == odd);
  CHECK(find_advice(strength, "set `additionalProperties: false`")->against == odd);
}

TEST_CASE("an answer is left out with its reason") {
  provider::Provider provider = small();
  provider.operations[0].answers.front().breach = "the vendor forgot";
  const Strength strength = strength_of(provider);
  CHECK(strength.trials.empty());
  REQUIRE(strength.untried.size() == 2);
  CHECK(strength.untried[0].why == "it breaks the contract on purpose: the vendor forgot");
  CHECK(strength.untried[1].why == "the contract does not document the status");
  CHECK_FALSE(strength.score(Caught::nothing));
  CHECK(strength.why_not_measured() == "no answer could be changed");
}

TEST_CASE("an operation without an answer is not measured, and leaves the score as it is") {
  provider::Provider provider = small();
  const int score = *strength_of(provider).score(Caught::promise);
  provider.operations[0].answers.clear();
  const Strength nothing = strength_of(provider);
  REQUIRE(nothing.untried.size() == 1);
  CHECK(nothing.untried[0].operation == provider.contract->operations[0].label());
  CHECK_FALSE(nothing.score(Caught::schema));
  CHECK(nothing.why_not_measured() == "the operation has no answer");
  CHECK(strength_text({nothing}, false).find("       0  not measured\n") != std::string::npos);
  CHECK(strength_text({nothing}, false).find('%') == std::string::npos);
  const std::vector<report::Case> cases = strength_cases(nothing, {});
  CHECK(cases.back().outcome == report::Outcome::not_exercised);
  CHECK(cases.back().reason == "not measured: the operation has no answer");
  CHECK(cases.back().findings.empty());
  const report::Case demanded = strength_cases(nothing, {0}).back();
  CHECK(demanded.outcome == report::Outcome::failed);
  CHECK(demanded.findings.at(0).message == "not measured: the operation has no answer, and 0% are demanded");

  provider::Provider two = small();
  openapi::Contract contract = *two.contract;
  contract.operations.push_back(contract.operations.front());
  contract.operations.back().path = "/more";
  two.contract = std::make_shared<const openapi::Contract>(std::move(contract));
  const Strength of_both = strength_of(two);
  CHECK(of_both.untried.back().why == "the operation has no answer");
  CHECK(of_both.score(Caught::promise) == score);
}

TEST_CASE("a body that is no JSON is an error with its place") {
  provider::Provider provider = small();
  provider.operations[0].answers.front().body = "{";
  const Result<Strength> strength = measure_strength(provider);
  REQUIRE_FALSE(strength);
  CHECK(strength.error().where.file == "body.json");
}

TEST_CASE("a report has a finding for each mutant that the schema lets through, and the score") {
  const Strength strength = strength_of(small());
  const auto report_of = [&](std::optional<int> min_score) {
    return report::Report{"steelyard strength", "small", "", strength_cases(strength, {min_score}), strength_rules()};
  };
  const report::Summary summary = report::summarize(report_of(std::nullopt));
  const int let_through = static_cast<int>(strength.trials.size()) - strength.caught_by(Caught::schema);
  CHECK(summary.error == 0);
  CHECK(summary.warning + summary.info == let_through + 1);
  CHECK(summary.warning == static_cast<int>(strength.trials.size()) - strength.caught_by(Caught::promise));
  CHECK(summary.not_exercised == 1);
  const int score = *strength.score(Caught::promise);
  CHECK(report::summarize(report_of(score)).failed == 0);
  const report::Report low = report_of(score + 1);
  CHECK(report::summarize(low).failed == 1);
  CHECK(low.cases.back().findings.at(0).level == report::Level::error);
  std::set<std::string> described;
  for (const report::Rule& rule : low.rules) described.insert(rule.id);
  for (const report::Case& test : low.cases) CHECK(described.count(test.id) == 1);
}

}  // namespace
}  // namespace steelyard::drift
