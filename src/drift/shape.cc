#include "drift/shape.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::min
#include <numeric>    // std::accumulate

namespace steelyard::drift {
namespace {

constexpr std::array<std::string_view, kValueTypes> kTypeNames = {"null",   "boolean", "integer", "number",
                                                                  "string", "object",  "array"};

void merge_into(std::unique_ptr<ShapeNode>& into, std::unique_ptr<ShapeNode>&& from) {
  if (!from) return;
  if (!into) {
    into = std::move(from);
  } else {
    into->merge(std::move(*from));
  }
}

template <class Counts>
void add_counts(Counts& into, const Counts& from) {
  for (std::size_t i = 0; i < into.size(); ++i) into[i] += from[i];
}

bool has_digit(std::string_view name) { return name.find_first_of("0123456789") != std::string_view::npos; }

}  // namespace

std::string_view to_string(ValueType type) { return kTypeNames[static_cast<std::size_t>(type)]; }

void Lengths::add(std::uint64_t length) {
  least = std::min(least, length);
  greatest = std::max(greatest, length);
}

void Lengths::merge(const Lengths& other) {
  least = std::min(least, other.least);
  greatest = std::max(greatest, other.greatest);
}

std::uint64_t ShapeNode::count() const { return std::accumulate(types.begin(), types.end(), std::uint64_t{0}); }

ShapeNode& ShapeNode::member(std::string_view name) {
  while (!is_data(name)) {
    const auto found = members.find(name);
    if (found != members.end()) return *found->second;
    if (members.size() < kMostNames) return *members.emplace(name, std::make_unique<ShapeNode>()).first->second;
    fold_names();
  }
  if (!others) others = std::make_unique<ShapeNode>();
  return *others;
}

const ShapeNode* ShapeNode::find_member(std::string_view name) const {
  const auto found = members.find(name);
  if (found != members.end()) return found->second.get();
  return is_data(name) ? others.get() : nullptr;
}

ShapeNode& ShapeNode::item() {
  if (!items) items = std::make_unique<ShapeNode>();
  return *items;
}

bool ShapeNode::is_data(std::string_view name) const {
  return is_map || is_generated(name) || (is_numbered && has_digit(name));
}

void ShapeNode::become_numbered() {
  is_numbered = true;
  for (auto member = members.begin(); member != members.end();) {
    if (!has_digit(member->first)) {
      ++member;
      continue;
    }
    merge_into(others, std::move(member->second));
    member = members.erase(member);
  }
}

// Depends on nothing but the names that have come, in whatever order: else parts would not merge to the whole.
void ShapeNode::fold_names() {
  if (!is_numbered) return become_numbered();
  is_map = true;
  for (auto& [name, node] : members) merge_into(others, std::move(node));
  members.clear();
}

void ShapeNode::merge(ShapeNode&& other) {
  add_counts(types, other.types);
  add_counts(formats, other.formats);
  truths += other.truths;
  inexact += other.inexact;
  duplicates += other.duplicates;
  numbers.merge(other.numbers);
  lengths.merge(other.lengths);
  sizes.merge(other.sizes);
  values.merge(other.values);
  is_cut = is_cut || other.is_cut;
  merge_into(items, std::move(other.items));
  merge_into(others, std::move(other.others));
  if (other.is_numbered && !is_numbered) become_numbered();
  if (other.is_map && !is_map) fold_names();
  for (auto& [name, node] : other.members) {
    merge_into(is_data(name) ? others : members[name], std::move(node));
  }
  while (members.size() > kMostNames) fold_names();
}

std::size_t count_places(const ShapeNode& node) {
  std::size_t count = 1;
  for (const auto& [name, member] : node.members) count += count_places(*member);
  if (node.items) count += count_places(*node.items);
  if (node.others) count += count_places(*node.others);
  return count;
}

Status merge(Shape& into, Shape&& from) {
  into.documents += from.documents;
  into.unreadable += from.unreadable;
  into.root.merge(std::move(from.root));
  if (count_places(into.root) <= Shape::kMostPlaces) return {};
  return Error{ErrorCode::shape_too_large, fmt::format("the shape has more than {} places", Shape::kMostPlaces), {}};
}

}  // namespace steelyard::drift
