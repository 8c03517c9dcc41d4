// What goes wrong inside a body.
#include <algorithm>  // std::find

#include "base/decimal.h"
#include "base/json.h"
#include "base/pointer.h"
#include "drift/strength_mutators.h"

namespace steelyard::drift {
namespace {

constexpr const char* kExtra = "unannounced";

// A value of the body, and the object that it is a member of, if it is one.
struct Place {
  std::string pointer;
  const Json* value = nullptr;
  std::string parent;
  std::string name;
  bool is_member = false;
};

// Of an array only the first item: the others are alike, and a long list shall not outweigh the rest.
void collect(const Place& place, std::vector<Place>& places) {
  places.push_back(place);
  if (place.value->is_object()) {
    for (const auto& [name, member] : place.value->get_ref<const Json::object_t&>()) {
      collect({pointer_append(place.pointer, name), &member, place.pointer, name, true}, places);
    }
  } else if (place.value->is_array() && !place.value->empty()) {
    collect({pointer_append(place.pointer, std::size_t{0}), &place.value->front(), place.pointer, "", false}, places);
  }
}

std::vector<Place> places_of(const Original& original) {
  std::vector<Place> places;
  if (original.sent.body != nullptr) collect({"", original.sent.body.get(), "", "", false}, places);
  return places;
}

Json& value_at(Json& body, const std::string& pointer) {
  return const_cast<Json&>(*pointer_find(body, pointer));  // NOLINT: the body is ours to change
}

template <class Edit>
Mutant mutant(const Original& original, const std::string& pointer, const std::string& change, Edit edit) {
  Json body = *original.sent.body;
  edit(body);
  Mutant made{pointer, (pointer.empty() ? "the body" : pointer) + change, original.sent};
  made.sent.body = std::make_shared<const Json>(std::move(body));
  return made;
}

bool names(const std::vector<std::string>& types, const char* type) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

// The amounts of the body: those whose unit the pack knows, else all numbers.
std::vector<Place> amounts_of(const Original& original) {
  const auto& units = original.provider.units;
  std::vector<Place> amounts;
  for (const Place& place : places_of(original)) {
    const auto amount = is_number(*place.value) ? to_decimal(*place.value) : std::nullopt;
    if (amount && !amount->is_zero() && (units.empty() || units.count(place.pointer) == 1)) amounts.push_back(place);
  }
  return amounts;
}

void make_hundredfold(Json& value) {
  const std::optional<Decimal> amount = to_decimal(value);
  Decimal hundred;
  hundred.assign(std::int64_t{100});
  value = Json::parse((*amount * hundred).to_string(), nullptr, false);
}

}  // namespace

std::vector<Mutant> drop_properties(const Original& original) {
  std::vector<Mutant> mutants;
  for (const Place& place : places_of(original)) {
    if (!place.is_member) continue;
    mutants.push_back(mutant(original, place.pointer, " is gone",
                             [&](Json& body) { value_at(body, place.parent).erase(place.name); }));
  }
  return mutants;
}

std::vector<Mutant> null_values(const Original& original) {
  std::vector<Mutant> mutants;
  for (const Place& place : places_of(original)) {
    if (!place.is_member || place.value->is_null() || names(original.schema.types(place.pointer), "null")) continue;
    mutants.push_back(
        mutant(original, place.pointer, " is null", [&](Json& body) { value_at(body, place.pointer) = nullptr; }));
  }
  return mutants;
}

std::vector<Mutant> stringify_values(const Original& original) {
  std::vector<Mutant> mutants;
  for (const Place& place : places_of(original)) {
    const bool scalar = is_number(*place.value) || place.value->is_boolean();
    if (!scalar || names(original.schema.types(place.pointer), "string")) continue;
    const std::string text = write_json(*place.value);
    mutants.push_back(mutant(original, place.pointer, " is the string \"" + text + "\"",
                             [&](Json& body) { value_at(body, place.pointer) = text; }));
  }
  return mutants;
}

std::vector<Mutant> rename_properties(const Original& original) {
  std::vector<Mutant> mutants;
  for (const Place& place : places_of(original)) {
    if (!place.is_member) continue;
    const std::string name = place.name + "_renamed";
    mutants.push_back(mutant(original, place.pointer, " is called " + name, [&](Json& body) {
      Json& parent = value_at(body, place.parent);
      Json value = parent[place.name];
      parent.erase(place.name);
      parent[name] = std::move(value);
    }));
  }
  return mutants;
}

std::vector<Mutant> change_units(const Original& original) {
  const std::vector<Place> amounts = amounts_of(original);
  std::vector<Mutant> mutants;
  mutants.reserve(amounts.size() + 1);
  for (const Place& place : amounts) {
    mutants.push_back(mutant(original, place.pointer, " is a hundred times as large",
                             [&](Json& body) { make_hundredfold(value_at(body, place.pointer)); }));
  }
  if (amounts.size() < 2) return mutants;
  mutants.push_back(mutant(original, "", ": all amounts are a hundred times as large", [&](Json& body) {
    for (const Place& place : amounts) make_hundredfold(value_at(body, place.pointer));
  }));
  return mutants;
}

std::vector<Mutant> add_properties(const Original& original) {
  std::vector<Mutant> mutants;
  for (const Place& place : places_of(original)) {
    if (!place.value->is_object() || original.schema.is_open(place.pointer)) continue;
    mutants.push_back(mutant(original, place.pointer, std::string(" has a property more: ") + kExtra,
                             [&](Json& body) { value_at(body, place.pointer)[kExtra] = 1; }));
  }
  return mutants;
}

std::vector<Mutant> empty_objects(const Original& original) {
  std::vector<Mutant> mutants;
  for (const Place& place : places_of(original)) {
    if (!place.value->is_object() || place.value->empty()) continue;
    mutants.push_back(mutant(original, place.pointer, " is an empty object",
                             [&](Json& body) { value_at(body, place.pointer) = Json::object(); }));
  }
  return mutants;
}

}  // namespace steelyard::drift
