#include "openapi/object_reader.h"

#include <algorithm>  // std::find

#include "base/json.h"

namespace steelyard::openapi {

void Loading::fail(ErrorCode code, std::string message, Location where) {
  if (!error) error = Error{code, std::move(message), std::move(where)};
}

void Loading::warn(std::string message, Location where) {
  contract.warnings.push_back({ErrorCode::openapi_not_understood, std::move(message), std::move(where)});
}

ObjectReader::ObjectReader(Loading& loading, const Node& node, std::string_view kind)
    : loading_(loading), node_(node), kind_(kind) {
  if (!node_.value->is_object()) {
    loading_.fail(ErrorCode::openapi_invalid, "the " + kind_ + " is no object", node_.where());
  }
}

std::optional<Node> ObjectReader::member(std::string_view name) {
  read_.emplace_back(name);
  std::optional<Node> found = node_.member(name);
  if (!found || found->value->is_null()) return std::nullopt;
  return loading_.bundle.follow(*found);
}

std::optional<Node> ObjectReader::typed(std::string_view name, bool (*is_type)(const Json&), std::string_view type) {
  std::optional<Node> found = member(name);
  if (found && !is_type(*found->value)) {
    loading_.fail(ErrorCode::openapi_invalid,
                  "\"" + std::string(name) + "\" of the " + kind_ + " must be " + std::string(type), found->where());
    return std::nullopt;
  }
  return found;
}

std::optional<Node> ObjectReader::object(std::string_view name) {
  return typed(
      name, [](const Json& value) { return value.is_object(); }, "an object");
}

std::optional<Node> ObjectReader::array(std::string_view name) {
  return typed(
      name, [](const Json& value) { return value.is_array(); }, "an array");
}

std::string ObjectReader::text(std::string_view name, std::string_view otherwise) {
  const auto found = typed(
      name, [](const Json& value) { return value.is_string(); }, "a string");
  return found ? found->value->get<std::string>() : std::string(otherwise);
}

std::string ObjectReader::required_text(std::string_view name) {
  if (!node_.member(name)) {
    loading_.fail(ErrorCode::openapi_invalid, "the " + kind_ + " lacks \"" + std::string(name) + "\"", node_.where());
  }
  return text(name);
}

bool ObjectReader::flag(std::string_view name, bool otherwise) {
  const auto found = typed(
      name, [](const Json& value) { return value.is_boolean(); }, "true or false");
  return found ? found->value->get<bool>() : otherwise;
}

void ObjectReader::skip(std::initializer_list<std::string_view> names) {
  read_.insert(read_.end(), names.begin(), names.end());
}

void ObjectReader::unsupported(std::initializer_list<std::string_view> names) {
  skip(names);
  for (const std::string_view name : names) {
    if (const auto found = node_.member(name)) {
      loading_.warn("\"" + std::string(name) + "\" of the " + kind_ + " is neither served nor checked", found->where());
    }
  }
}

void ObjectReader::finish() {
  if (!node_.value->is_object()) return;
  for (const auto& [key, value] : node_.value->get_ref<const Json::object_t&>()) {
    if (key.starts_with("x-") || std::find(read_.begin(), read_.end(), key) != read_.end()) continue;
    loading_.warn("\"" + key + "\" is not a member that a " + kind_ + " has", node_.member(key)->where());
  }
}

}  // namespace steelyard::openapi
