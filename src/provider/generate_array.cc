#include <algorithm>  // std::find, std::max

#include "base/json.h"
#include "provider/generator.h"

namespace steelyard::provider {
namespace {

using openapi::SchemaView;

bool is_false(const SchemaView& schema) { return schema.valid() && schema.value() == Json(false); }

bool contains(const Json& list, const Json& item) { return std::find(list.begin(), list.end(), item) != list.end(); }

}  // namespace

Json Generator::array(const Constraints& constraints, const std::string& name, int depth) {
  Json result = Json::array();
  for (const SchemaView& part : constraints.parts()) {
    const Schemas prefix = part.children("prefixItems");
    for (std::size_t i = result.size(); i < prefix.size(); ++i) result.push_back(value({prefix[i]}, name, depth + 1));
  }
  const Schemas items = constraints.children("items");
  const Schemas wanted = constraints.children("contains");
  if (std::any_of(items.begin(), items.end(), is_false)) return result;
  const double size = array_size(constraints, !items.empty() || !wanted.empty(), depth);
  const auto contained = wanted.empty() ? 0.0 : constraints.largest("minContains", 1);
  const bool unique = constraints.flag("uniqueItems");
  while (static_cast<double>(result.size()) < size && !is_spent()) {
    Schemas schemas = items;
    if (static_cast<double>(result.size()) < contained) schemas.insert(schemas.begin(), wanted.begin(), wanted.end());
    Json item = unique ? unique_item(schemas, name, depth + 1, result) : value(schemas, name, depth + 1);
    if (unique && contains(result, item)) break;  // there are no more
    result.push_back(std::move(item));
  }
  return result;
}

double Generator::array_size(const Constraints& constraints, bool has_items, int depth) {
  const double contained = constraints.children("contains").empty() ? 0 : constraints.largest("minContains", 1);
  const double least = std::max(constraints.largest("minItems", 0), contained);
  const double most = std::max(least, constraints.smallest("maxItems", 1e9));
  if (depth >= kHardDepth) return 0;
  if (depth >= kOptionalDepth || !has_items) return least;
  const double usual = style_ == Style::random ? static_cast<double>(1 + random_.below(3)) : 1.0;
  return std::min(std::max(least, usual), most);
}

// An item that is not among the others, if one is found.
Json Generator::unique_item(const Schemas& schemas, const std::string& name, int depth, const Json& others) {
  constexpr int kTries = 400;
  constexpr int kPatience = 40;
  const Style style = style_;
  Json item = value(schemas, name, depth);
  style_ = Style::random;  // a sample is the same each time
  for (int i = 0; i < kTries && contains(others, item); ++i) {
    item = value(schemas, name, depth);
    // There are more strings than plausible ones.
    if (i > kPatience && item.is_string() && contains(others, item)) {
      item = item.get<std::string>() + std::to_string(others.size());
    }
  }
  style_ = style;
  return item;
}

}  // namespace steelyard::provider
