// Every rule of drift, whatever it judges, in one form: for lists and documentation.
//
//   for (const ListedRule& rule : list_rules()) print(rule.id, rule.says);
//   write_file("docs/rules.md", rules_page());
#pragma once

#include <string>       // texts
#include <string_view>  // families
#include <vector>       // rules

#include "report/report.h"

namespace steelyard::drift {

// What a rule compares: two contracts, what was observed with a contract, the prose of a page with what is pinned.
enum class RuleFamily { contract, observed, prose };
std::string_view to_string(RuleFamily family);

struct ListedRule {
  std::string id;
  RuleFamily family = RuleFamily::contract;
  report::Level level = report::Level::error;
  std::string direction;  // of contract rules: "request", "response", "none"; of others "response"
  std::string area;       // "schema", "headers", …
  std::string says;       // one sentence
  std::string advice;
};

// By family, area and id; each id once.
const std::vector<ListedRule>& list_rules();

// All of them as Markdown: docs/rules.md.
std::string rules_page();

}  // namespace steelyard::drift
