// Finds members of wide objects without looking at all of them. An object keeps its members in the order of the text,
// so a plain search is linear; here an object of many members gets a table when it is first asked for.
//
//   MemberLookup lookup;
//   lookup.find(paths, "/v1/balance");   // the ordinal of the member, or paths.size()
#pragma once

#include <cstddef>        // ordinals
#include <mutex>          // threads share a document
#include <string_view>    // names
#include <unordered_map>  // tables

#include "base/json_fwd.h"

namespace steelyard {

class MemberLookup {
 public:
  // The objects asked for live as long as the lookup and do not change. Any thread may call.
  std::size_t find(const Json& object, std::string_view name) const;

 private:
  using Table = std::unordered_map<std::string_view, std::size_t>;

  mutable std::mutex mutex_;
  mutable std::unordered_map<const Json*, Table> tables_;
};

}  // namespace steelyard
