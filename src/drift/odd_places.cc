#include "drift/odd_places.h"

#include "base/decimal.h"
#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::drift {
namespace {

constexpr std::int64_t kExactIntegers = std::int64_t{1} << 53U;  // beyond it doubles leave integers out

bool is_inexact(const Json& value) {
  if (is_exact_number(value)) return !survives_double(number_text(value));
  if (value.is_number_unsigned()) return value.get<std::uint64_t>() > static_cast<std::uint64_t>(kExactIntegers);
  return value.is_number_integer() && value.get<std::int64_t>() < -kExactIntegers;
}

void collect_inexact(const Json& value, const std::string& pointer, std::vector<std::string>& found) {
  if (is_inexact(value)) found.push_back(pointer);
  if (value.is_object()) {
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      collect_inexact(member, pointer_append(pointer, name), found);
    }
  } else if (value.is_array()) {
    std::size_t index = 0;
    for (const Json& item : value) collect_inexact(item, pointer_append(pointer, index++), found);
  }
}

}  // namespace

std::string pattern_of(const Json& root, std::string_view pointer) {
  std::string pattern;
  const Json* value = &root;
  for (PointerTokens tokens(pointer); const std::string* token = tokens.next();) {
    const bool is_item = value != nullptr && value->is_array();
    pattern = pointer_append(pattern, is_item ? "*" : *token);
    if (value == nullptr) continue;
    const std::size_t index = is_item ? array_index(*token, value->size()) : 0;
    value = !is_item ? find_member(*value, *token) : index < value->size() ? &(*value)[index] : nullptr;
  }
  return pattern;
}

void OddPlaces::note(const Document& body) {
  for (const DuplicateKey& key : body.duplicate_keys()) {
    add(ObservedRule::duplicate_member, pattern_of(body.root(), key.pointer), {body.file(), key.line, key.column});
  }
  if (first_.size() >= kMostPlaces) return;
  std::vector<std::string> inexact;
  collect_inexact(body.root(), "", inexact);
  for (const std::string& pointer : inexact) {
    add(ObservedRule::precision_lost, pattern_of(body.root(), pointer), body.locate(pointer));
  }
}

const Location* OddPlaces::find(ObservedRule rule, const std::string& pointer) const {
  const auto found = first_.find({rule, pointer});
  return found == first_.end() ? nullptr : &found->second;
}

void OddPlaces::add(ObservedRule rule, std::string pointer, Location where) {
  if (first_.size() < kMostPlaces) first_.emplace(std::pair(rule, std::move(pointer)), std::move(where));
}

}  // namespace steelyard::drift
