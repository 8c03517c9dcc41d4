// Equality as JSON Schema means it (2020-12 core, section 4.2.2): numbers by value, objects whatever the order of their
// members. And a hash that agrees with it, so that `uniqueItems` need not compare all with all.
#pragma once

#include <cstdint>      // hashes
#include <functional>   // std::hash
#include <string_view>  // strings

#include "json_schema/effort.h"
#include "json_schema/json_value.h"

namespace steelyard::json_schema {

// Values nested deeper than this are not compared: the evaluation gives up. The readers stop at this depth, so only a
// value that a program has built can be deeper.
inline constexpr int kMaxComparedDepth = 1100;

// False also where the effort gives up; who asks must look at that before believing it.
template <class A, class B>
bool equal(A a, B b, Effort& effort, int depth = 0);

// Members of equal objects mostly stand in the same order, so each is first looked for where it would stand then.
template <class A, class B>
bool equal_objects(A a, B b, Effort& effort, int depth) {
  auto opposite = b.members().begin();
  for (const auto& left : a.members()) {
    const bool in_order = (*opposite).name == left.name;
    bool found = in_order && equal(left.value, (*opposite).value, effort, depth);
    ++opposite;
    if (found) continue;
    if (in_order) return false;
    effort.spend(static_cast<std::int64_t>(b.size()));
    for (const auto& right : b.members()) {
      if (left.name != right.name) continue;
      found = equal(left.value, right.value, effort, depth);
      break;
    }
    if (!found || effort.gave_up != GaveUp::no) return false;
  }
  return true;
}

template <class A, class B>
bool equal_arrays(A a, B b, Effort& effort, int depth) {
  auto right = b.items().begin();
  for (const auto& left : a.items()) {
    if (!equal(left, *right, effort, depth)) return false;
    ++right;
  }
  return true;
}

// Whether a comparison that is `depth` levels deep may go on.
inline bool may_compare(Effort& effort, int depth) {
  effort.spend(1);
  if (depth > kMaxComparedDepth) effort.give_up(GaveUp::depth);
  return effort.gave_up == GaveUp::no;
}

template <class A, class B>
bool equal(A a, B b, Effort& effort, int depth) {
  const Type type = a.type();
  if (family(type) != family(b.type())) return false;
  switch (family(type)) {
    case kBoolean:
      return a.boolean() == b.boolean();
    case kNumber:
      return effort.arithmetic.compare(a.number(), b.number()) == std::strong_ordering::equal;
    case kString:
      return a.string() == b.string();
    case kArray:
      return a.size() == b.size() && may_compare(effort, depth) && equal_arrays(a, b, effort, depth + 1);
    case kObject:
      return a.size() == b.size() && may_compare(effort, depth) && equal_objects(a, b, effort, depth + 1);
    default:
      return true;
  }
}

inline std::uint64_t mix(std::uint64_t value) {
  value = (value ^ (value >> 32U)) * 0x9E3779B97F4A7C15U;
  return value ^ (value >> 29U);
}

// Equal values have equal hashes. Looks at all of the value, so that values that differ only deep inside differ here.
template <class Value>
std::uint64_t hash(Value value, Effort& effort, int depth = 0) {
  const Type type = value.type();
  std::uint64_t sum = family(type);
  switch (family(type)) {
    case kBoolean:
      return mix(sum + (value.boolean() ? 1U : 2U) * 1000U);
    case kNumber:
      return mix(sum + effort.arithmetic.hash(value.number()));
    case kString:
      return mix(sum + std::hash<std::string_view>{}(value.string()));
    case kArray:
      if (!may_compare(effort, depth)) return sum;
      for (const auto& item : value.items()) sum = mix(sum) + hash(item, effort, depth + 1);
      return mix(sum);
    case kObject:  // a sum, so that the order of the members does not matter
      if (!may_compare(effort, depth)) return sum;
      for (const auto& member : value.members()) {
        sum += mix(std::hash<std::string_view>{}(member.name) + 31 * hash(member.value, effort, depth + 1));
      }
      return mix(sum);
    default:
      return mix(sum);
  }
}

}  // namespace steelyard::json_schema
