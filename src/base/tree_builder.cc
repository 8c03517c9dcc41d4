#include "base/tree_builder.h"

namespace steelyard {

std::optional<std::size_t> TreeBuilder::find_key(std::string_view key) {
  Open& object = stack_.back();
  const std::size_t count = size();
  if (count <= kFewKeys) {
    for (std::size_t i = 0; i < count; ++i) {
      if (entry(i).key == key) return i;
    }
    return std::nullopt;
  }
  for (std::size_t i = object.keys.size(); i < count; ++i) object.keys.emplace(entry(i).key, i);
  const auto found = object.keys.find(std::string(key));
  return found == object.keys.end() ? std::nullopt : std::optional(found->second);
}

TreeBuilder::Entry TreeBuilder::close() {
  const Open& open = stack_.back();
  const std::size_t count = size();
  Entry closed;
  children_.clear();
  if (open.kind == Kind::array) {
    closed.value = Json::array();
    auto& items = closed.value.get_ref<Json::array_t&>();
    items.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      children_.push_back(entry(i).position);
      items.push_back(std::move(entry(i).value));
    }
  } else {
    closed.value = Json::object();
    auto& members = closed.value.get_ref<Json::object_t&>();
    members.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
      children_.push_back(entry(i).position);
      members.push_back({std::move(entry(i).key), std::move(entry(i).value)});
    }
  }
  closed.position = positions_.add(open.line, open.column, children_);
  entries_.resize(open.first);
  stack_.pop_back();
  return closed;
}

}  // namespace steelyard
