// The evaluator's view of a parser's document: the same members as JsonValue.
//
//   simdjson::dom::parser parser;
//   TapeValue value(parser.parse(text).value());
#pragma once

#include <simdjson.h>

#include <cstddef>      // sizes
#include <cstdint>      // machine words
#include <string_view>  // strings
#include <type_traits>  // members and items

#include "json_schema/json_value.h"

namespace steelyard::json_schema {

class TapeValue {
 public:
  // Finding the n-th item means walking over all before it.
  static constexpr bool kHasRandomAccess = false;

  explicit TapeValue(simdjson::dom::element element) : element_(element) {}

  Type type() const {
    switch (element_.type()) {
      case simdjson::dom::element_type::OBJECT:
        return kObject;
      case simdjson::dom::element_type::ARRAY:
        return kArray;
      case simdjson::dom::element_type::STRING:
        return kString;
      case simdjson::dom::element_type::INT64:
      case simdjson::dom::element_type::UINT64:
        return kInteger;
      case simdjson::dom::element_type::DOUBLE:
        return kReal;
      case simdjson::dom::element_type::BOOL:
        return kBoolean;
      default:
        return kNull;
    }
  }
  bool is_object() const { return element_.type() == simdjson::dom::element_type::OBJECT; }
  bool is_array() const { return element_.type() == simdjson::dom::element_type::ARRAY; }
  bool is_string() const { return element_.type() == simdjson::dom::element_type::STRING; }
  bool is_number() const { return (type() & kNumber) != 0; }

  // Each of these only for a value of its type.
  bool boolean() const { return element_.get_bool().value_unsafe(); }
  Number number() const {
    Number number;
    if (integer(number.integer)) return number;
    if (element_.type() == simdjson::dom::element_type::UINT64) {
      number.kind = Number::Kind::natural;
      number.natural = element_.get_uint64().value_unsafe();
    } else {
      number.kind = Number::Kind::rounded;
      number.real = element_.get_double().value_unsafe();
    }
    return number;
  }
  bool integer(std::int64_t& integer) const {
    if (element_.type() != simdjson::dom::element_type::INT64) return false;
    integer = element_.get_int64().value_unsafe();
    return true;
  }
  std::string_view string() const { return element_.get_string().value_unsafe(); }
  // The tape counts up to 2^24 - 1 children; beyond that they have to be counted.
  std::size_t size() const {
    const std::size_t size = is_object() ? object().size() : array().size();
    return size < kManyChildren ? size : count();
  }

  std::size_t weight() const { return size() + 1; }

  using Member = MemberOf<TapeValue>;

  template <class Iterator>
  class Walk {
   public:
    explicit Walk(Iterator at) : at_(at) {}
    auto operator*() const {
      if constexpr (std::is_same_v<Iterator, simdjson::dom::object::iterator>) {
        return Member{at_.key(), TapeValue(at_.value())};
      } else {
        return TapeValue(*at_);
      }
    }
    Walk& operator++() {
      ++at_;
      return *this;
    }
    bool operator!=(const Walk& other) const { return at_ != other.at_; }

   private:
    Iterator at_;
  };
  template <class Container>
  class Range {
   public:
    explicit Range(Container container) : container_(container) {}
    auto begin() const { return Walk(container_.begin()); }
    auto end() const { return Walk(container_.end()); }

   private:
    Container container_;
  };

  Range<simdjson::dom::array> items() const { return Range(array()); }
  Range<simdjson::dom::object> members() const { return Range(object()); }

 private:
  static constexpr std::size_t kManyChildren = 0xFFFFFF;

  simdjson::dom::object object() const { return element_.get_object().value_unsafe(); }
  simdjson::dom::array array() const { return element_.get_array().value_unsafe(); }
  std::size_t count() const {
    std::size_t count = 0;
    if (is_object()) {
      for ([[maybe_unused]] const auto& member : members()) ++count;
    } else {
      for ([[maybe_unused]] const auto& item : items()) ++count;
    }
    return count;
  }

  simdjson::dom::element element_;
};

}  // namespace steelyard::json_schema
