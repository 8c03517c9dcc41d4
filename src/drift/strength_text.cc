#include <fmt/format.h>  // columns

#include <algorithm>  // std::count_if, std::max

#include "drift/strength_mutators.h"
#include "drift/strength_report.h"
#include "report/safe_text.h"

namespace steelyard::drift {
namespace {

constexpr std::size_t kMostAdvice = 8;  // without --verbose

using report::safe_text;

std::string scores(const std::vector<Strength>& all) {
  std::size_t width = 8;
  for (const Strength& strength : all) width = std::max(width, safe_text(strength.provider).size());
  std::string text = fmt::format("{:<{}}  mutants  schema alone  with promises\n", "provider", width);
  for (const Strength& strength : all) {
    const std::string name = fmt::format("{:<{}}  {:>7}", safe_text(strength.provider), width, strength.trials.size());
    text += strength.trials.empty() ? name + "  not measured\n"
                                    : fmt::format("{}  {:>11}%  {:>12}%\n", name, *strength.score(Caught::schema),
                                                  *strength.score(Caught::promise));
  }
  return text;
}

int count(const Strength& strength, const Mutator& mutator, Caught caught) {
  return static_cast<int>(std::count_if(strength.trials.begin(), strength.trials.end(), [&](const Trial& trial) {
    return trial.mutator == mutator.id && trial.caught == caught;
  }));
}

std::string who_notices_what(const Strength& strength) {
  std::string text =
      fmt::format("  {:<18}  {:>6}  {:>7}  {:>4}  {:>7}\n", "noticed by", "schema", "promise", "hint", "nothing");
  for (const Mutator& mutator : mutators()) {
    const auto of = [&](Caught caught) { return count(strength, mutator, caught); };
    const int schema = of(Caught::schema), promise = of(Caught::promise), hint = of(Caught::hint);
    const int nothing = of(Caught::nothing);
    if (schema + promise + hint + nothing == 0) continue;
    text += fmt::format("  {:<18}  {:>6}  {:>7}  {:>4}  {:>7}\n", mutator.id, schema, promise, hint, nothing);
  }
  return text;
}

std::string what_would_help(const Strength& strength, bool verbose) {
  if (strength.advice.empty()) return "";
  std::string text = "  what the schema would notice more:\n";
  const std::size_t shown = verbose ? strength.advice.size() : std::min(kMostAdvice, strength.advice.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Advice& advice = strength.advice[i];
    text += fmt::format("    {:+}, {} of them new: {}\n      {}\n", advice.by_schema, advice.new_ones,
                        safe_text(advice.what), safe_text(to_string(advice.where)));
    for (const std::string& answer : advice.against) {
      text += fmt::format("      but the answer {} breaks it\n", safe_text(answer));
    }
  }
  if (shown < strength.advice.size()) {
    text += fmt::format("    and {} more, with --verbose\n", strength.advice.size() - shown);
  }
  return text;
}

std::string what_comes_through(const Strength& strength) {
  std::string text = strength.trials.empty() ? "" : "  what the schema lets through:\n";
  for (const Trial& trial : strength.trials) {
    if (trial.caught == Caught::schema) continue;
    const std::string by = trial.by.empty() ? "" : ": " + trial.by;
    text += fmt::format("    {} {} [{}]: {} ({}{})\n", safe_text(trial.operation), trial.status,
                        safe_text(trial.example), safe_text(trial.change), to_string(trial.caught), safe_text(by));
  }
  for (const Untried& untried : strength.untried) {
    const std::string answer = untried.status == 0 ? "" : fmt::format(" {} [{}]", untried.status, untried.example);
    text += fmt::format("    {}{} was left out: {}\n", safe_text(untried.operation), safe_text(answer),
                        safe_text(untried.why));
  }
  return text;
}

}  // namespace

std::string strength_text(const std::vector<Strength>& all, bool verbose) {
  std::string text = scores(all);
  for (const Strength& strength : all) {
    text += "\n" + safe_text(strength.provider) + "\n";
    if (strength.trials.empty()) text += "  not measured: " + safe_text(strength.why_not_measured()) + "\n";
    if (!strength.trials.empty()) text += who_notices_what(strength);
    text += what_would_help(strength, verbose);
    if (!strength.untried.empty() && !verbose) {
      text += fmt::format("  left out: {}, which --verbose names\n", strength.untried.size());
    }
    if (verbose) text += what_comes_through(strength);
  }
  return text;
}

}  // namespace steelyard::drift
