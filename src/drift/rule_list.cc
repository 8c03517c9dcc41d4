#include "drift/rule_list.h"

#include <fmt/format.h>  // Markdown

#include <algorithm>  // std::stable_sort
#include <set>        // ids
#include <tuple>      // the order

#include "drift/judge.h"
#include "drift/observed_rule.h"
#include "drift/prose_rule.h"
#include "drift/rule.h"

namespace steelyard::drift {
namespace {

struct Family {
  RuleFamily family;
  std::string_view name;
  std::string_view title;
  std::string_view intro;
};

constexpr Family kFamilies[] = {
    {RuleFamily::contract, "contract", "Between two contracts",
     "`steelyard diff` judges by these. Direction says who is affected: a response that can carry more than before\n"
     "breaks a consumer, a request that can carry less breaks a sender. What is write-only in a response or read-only\n"
     "in a request is told as info whatever the level here. A, B and NAME stand for what a finding quotes."},
    {RuleFamily::observed, "observed", "Between a contract and what was observed",
     "`steelyard drift` judges live answers, samples and shapes by these."},
    {RuleFamily::prose, "prose", "Between a page and the facts that only its prose states",
     "`prose` in provider.yaml pins where a page states them; `steelyard diff` looks them up in a page."},
};

std::string_view scope_name(RuleScope scope) {
  constexpr std::string_view kNames[] = {"answers", "the page", "answers of the pack", "shapes", "the run"};
  return kNames[static_cast<std::size_t>(scope)];
}

void add_contract_rules(std::vector<ListedRule>& rules) {
  std::set<std::string_view> known;
  for (const Rule& rule : all_rules()) {
    if (!known.insert(rule.id).second) continue;
    rules.push_back({std::string(rule.id), RuleFamily::contract, rule.level, std::string(to_string(rule.direction)),
                     std::string(to_string(rule.area)), describe(rule),
                     std::string(advice(rule.level, rule.direction))});
  }
}

std::vector<ListedRule> collect_rules() {
  std::vector<ListedRule> rules;
  add_contract_rules(rules);
  for (const ObservedRuleRow& rule : observed_rules()) {
    rules.push_back({std::string(rule.id), RuleFamily::observed, rule.level, "response",
                     std::string(scope_name(rule.scope)), std::string(rule.says), std::string(rule.advice)});
  }
  for (const ProseRuleRow& rule : prose_rules()) {
    rules.push_back({std::string(rule.id), RuleFamily::prose, rule.level, "response", "prose", std::string(rule.says),
                     std::string(rule.advice)});
  }
  std::stable_sort(rules.begin(), rules.end(), [](const ListedRule& a, const ListedRule& b) {
    return std::tie(a.family, a.area, a.id) < std::tie(b.family, b.area, b.id);
  });
  return rules;
}

// A pipe would end the cell.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) text.insert(at, "\\");
  return text;
}

std::string table_of(const Family& family) {
  std::string text;
  std::string_view area;
  for (const ListedRule& rule : list_rules()) {
    if (rule.family != family.family) continue;
    if (rule.area != area) {
      area = rule.area;
      text += fmt::format("\n### {}\n\n| Rule | Level | Direction | What it says |\n|---|---|---|---|\n", area);
    }
    text += fmt::format("| `{}` | {} | {} | {} |\n", rule.id, report::to_string(rule.level), rule.direction,
                        cell(rule.says));
  }
  return text;
}

}  // namespace

std::string_view to_string(RuleFamily family) { return kFamilies[static_cast<std::size_t>(family)].name; }

const std::vector<ListedRule>& list_rules() {
  static const std::vector<ListedRule> kRules = collect_rules();
  return kRules;
}

std::string rules_page() {
  std::string text = fmt::format(
      "# Rules of drift\n\nWritten by `steelyard list rules --format markdown` from the tables of rules: {} in all. "
      "`steelyard explain RULE` says\nwhat to do about one.\n",
      list_rules().size());
  for (const Family& family : kFamilies) {
    text += fmt::format("\n## {}\n\n{}\n{}", family.title, family.intro, table_of(family));
  }
  return text;
}

}  // namespace steelyard::drift
