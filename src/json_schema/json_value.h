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

// Sets of types are bits, so that one test answers most questions. A number is an integer by how it is written, or a
// real, of which nobody knows yet whether it is whole (1.0 is).
enum Type : std::uint32_t {
  kNull = 1,
  kBoolean = 2,
  kObject = 4,
  kArray = 8,
  kReal = 16,
  kString = 32,
  kInteger = 64,
  kWhole = 128,    // never a type(): in a set, it admits the reals that are whole
  kWritten = 256,  // never a type(): it admits those that are written as integers, but too large for one
  kNumber = kReal | kInteger,
  kAnyType = 127,
};

// The type as schemas name it: one for all numbers.
constexpr std::uint32_t family(Type type) { return (type & kNumber) != 0 ? kNumber : type; }

template <class Value>
struct MemberOf {
  std::string_view name;
  Value value;
};

class JsonValue {
 public:
  static constexpr bool kHasRandomAccess = true;

  explicit JsonValue(const Json& json) : json_(&json) {}

  const Json& json() const { return *json_; }

  Type type() const { return kTypes[static_cast<std::size_t>(json_->type())]; }
  bool is_object() const { return json_->is_object(); }
  bool is_array() const { return json_->is_array(); }
  bool is_string() const { return json_->is_string(); }
  bool is_number() const { return (type() & kNumber) != 0; }

  // Each of these only for a value of its type.
  bool boolean() const { return *json_->get_ptr<const Json::boolean_t*>(); }
  Number number() const { return number_of(*json_); }
  // Whether it is an integer of 64 bits, and which.
  bool integer(std::int64_t& integer) const {
    if (const auto* natural = json_->get_ptr<const Json::number_unsigned_t*>()) {
      integer = static_cast<std::int64_t>(*natural);
      return integer >= 0;
    }
    const auto* with_sign = json_->get_ptr<const Json::number_integer_t*>();
    if (with_sign != nullptr) integer = *with_sign;
    return with_sign != nullptr;
  }
  std::string_view string() const { return *json_->get_ptr<const Json::string_t*>(); }
  std::size_t size() const { return json_->size(); }

  // What it costs to walk over the members or items, roughly: cheaper than their number.
  std::size_t weight() const {
    const auto* object = json_->get_ptr<const Json::object_t*>();
    if (object == nullptr) return size() + 1;
    const auto* first = reinterpret_cast<const char*>(object->data());
    return static_cast<std::size_t>(reinterpret_cast<const char*>(object->data() + object->size()) - first) / 32 + 1;
  }

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
  // In the order of Json::value_t. Binary values are the house's exact numbers.
  static constexpr Type kTypes[] = {kNull, kObject, kArray, kString, kBoolean, kInteger, kInteger, kReal, kReal, kNull};
  const Json* json_;
};
static_assert(static_cast<int>(Json::value_t::number_integer) == 5 && static_cast<int>(Json::value_t::discarded) == 9);

// Whether an object has a member of that name.
template <class Value>
bool has_member(Value object, std::string_view name) {
  for (const auto& member : object.members()) {
    if (member.name == name) return true;
  }
  return false;
}

}  // namespace steelyard::json_schema
