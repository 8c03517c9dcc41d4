#include "openapi/member_index.h"

#include <iterator>  // std::next

#include "base/json.h"

namespace steelyard::openapi {

MemberIndex::MemberIndex(Json& object) : object_(object) {
  for (const auto& [name, value] : object_.get_ref<const Json::object_t&>()) places_.emplace(name, places_.size());
}

Json& MemberIndex::at(const std::string& name) {
  auto& members = object_.get_ref<Json::object_t&>();
  const auto [found, fresh] = places_.emplace(name, members.size());
  if (fresh) members.emplace_back(name, nullptr);  // the vector's own: no search for the name
  return std::next(members.begin(), static_cast<std::ptrdiff_t>(found->second))->second;
}

}  // namespace steelyard::openapi
