#include "base/member_lookup.h"

#include "base/json.h"

namespace steelyard {
namespace {

// Up to here a search is quicker than a lock and a hash.
constexpr std::size_t kFewMembers = 24;

}  // namespace

std::size_t MemberLookup::find(const Json& object, std::string_view name) const {
  const auto& members = object.get_ref<const Json::object_t&>();
  if (members.size() <= kFewMembers) {
    std::size_t index = 0;
    while (index < members.size() && members.begin()[static_cast<std::ptrdiff_t>(index)].first != name) ++index;
    return index;
  }
  const std::lock_guard lock(mutex_);
  const auto [entry, fresh] = tables_.try_emplace(&object);
  Table& table = entry->second;
  if (fresh) {
    table.reserve(members.size());
    for (const auto& member : members) table.emplace(member.first, table.size());
  }
  const auto found = table.find(name);
  return found == table.end() ? members.size() : found->second;
}

}  // namespace steelyard
