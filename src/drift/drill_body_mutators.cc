// What goes wrong inside a drilled body, where the mutators of `strength` do not do it already.
#include <fmt/format.h>  // changes

#include "base/json.h"
#include "base/pointer.h"
#include "drift/drill_mutators.h"

namespace steelyard::drift {
namespace {

// Stands in a body for what no JSON value can say, until the body is text.
constexpr char kMark[] = "@steelyard-drill@";

// More digits than a double has.
constexpr const char* kLongNumbers[] = {"0.12345678901234567890123", "12345678901234567890123"};

void collect(const Json& value, const std::string& pointer, std::vector<std::string>& pointers) {
  if (!pointer.empty()) pointers.push_back(pointer);
  if (value.is_object()) {
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      collect(member, pointer_append(pointer, name), pointers);
    }
  } else if (value.is_array() && !value.empty()) {
    collect(value.front(), pointer_append(pointer, std::size_t{0}), pointers);
  }
}

// All values below the body; of an array the first item only.
std::vector<std::string> pointers_of(const Original& original) {
  std::vector<std::string> pointers;
  if (original.sent.body != nullptr) collect(*original.sent.body, "", pointers);
  return pointers;
}

Json& value_at(Json& body, const std::string& pointer) {
  return const_cast<Json&>(*pointer_find(body, pointer));  // NOLINT: the body is ours to change
}

DrillCandidate with_value(const Original& original, const std::string& pointer, const Json& value) {
  Json body = *original.sent.body;
  value_at(body, pointer) = value;
  DrillCandidate made{fmt::format("{} is {}", pointer, write_json(value)), original.sent};
  made.sent.body = std::make_shared<const Json>(std::move(body));
  return made;
}

void replace(std::string& text, const std::string& what, const std::string& by) {
  const std::size_t at = text.find(what);
  if (at != std::string::npos) text.replace(at, what.size(), by);
}

bool is_scalar(const Json& value) { return !value.is_structured() && !value.is_null(); }

}  // namespace

std::vector<DrillCandidate> widen_types(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const std::string& pointer : pointers_of(original)) {
    const Json& value = *pointer_find(*original.sent.body, pointer);
    if (!is_scalar(value)) continue;
    for (const Json& other : {Json(true), Json(7), Json(0.5), Json("text")}) {
      if (other.type() != value.type()) candidates.push_back(with_value(original, pointer, other));
    }
  }
  return candidates;
}

std::vector<DrillCandidate> leave_enumerations(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const std::string& pointer : pointers_of(original)) {
    const Json& value = *pointer_find(*original.sent.body, pointer);
    if (value.is_string()) candidates.push_back(with_value(original, pointer, "unheard_of"));
    if (value.is_number_integer()) candidates.push_back(with_value(original, pointer, 987654));
  }
  return candidates;
}

std::vector<DrillCandidate> lengthen_numbers(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const std::string& pointer : pointers_of(original)) {
    if (!is_number(*pointer_find(*original.sent.body, pointer))) continue;
    for (const char* digits : kLongNumbers) {
      DrillCandidate made = with_value(original, pointer, kMark);
      made.change = fmt::format("{} is {}", pointer, digits);
      made.text = write_json(*made.sent.body, 2) + "\n";
      replace(made.text, fmt::format("\"{}\"", kMark), digits);
      candidates.push_back(std::move(made));
    }
  }
  return candidates;
}

std::vector<DrillCandidate> repeat_members(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const std::string& pointer : pointers_of(original)) {
    const std::string parent = pointer.substr(0, pointer.rfind('/'));
    Json body = *original.sent.body;
    Json& object = value_at(body, parent);
    if (!object.is_object()) continue;
    const std::string name = pointer_tokens(pointer).back();
    const Json value = object[name];
    object[name + kMark] = value;
    DrillCandidate made{pointer + " comes twice", original.sent};
    made.text = write_json(body, 2) + "\n";
    replace(made.text, kMark, "");
    candidates.push_back(std::move(made));
  }
  return candidates;
}

std::vector<DrillCandidate> break_schemas(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const std::string& pointer : pointers_of(original)) {
    const Json& value = *pointer_find(*original.sent.body, pointer);
    if (is_number(value)) candidates.push_back(with_value(original, pointer, -1));
    if (value.is_string()) candidates.push_back(with_value(original, pointer, "!"));
  }
  if (original.sent.body == nullptr) return candidates;
  DrillCandidate cut{"the body ends early", original.sent};
  cut.text = write_json(*original.sent.body);
  cut.text.pop_back();
  candidates.push_back(std::move(cut));
  return candidates;
}

}  // namespace steelyard::drift
