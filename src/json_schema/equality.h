// Equality as JSON Schema means it (2020-12 core, section 4.2.2): numbers by value, objects whatever the order of their
// members. And a hash that agrees with it, so that `uniqueItems` need not compare all with all.
#pragma once

#include <cstdint>      // hashes
#include <functional>   // std::hash
#include <string_view>  // strings

#include "json_schema/json_value.h"
#include "json_schema/number.h"

namespace steelyard::json_schema {

// Values nested deeper than this are taken as unequal rather than risking the stack; the readers stop far earlier.
inline constexpr int kMaxComparedDepth = 1000;

template <class A, class B>
bool equal(A a, B b, Arithmetic& arithmetic, int depth = 0);

// Members of equal objects mostly stand in the same order, so each is first looked for where it would stand then.
template <class A, class B>
bool equal_objects(A a, B b, Arithmetic& arithmetic, int depth) {
  auto opposite = b.members().begin();
  for (const auto& left : a.members()) {
    bool found = (*opposite).name == left.name && equal(left.value, (*opposite).value, arithmetic, depth);
    ++opposite;
    if (found) continue;
    for (const auto& right : b.members()) {
      if (left.name != right.name) continue;
      found = equal(left.value, right.value, arithmetic, depth);
      break;
    }
    if (!found) return false;
  }
  return true;
}

template <class A, class B>
bool equal_arrays(A a, B b, Arithmetic& arithmetic, int depth) {
  auto right = b.items().begin();
  for (const auto& left : a.items()) {
    if (!equal(left, *right, arithmetic, depth)) return false;
    ++right;
  }
  return true;
}

template <class A, class B>
bool equal(A a, B b, Arithmetic& arithmetic, int depth) {
  const Type type = a.type();
  if (type != b.type() || depth > kMaxComparedDepth) return false;
  switch (type) {
    case kBoolean:
      return a.boolean() == b.boolean();
    case kNumber:
      return arithmetic.compare(a.number(), b.number()) == std::strong_ordering::equal;
    case kString:
      return a.string() == b.string();
    case kArray:
      return a.size() == b.size() && equal_arrays(a, b, arithmetic, depth + 1);
    case kObject:
      return a.size() == b.size() && equal_objects(a, b, arithmetic, depth + 1);
    default:
      return true;
  }
}

inline std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 32U)) * 0x9E3779B97F4A7C15U;
  return value ^ (value >> 29U);
}

// Equal values have equal hashes. Stops at a depth, below which everything hashes alike.
template <class Value>
std::uint64_t hash(Value value, int depth = 0) {
  constexpr int kMaxHashedDepth = 32;
  const Type type = value.type();
  std::uint64_t sum = type;
  if (depth > kMaxHashedDepth) return sum;
  switch (type) {
    case kBoolean:
      return mix(sum + (value.boolean() ? 1U : 2U) * 1000U);
    case kNumber:
      return mix(sum + std::hash<double>{}(Arithmetic::approximate(value.number())));  // 0.0 and -0.0 hash alike
    case kString:
      return mix(sum + std::hash<std::string_view>{}(value.string()));
    case kArray:
      for (const auto& item : value.items()) sum = mix(sum) + hash(item, depth + 1);
      return mix(sum);
    case kObject:  // a sum, so that the order of the members does not matter
      for (const auto& member : value.members()) {
        sum += mix(std::hash<std::string_view>{}(member.name) + 31 * hash(member.value, depth + 1));
      }
      return mix(sum);
    default:
      return mix(sum);
  }
}

}  // namespace steelyard::json_schema
