// The tables of rules are complete: each rule has a case in which it fires, each fact of a case has a rule.
#include <doctest/doctest.h>

#include <map>  // ids

#include "base/document.h"
#include "base/file.h"
#include "base/json.h"
#include "drift/compare_contracts.h"
#include "drift/judge.h"
#include "drift/observed_rule.h"
#include "drift/prose_rule.h"
#include "drift/rule_list.h"
#include "tests/drift/diff/case_file.h"
#include "tests/support/places.h"

namespace steelyard::drift::test {
namespace {

std::set<std::string> expected_ids() {
  std::set<std::string> ids;
  for (const std::filesystem::path& file : case_files()) {
    for (const Expectation& expectation : read_case(file)) {
      for (const std::string& id : expectation.findings) ids.insert(id.substr(0, id.find(' ')));
    }
  }
  return ids;
}

TEST_CASE("every rule has a case, and every case speaks of rules") {
  const std::set<std::string> expected = expected_ids();
  std::set<std::string> known;
  for (const Rule& rule : all_rules()) known.emplace(rule.id);
  for (const std::string& id : known) {
    CAPTURE(id);
    CHECK(expected.count(id) == 1);
  }
  for (const std::string& id : expected) {
    CAPTURE(id);
    CHECK(known.count(id) == 1);
  }
}

TEST_CASE("one id has one direction, one area and one level") {
  std::map<std::string_view, const Rule*> first;
  for (const Rule& rule : all_rules()) {
    const Rule& other = *first.emplace(rule.id, &rule).first->second;
    CAPTURE(rule.id);
    CHECK(rule.level == other.level);
    CHECK(rule.direction == other.direction);
    CHECK(rule.area == other.area);
    CHECK_FALSE(advice(rule.level, rule.direction).empty());
    CHECK(describe(rule).size() > 10);
  }
}

TEST_CASE("every fact of the cases has a rule") {
  for (const std::filesystem::path& file : case_files()) {
    for (const Expectation& expectation : read_case(file)) {
      for (const Fact& fact : compare_contracts(expectation.base, expectation.revision)) {
        if (fact.kind == FactKind::version) continue;
        CAPTURE(expectation.label);
        CAPTURE(to_string(fact.kind));
        CHECK(find_rule(fact, expectation.context) != nullptr);
      }
    }
  }
}

TEST_CASE("the last rule for a kind of fact, a change and a place is without condition") {
  std::map<std::tuple<FactKind, Change, Places>, const Rule*> last;
  for (const Rule& rule : all_rules()) last[{rule.kind, rule.change, rule.places}] = &rule;
  Fact fact;
  fact.site = std::make_shared<const Site>();
  for (const auto& entry : last) {
    const Rule* rule = entry.second;
    if (rule->kind == FactKind::version) continue;
    CAPTURE(rule->id);
    CHECK(rule->condition(fact, {}));
  }
}

TEST_CASE("every rule, whatever it judges, has a sentence, an advice, a direction and a line in docs/rules.md") {
  const Result<std::string> page = read_file(steelyard::test::source_dir() + "/docs/rules.md");
  REQUIRE(page);
  std::set<std::string> ids;
  for (const ListedRule& rule : list_rules()) {
    CAPTURE(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK(rule.says.size() > 10);
    CHECK(rule.says.back() == '.');
    CHECK_FALSE(rule.advice.empty());
    CHECK((rule.direction == "request" || rule.direction == "response" || rule.direction == "none"));
    const std::string line =
        "\n| `" + rule.id + "` | " + std::string(report::to_string(rule.level)) + " | " + rule.direction + " | ";
    CHECK(page->find(line) != std::string::npos);
    CHECK(page->find("\n| `" + rule.id + "` |") == page->rfind("\n| `" + rule.id + "` |"));
  }
  for (const Rule& rule : all_rules()) CHECK(ids.count(std::string(rule.id)) == 1);
  for (const ObservedRuleRow& rule : observed_rules()) CHECK(ids.count(std::string(rule.id)) == 1);
  for (const ProseRuleRow& rule : prose_rules()) CHECK(ids.count(std::string(rule.id)) == 1);
  std::size_t lines = 0;
  for (std::size_t at = page->find("\n| `"); at != std::string::npos; at = page->find("\n| `", at + 1)) ++lines;
  CHECK(lines == ids.size());
}

// Rules on which Steelyard is stricter than the tool that it takes the names from: what that one plays down.
const std::map<std::string, std::string> kStricter = {
    {"response-property-enum-value-removed", "consumers may wait for a value that no longer comes"},
    {"response-mediatype-enum-value-removed", "likewise"},
    {"response-non-success-status-removed", "consumers that handle an error rely on its status"},
    {"api-security-added", "who sent no credential is refused"},
    {"api-global-security-added", "likewise"},
    {"api-security-scope-added", "credentials without the scope are refused"},
    {"api-global-security-scope-added", "likewise"},
    {"api-security-component-type-changed", "credentials are sent in a way that is no longer read"},
    {"api-security-component-oauth-url-changed", "clients ask for consent at the old address"},
    {"api-security-component-oauth-token-url-changed", "clients ask for tokens at the old address"},
    {"api-security-component-oauth-scope-removed", "clients ask for a scope that is not granted"},
};

TEST_CASE("the rules that others have are here, with their level and direction") {
  const Result<std::string> text = read_file(steelyard::test::test_data() + "/drift-rules.json");
  if (!text) {
    MESSAGE("SKIPPED: known rule ids: " << to_string(text.error()));
    return;
  }
  const Result<Document> document = read_json(*text, "drift-rules.json");
  REQUIRE(document);
  CHECK(document->root().size() == 238);
  std::map<std::string, const Rule*> rules;
  for (const Rule& rule : all_rules()) rules.emplace(rule.id, &rule);
  const std::map<std::string, std::string> levels = {{"ERR", "error"}, {"WARN", "warning"}, {"INFO", "info"}};
  for (const Json& known : document->root()) {
    const std::string id = known.at("id");
    CAPTURE(id);
    REQUIRE(rules.count(id) == 1);
    const Rule& rule = *rules[id];
    CHECK(to_string(rule.direction) == known.at("direction").get<std::string>());
    const std::string level = levels.at(known.at("level"));
    if (kStricter.count(id) != 0) {
      CHECK(to_string(rule.level) != level);
    } else {
      CHECK(to_string(rule.level) == level);
    }
  }
}

}  // namespace
}  // namespace steelyard::drift::test
