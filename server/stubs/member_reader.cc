#include "server/stubs/member_reader.h"

#include <fmt/format.h>

#include <algorithm>  // std::find

#include "base/json.h"
#include "base/pointer.h"
#include "base/suggest.h"

namespace steelyard::server {
namespace {

bool asks_for_nothing(const Json& value) {
  return value.is_null() || (value.is_boolean() && !value.get<bool>()) || (value.is_structured() && value.empty());
}

}  // namespace

MemberReader::MemberReader(const Json& object, std::string pointer, MappingErrors& errors)
    : object_(object.is_object() ? &object : nullptr), pointer_(std::move(pointer)), errors_(errors) {
  if (object_ == nullptr) errors_.push_back({pointer_, fmt::format("expected object, got {}", json_type(object))});
}

std::string MemberReader::pointer(std::string_view member) const { return pointer_append(pointer_, member); }

void MemberReader::note(std::string_view member, std::string detail) {
  errors_.push_back({pointer(member), std::move(detail)});
}

const Json* MemberReader::take(std::string_view name) {
  known_.emplace_back(name);
  const Json* member = object_ == nullptr ? nullptr : find_member(*object_, name);
  return member == nullptr || member->is_null() ? nullptr : member;
}

std::optional<std::string> MemberReader::text(std::string_view name) {
  const Json* member = take(name);
  if (member == nullptr) return std::nullopt;
  if (member->is_string()) return member->get<std::string>();
  note(name, fmt::format("expected string, got {}", json_type(*member)));
  return std::nullopt;
}

std::optional<bool> MemberReader::flag(std::string_view name) {
  const Json* member = take(name);
  if (member == nullptr) return std::nullopt;
  if (member->is_boolean()) return member->get<bool>();
  note(name, fmt::format("expected boolean, got {}", json_type(*member)));
  return std::nullopt;
}

std::optional<std::int64_t> MemberReader::integer(std::string_view name, std::int64_t low, std::int64_t high) {
  const Json* member = take(name);
  if (member == nullptr) return std::nullopt;
  const bool held = member->is_number_integer() &&
                    (!member->is_number_unsigned() || member->get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
  if (held && member->get<std::int64_t>() >= low && member->get<std::int64_t>() <= high)
    return member->get<std::int64_t>();
  note(name, is_number(*member) ? fmt::format("{} is not a whole number from {} to {}", number_text(*member), low, high)
                                : fmt::format("expected a whole number, got {}", json_type(*member)));
  return std::nullopt;
}

std::optional<double> MemberReader::number(std::string_view name, double low, double high) {
  const Json* member = take(name);
  if (member == nullptr) return std::nullopt;
  if (member->is_number() && member->get<double>() >= low && member->get<double>() <= high)
    return member->get<double>();
  note(name, is_number(*member) ? fmt::format("{} is not a number from {} to {}", number_text(*member), low, high)
                                : fmt::format("expected number, got {}", json_type(*member)));
  return std::nullopt;
}

void MemberReader::refuse(std::string_view name, std::string_view why) {
  const Json* member = take(name);
  if (member != nullptr && !asks_for_nothing(*member))
    note(name, fmt::format("\"{}\" is not supported: {}", name, why));
}

void MemberReader::finish() {
  if (object_ == nullptr) return;
  for (const auto& [name, value] : object_->items()) {
    if (std::find(known_.begin(), known_.end(), name) != known_.end()) continue;
    const std::optional<std::string> near = suggest(name, known_);
    note(name, fmt::format("\"{}\" is not known here{}", name, near ? "; did you mean " + *near + "?" : ""));
  }
}

}  // namespace steelyard::server
