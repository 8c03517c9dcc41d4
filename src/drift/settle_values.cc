#include "drift/settle_values.h"

#include <algorithm>  // std::find

#include "base/decimal.h"
#include "base/json.h"
#include "drift/bounds.h"
#include "drift/keyword_types.h"

namespace steelyard::drift {
namespace {

bool is_of(const std::vector<std::string>& types, const Json& value) {
  const std::string type = type_of_value(value);
  return std::find(types.begin(), types.end(), type) != types.end() ||
         (type == "integer" && std::find(types.begin(), types.end(), "number") != types.end());
}

// A list of which the types refuse every value is left as it is: it says that nothing passes.
void drop_values_beyond(const std::vector<std::string>& types, NormalSchema& schema) {
  const auto found = schema.keywords.find(FactKind::enumeration);
  if (found == schema.keywords.end()) return;
  Json kept = Json::array();
  for (const Json& value : *found->second.value) {
    if (is_of(types, value)) kept.push_back(value);
  }
  if (kept.empty() || kept.size() == found->second.value->size()) return;
  found->second.value = std::make_shared<const Json>(std::move(kept));
}

// Both truth values are all that there are.
void read_as_boolean(NormalSchema& schema) {
  const auto found = schema.keywords.find(FactKind::enumeration);
  if (found == schema.keywords.end() || *found->second.value != Json::array({false, true})) return;
  if (schema.typed && !has_values_of(schema.types, "boolean")) return;
  if (!schema.typed) schema.type_at = found->second.at;
  schema.typed = true;
  schema.types = {"boolean"};
  schema.keywords.erase(found);
}

// Every integer is a multiple of 1, 0.5, 0.25, …
void drop_multiple_of_integers(NormalSchema& schema) {
  const auto found = schema.keywords.find(FactKind::multiple_of);
  if (found == schema.keywords.end() || !has_integers_only(schema)) return;
  const auto one = to_decimal(Json(1));
  const auto divisor = to_decimal(*found->second.value);
  if (one && divisor && one->divisible_by(*divisor)) schema.keywords.erase(found);
}

}  // namespace

void settle_values(NormalSchema& schema) {
  if (schema.typed) drop_values_beyond(schema.types, schema);
  read_as_boolean(schema);
  if (schema.typed) drop_keywords_beyond(schema.types, schema);
  if (const auto types = types_of_values(schema)) drop_keywords_beyond(*types, schema);
  drop_multiple_of_integers(schema);
}

}  // namespace steelyard::drift
