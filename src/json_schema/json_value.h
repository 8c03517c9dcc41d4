// The evaluator's view of an instance: what a value type must offer, here for the house's own JSON values. A second
// type with the same members (over a parser's document) gives a second evaluator from the same source.
//
//   for (const auto& [name, value] : JsonValue(json).members()) use(name, value.type());
#pragma once

#include <cstddef>      // sizes
#include <cstdint>      // type bits
#include <string_view>  // strings

#include "base/json.h"
#include "json_schema/number.h"

namespace steelyard::json_schema {

// Sets of types are bits; `integer` is a number that happens to be whole, and never a type() of its own.
enum Type : std::uint32_t {
  kNull = 1,
  kBoolean = 2,
  kObject = 4,
  kArray = 8,
  kNumber = 16,
  kString = 32,
  kInteger = 64,
};

template <class Value>
struct MemberOf {
  std::string_view name;
  Value value;
};

class JsonValue {
 public:
  explicit JsonValue(const Json& json) : json_(&json) {}

  const Json& json() const { return *json_; }

  Type type() const {
    switch (json_->type()) {
      case Json::value_t::object:
        return kObject;
      case Json::value_t::array:
        return kArray;
      case Json::value_t::string:
        return kString;
      case Json::value_t::boolean:
        return kBoolean;
      case Json::value_t::null:
      case Json::value_t::discarded:
        return kNull;
      default:
        return kNumber;
    }
  }
  bool is_object() const { return json_->is_object(); }
  bool is_array() const { return json_->is_array(); }
  bool is_string() const { return json_->is_string(); }
  bool is_number() const { return type() == kNumber; }

  // Each of these only for a value of its type.
  bool boolean() const { return *json_->get_ptr<const Json::boolean_t*>(); }
  Number number() const { return number_of(*json_); }
  std::string_view string() const { return *json_->get_ptr<const Json::string_t*>(); }
  std::size_t size() const { return json_->size(); }

  using Member = MemberOf<JsonValue>;

  template <class Iterator, class Item>
  class Range {
   public:
    class Walk {
     public:
      explicit Walk(Iterator at) : at_(at) {}
      Item operator*() const { return item(*at_); }
      Walk& operator++() {
        ++at_;
        return *this;
      }
      bool operator!=(const Walk& other) const { return at_ != other.at_; }

     private:
      static JsonValue item(const Json& json) { return JsonValue(json); }
      static Member item(const Json::object_t::value_type& member) { return {member.first, JsonValue(member.second)}; }
      Iterator at_;
    };
    Range(Iterator first, Iterator last) : first_(first), last_(last) {}
    Walk begin() const { return Walk(first_); }
    Walk end() const { return Walk(last_); }

   private:
    Iterator first_;
    Iterator last_;
  };
  using Items = Range<Json::array_t::const_iterator, JsonValue>;
  using Members = Range<Json::object_t::const_iterator, Member>;

  Items items() const {
    const auto& array = *json_->get_ptr<const Json::array_t*>();
    return {array.begin(), array.end()};
  }
  JsonValue item(std::size_t index) const { return JsonValue((*json_->get_ptr<const Json::array_t*>())[index]); }
  Members members() const {
    const auto& object = *json_->get_ptr<const Json::object_t*>();
    return {object.begin(), object.end()};
  }

 private:
  const Json* json_;
};

// Whether an object has a member of that name.
template <class Value>
bool has_member(Value object, std::string_view name) {
  for (const auto& member : object.members()) {
    if (member.name == name) return true;
  }
  return false;
}

}  // namespace steelyard::json_schema
