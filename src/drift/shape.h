// A shape: what was seen of many JSON values, in memory that does not grow with their number. Shapes of parts merge to
// the shape of the whole, so that a billion answers can be summed up by map and reduce.
//
//   ShapeBuilder january, february;             // shape_builder.h
//   …
//   Shape both = january.take();
//   Status merged = merge(both, february.take());
//   both.root.members.at("balance")->count()    // how many objects had the member
//
// Every field is a function of the set of values seen: counts add up, ranges widen, sets unite, and a set that grows
// too large becomes something that unites too. That makes merging associative and commutative, and the same values
// give the same bytes (shape_json.h), however they were split.
#pragma once

#include <array>        // counts
#include <cstdint>      // counts
#include <iterator>     // std::size
#include <map>          // members
#include <memory>       // children
#include <optional>     // nothing there
#include <string>       // names
#include <string_view>  // names

#include "base/result.h"
#include "drift/number_range.h"
#include "drift/string_format.h"
#include "drift/value_set.h"

namespace steelyard::drift {

// The types of JSON Schema, of which each value has exactly one here: a number without a fraction is an integer.
enum class ValueType { null, boolean, integer, number, string, object, array };
inline constexpr ValueType kAllTypes[] = {ValueType::null,   ValueType::boolean, ValueType::integer, ValueType::number,
                                          ValueType::string, ValueType::object,  ValueType::array};
inline constexpr std::size_t kValueTypes = std::size(kAllTypes);
std::string_view to_string(ValueType type);

// Least and greatest of lengths.
struct Lengths {
  std::uint64_t least = UINT64_MAX;
  std::uint64_t greatest = 0;

  bool empty() const { return least > greatest; }
  void add(std::uint64_t length);
  void merge(const Lengths& other);
};

// What was seen at one place: at a member of a name, at any item of an array, at any member of a generated name.
struct ShapeNode {
  // An object with more different names than this has names that are data: those with a digit, so that they are one
  // place from then on, or all of them, if those without a digit are too many themselves.
  static constexpr std::size_t kMostNames = 256;
  // Below that many levels values are counted by type, but nothing is kept of what is inside.
  static constexpr std::size_t kMostLevels = 32;

  std::array<std::uint64_t, kValueTypes> types{};
  std::uint64_t truths = 0;   // of the booleans
  std::uint64_t inexact = 0;  // of the numbers: those that a double does not hold
  NumberRange numbers;
  Lengths lengths;  // of the strings, in code points
  std::array<std::uint64_t, kStringFormats> formats{};
  ValueSet values;  // of strings and integers
  Lengths sizes;    // of the arrays
  std::unique_ptr<ShapeNode> items;
  std::map<std::string, std::unique_ptr<ShapeNode>, std::less<>> members;
  std::unique_ptr<ShapeNode> others;  // members whose names are data
  bool is_numbered = false;           // names with a digit are data
  bool is_map = false;                // all names are
  bool is_cut = false;                // something lies below kMostLevels
  std::uint64_t duplicates = 0;       // objects that named this member more than once

  std::uint64_t count() const;
  std::uint64_t count(ValueType type) const { return types[static_cast<std::size_t>(type)]; }

  // The place of a member, which is made if it is new.
  ShapeNode& member(std::string_view name);
  // The same for a reader: nullptr if no object had such a member.
  const ShapeNode* find_member(std::string_view name) const;
  ShapeNode& item();
  // Whether members of that name are among `others`.
  bool is_data(std::string_view name) const;

  void merge(ShapeNode&& other);

 private:
  void become_numbered();
  void fold_names();
};

struct Shape {
  // All in all: what has more different places than this after maps were recognised is no API's answer.
  static constexpr std::size_t kMostPlaces = 250'000;

  std::uint64_t documents = 0;
  std::uint64_t unreadable = 0;  // texts that are no JSON
  ShapeNode root;
};

std::size_t count_places(const ShapeNode& node);

// Error: shape_too_large.
Status merge(Shape& into, Shape&& from);

}  // namespace steelyard::drift
