#include <fmt/format.h>  // columns

#include <algorithm>  // std::max
#include <ostream>    // output

#include "base/json.h"
#include "cli/catalogue.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/selection.h"

namespace steelyard::cli {
namespace {

std::vector<Entry> topic_entries(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const Topic& topic : topics()) entries.push_back({std::string(topic.name), std::string(topic.title)});
  return entries;
}

constexpr Topic kTopicOfTopics = {"topics", "What can be listed", "topic", topic_entries};

std::string as_text(const Topic& /*topic*/, const std::vector<Entry>& entries) {
  std::size_t width = 0;
  for (const Entry& entry : entries) width = std::max(width, entry.id.size());
  std::string text;
  for (const Entry& entry : entries) text += fmt::format("{:<{}}  {}\n", entry.id, width, entry.summary);
  return text;
}

std::string as_json(const Topic& topic, const std::vector<Entry>& entries) {
  Json items = Json::array();
  for (const Entry& entry : entries) {
    Json item = {{"id", entry.id}, {"summary", entry.summary}};
    if (!entry.advice.empty()) item["advice"] = entry.advice;
    items.push_back(std::move(item));
  }
  return write_json(Json{{std::string(topic.name), std::move(items)}}, 2) + "\n";
}

std::string as_markdown(const Topic& topic, const std::vector<Entry>& entries) {
  if (topic.page != nullptr) return topic.page();
  std::string text =
      fmt::format("# {}\n\nWritten by `steelyard list {} --format markdown`.\n", topic.title, topic.name);
  for (const Entry& entry : entries) {
    text += fmt::format("\n## {}\n\n{}\n", entry.id, entry.summary);
    if (!entry.advice.empty()) text += fmt::format("\n**What to do:** {}\n", entry.advice);
  }
  return text;
}

struct Form {
  std::string_view name;
  std::string (*write)(const Topic&, const std::vector<Entry>&);
};

constexpr Form kForms[] = {{"text", as_text}, {"json", as_json}, {"markdown", as_markdown}};

Result<Topic> find_topic(const Arguments& arguments) {
  const std::optional<std::string> name = arguments.value("TOPIC");
  if (!name) return kTopicOfTopics;
  std::vector<std::string> names;
  for (const Topic& topic : topics()) {
    if (topic.name == *name) return topic;
    names.emplace_back(topic.name);
  }
  return unknown_choice("the topic", *name, names);
}

}  // namespace

Result<int> run_list(const Arguments& arguments, Context& context) {
  const Result<Topic> topic = find_topic(arguments);
  if (!topic) return topic.error();
  const Result<Providers> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  const std::vector<Entry> entries = topic->entries(*providers);
  const std::string format = arguments.value("format").value_or("text");
  for (const Form& form : kForms) {
    if (form.name == format) context.out << form.write(*topic, entries);
  }
  return kExitOk;
}

}  // namespace steelyard::cli
