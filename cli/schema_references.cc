#include "cli/schema_references.h"

#include <string_view>  // keywords

#include "base/json.h"
#include "json_schema/dialect.h"
#include "json_schema/uri.h"

namespace steelyard::cli {
namespace {

constexpr std::string_view kReferences[] = {"$ref", "$dynamicRef", "$recursiveRef", "$schema"};

// Until draft 4 the identifier was called `id`, which in later schemas is a name like any other.
bool is_draft4(const Json& schema, std::optional<json_schema::Dialect> dialect) {
  std::string_view uri = string_member(schema, "$schema");
  if (uri.empty() && dialect) uri = json_schema::dialect_info(*dialect).uri;
  return uri.find("draft-04") != std::string_view::npos;
}

}  // namespace

void find_references(const Json& schema, const std::string& base, std::optional<json_schema::Dialect> dialect,
                     std::vector<std::string>& uris) {
  struct Step {
    const Json* value;
    std::string base;
  };
  const char* identifier = is_draft4(schema, dialect) ? "id" : "$id";
  std::vector<Step> steps = {{&schema, base}};
  while (!steps.empty()) {
    Step step = std::move(steps.back());
    steps.pop_back();
    const auto id = string_member(*step.value, identifier);
    if (!id.empty()) step.base = json_schema::resolve_uri(step.base, id);
    for (const std::string_view keyword : kReferences) {
      const auto reference = string_member(*step.value, keyword);
      if (reference.empty() || reference.starts_with('#')) continue;
      const std::string uri = json_schema::resolve_uri(step.base, reference);
      uris.emplace_back(json_schema::split_fragment(uri).first);
    }
    for (const Json& member : *step.value) {
      if (member.is_structured()) steps.push_back({&member, step.base});
    }
  }
}

}  // namespace steelyard::cli
