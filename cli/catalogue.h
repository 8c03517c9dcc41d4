// Everything with an id that a person may want to look up. `list` shows it by topic, `explain` by id.
//
//   for (const Topic& topic : topics()) use(topic.name, topic.entries(providers));
#pragma once

#include <span>         // all topics
#include <string>       // texts
#include <string_view>  // names
#include <vector>       // entries

#include "provider/provider.h"

namespace steelyard::cli {

struct Entry {
  std::string id;
  std::string summary;      // one sentence
  std::string advice = {};  // what to do about it; "" if there is nothing to do
};

using Providers = std::vector<provider::Provider>;

struct Topic {
  std::string_view name;      // what `list` takes
  std::string_view title;     // of a page about it
  std::string_view singular;  // "error code"
  std::vector<Entry> (*entries)(const Providers& providers);
  std::string (*page)() = nullptr;  // as Markdown, where the entries alone do not say everything
};

std::span<const Topic> topics();

}  // namespace steelyard::cli
