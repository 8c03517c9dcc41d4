#include "cli/schema_topics.h"

#include <fmt/format.h>  // summaries

#include "json_schema/dialect.h"
#include "json_schema/formats/format.h"
#include "json_schema/keyword.h"

namespace steelyard::cli {
namespace {

std::string list_dialects(json_schema::DialectSet set) {
  std::vector<std::string_view> names;
  for (const json_schema::DialectInfo& dialect : json_schema::dialects()) {
    if ((set & bit(dialect.dialect)) != 0) names.push_back(dialect.short_name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

// One that means different things in different dialects has a row for each.
json_schema::DialectSet dialects_of_format(std::string_view name) {
  json_schema::DialectSet set = 0;
  for (const json_schema::FormatRow& row : json_schema::formats()) set |= row.name == name ? row.dialects : 0U;
  return set;
}

}  // namespace

std::vector<Entry> dialects_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const json_schema::DialectInfo& dialect : json_schema::dialects()) {
    const bool named = dialect.dialect != json_schema::Dialect::oas30;  // chosen by `openapi: 3.0.x` alone
    entries.push_back({std::string(dialect.short_name),
                       named ? fmt::format("{}, {}", dialect.name, dialect.uri) : std::string(dialect.name)});
  }
  return entries;
}

std::vector<Entry> keywords_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const json_schema::Keyword& keyword : json_schema::keywords()) {
    entries.push_back({std::string(keyword.name),
                       fmt::format("{}: {}", vocabulary_name(keyword.vocabulary), list_dialects(keyword.dialects))});
  }
  return entries;
}

std::vector<Entry> schema_formats_topic(const Providers& /*providers*/) {
  std::vector<Entry> entries;
  for (const json_schema::FormatRow& format : json_schema::formats()) {
    if (!entries.empty() && entries.back().id == format.name) continue;
    entries.push_back(
        {std::string(format.name), fmt::format("{}: {}", format.what, list_dialects(dialects_of_format(format.name)))});
  }
  return entries;
}

}  // namespace steelyard::cli
