#include "json_schema/keywords/direction.h"

#include <algorithm>      // std::erase_if
#include <functional>     // visitors
#include <optional>       // references
#include <unordered_set>  // places seen

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::json_schema {
namespace {

struct Search {
  SchemaIndex& index;
  bool hides_siblings;
  std::string_view flag;  // "readOnly" or "writeOnly"
};

using Seen = std::unordered_set<std::string>;  // places, so that circles end

// The place that the `$ref` of a schema leads to, or nothing.
std::optional<Place> follow(Search& search, const Json& schema, const Place& place) {
  const auto reference = string_member(schema, "$ref");
  if (reference.empty()) return std::nullopt;
  Result<Place> target = search.index.resolve(search.index.resource_at(place), reference);
  return target ? std::optional(*target) : std::nullopt;
}

// Visits a schema and those that it includes in place by `$ref` and `allOf`; true as soon as a visit is.
bool any_included(Search& search, const Place& place, Seen& seen,
                  const std::function<bool(const Json&, const Place&)>& visit) {
  const Json* schema = search.index.value(place);
  if (schema == nullptr || !schema->is_object() || !seen.insert(key_of_place(place)).second) return false;
  const auto target = follow(search, *schema, place);
  if (target && any_included(search, *target, seen, visit)) return true;
  if (target && search.hides_siblings) return false;
  if (visit(*schema, place)) return true;
  const Json* parts = find_member(*schema, "allOf");
  if (parts == nullptr || !parts->is_array()) return false;
  for (std::size_t i = 0; i < parts->size(); ++i) {
    const Place part{place.document, pointer_append(pointer_append(place.pointer, "allOf"), i)};
    if (any_included(search, part, seen, visit)) return true;
  }
  return false;
}

bool is_flagged(Search& search, const Place& property) {
  Seen seen;
  return any_included(search, property, seen,
                      [&](const Json& schema, const Place&) { return flag_member(schema, search.flag); });
}

}  // namespace

void drop_names_of_other_direction(Scope& scope, std::vector<std::string>& names) {
  const Direction direction = scope.options().direction;
  if (direction == Direction::none || (scope.rules().vocabularies & bit(Vocabulary::oas_base)) == 0) return;
  Search search{scope.index(), dialect_info(scope.rules().dialect).reference_hides_siblings,
                direction == Direction::request ? "readOnly" : "writeOnly"};
  Place owner = scope.place();
  owner.pointer.erase(owner.pointer.rfind('/'));
  std::erase_if(names, [&](const std::string& name) {
    Seen seen;
    return any_included(search, owner, seen, [&](const Json& schema, const Place& place) {
      const Json* properties = find_member(schema, "properties");
      if (properties == nullptr || find_member(*properties, name) == nullptr) return false;
      return is_flagged(search, {place.document, pointer_append(pointer_append(place.pointer, "properties"), name)});
    });
  });
}

}  // namespace steelyard::json_schema
