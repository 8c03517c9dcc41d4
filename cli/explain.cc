#include <fmt/format.h>  // text

#include <optional>  // no such id
#include <ostream>   // output

#include "base/json.h"
#include "base/suggest.h"
#include "cli/catalogue.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/selection.h"

namespace steelyard::cli {
namespace {

struct Found {
  const Topic* topic;
  Entry entry;
};

// The entry of that id, or the error that names the nearest one.
Result<Found> find_entry(const std::string& id, const Providers& providers) {
  std::vector<std::string> known;
  for (const Topic& topic : topics()) {
    for (Entry& entry : topic.entries(providers)) {
      if (entry.id == id) return Found{&topic, std::move(entry)};
      known.push_back(entry.id);
    }
  }
  const std::optional<std::string> near = suggest(id, known);
  return Error{
      ErrorCode::usage, fmt::format("nothing is called \"{}\"{}", id, near ? "; did you mean " + *near + "?" : ""), {}};
}

std::string as_text(const Found& found) {
  const auto& [topic, entry] = found;
  std::string text = fmt::format("{} ({})\n\n{}\n", entry.id, topic->singular, entry.summary);
  if (!entry.advice.empty()) text += fmt::format("What to do: {}\n", entry.advice);
  return text;
}

std::string as_json(const Found& found) {
  const auto& [topic, entry] = found;
  Json json = {{"id", entry.id}, {"topic", topic->name}, {"summary", entry.summary}};
  if (!entry.advice.empty()) json["advice"] = entry.advice;
  return write_json(json, 2) + "\n";
}

}  // namespace

Result<int> run_explain(const Arguments& arguments, Context& context) {
  const Result<Providers> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  const Result<Found> found = find_entry(*arguments.value("ID"), *providers);
  if (!found) return found.error();
  context.out << (context.json ? as_json(*found) : as_text(*found));
  return kExitOk;
}

}  // namespace steelyard::cli
