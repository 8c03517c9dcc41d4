// Adds members to a JSON object by name in constant time. The object keeps its members in order and looks through all
// of them for a name, which a form of thousands of fields must not make it do for each field.
//
//   MemberIndex members(object);               // the object lives longer and is not changed past the index
//   members.at("a") = 1;                       // null at first, as with operator[]
#pragma once

#include <cstddef>        // places
#include <string>         // names
#include <unordered_map>  // names to places

#include "base/json_fwd.h"

namespace steelyard::openapi {

class MemberIndex {
 public:
  explicit MemberIndex(Json& object);

  bool has(const std::string& name) const { return places_.count(name) != 0; }
  // The member of that name, made if there is none. The reference holds until the next member is made.
  Json& at(const std::string& name);

 private:
  Json& object_;
  std::unordered_map<std::string, std::size_t> places_;
};

}  // namespace steelyard::openapi
