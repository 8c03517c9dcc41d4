// Instructions on objects; other values pass.
#pragma once

#include <utility>  // std::declval

#include "json_schema/keywords/string.h"
#include "json_schema/machine.h"

namespace steelyard::json_schema {

// a: the limit
template <class M>
bool run_min_members(M& m, const Instr& instr, typename M::Value value) {
  return !value.is_object() || value.size() >= instr.a || m.fail(instr, value);
}

// a: the limit
template <class M>
bool run_max_members(M& m, const Instr& instr, typename M::Value value) {
  return !value.is_object() || value.size() <= instr.a || m.fail(instr, value);
}

// Whether all names of the table are members; else fails once for each that is missing, its ordinal as the detail.
template <class M>
bool has_all(M& m, const Instr& instr, typename M::Value value, const NameTable& names) {
  std::size_t found = 0;
  for (const auto& member : value.members()) found += names.find(member.name) != NameTable::kAbsent ? 1U : 0U;
  if (found == names.size()) return true;
  bool all = true;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    if (has_member(value, names.names()[i])) continue;
    if (m.stops(m.fail(instr, value, i), all)) break;
  }
  return all;
}

// a: into names
template <class M>
bool run_required(M& m, const Instr& instr, typename M::Value value) {
  return !value.is_object() || has_all(m, instr, value, m.program.names[instr.a]);
}

// a: the names that are required if b (a table of one name) is there
template <class M>
bool run_dependent_required(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_object() || !has_member(value, m.program.names[instr.b].names()[0])) return true;
  return has_all(m, instr, value, m.program.names[instr.a]);
}

// a: the schema, b: a table of one name; the schema holds if the name is there
template <class M>
bool run_dependent_schema(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_object() || !has_member(value, m.program.names[instr.b].names()[0])) return true;
  return m.apply(instr.a, value, instr);
}

// a: into members
template <class M>
bool run_members(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_object()) return true;
  const MemberRules& rules = m.program.members[instr.a];
  bool all = true;
  std::size_t index = 0;
  for (const auto& member : value.members()) {
    bool known = false;
    if (const std::uint32_t ordinal = rules.names.find(member.name); ordinal != NameTable::kAbsent) {
      known = true;
      if (m.stops(m.descend(rules.blocks[ordinal], member.value, member.name, instr), all)) return false;
    }
    for (std::size_t i = 0; i < rules.patterns.size(); ++i) {
      if (!finds(m, rules.patterns[i], member.name)) continue;
      known = true;
      if (m.stops(m.descend(rules.pattern_blocks[i], member.value, member.name, instr), all)) return false;
    }
    if (!known && m.stops(m.descend(rules.additional, member.value, member.name, instr), all)) return false;
    if (known || rules.has_additional) m.mark(index);
    ++index;
  }
  return all;
}

// What a walk over the members of an object has seen so far.
template <class M>
struct ObjectWalk {
  using Members = decltype(std::declval<typename M::Value>().members());
  using Iterator = decltype(std::declval<Members>().begin());

  Iterator at;
  Iterator end;
  const NamedMember* next;    // the name that is expected: members mostly stand in the order of the schema
  std::uint64_t present = 0;  // the bits of the required names among them
};

// Any object: names in any order, patterns, additional members; and what is evaluated.
template <class M>
__attribute__((noinline)) bool finish_walk(M& m, const Instr& instr, const ObjectPlan& plan, ObjectWalk<M> walk) {
  for (std::size_t index = 0; walk.at != walk.end; ++walk.at, ++index) {
    const auto member = *walk.at;
    const NamedMember* named = walk.next->is(member.name) ? walk.next : plan.find(member.name);
    bool known = false;
    if (named != nullptr) {
      walk.present |= named->required_bit;
      walk.next = named + 1;
      known = named->is_property;
      if (!m.descend_known(*named, member.value, member.name, instr)) return false;
    }
    for (std::size_t i = 0; i < plan.patterns.size(); ++i) {
      if (!finds(m, plan.patterns[i], member.name)) continue;
      known = true;
      if (!m.descend(plan.pattern_blocks[i], member.value, member.name, instr)) return false;
    }
    if (!known && !m.descend(plan.additional, member.value, member.name, instr)) return false;
    if (known || plan.has_additional) m.mark(index);
  }
  return walk.present == plan.required;
}

// a: into objects. The walk of run_members() and `required` at once, for deciding only.
template <class M>
inline __attribute__((always_inline)) bool run_object(M& m, const Instr& instr, typename M::Value value) {
  if constexpr (M::kDecides) {
    if (!value.is_object()) return true;
    const ObjectPlan& plan = m.program.objects[instr.a];
    const auto members = value.members();
    ObjectWalk<M> walk{members.begin(), members.end(), plan.members.data()};
    if (!plan.asks_names_only || m.marking()) return finish_walk(m, instr, plan, walk);
    for (; walk.at != walk.end; ++walk.at, ++walk.next) {
      const auto [name, child] = *walk.at;
      if (!walk.next->is(name)) return finish_walk(m, instr, plan, walk);
      if (!m.descend_known(*walk.next, child, name, instr)) return false;
      walk.present |= walk.next->required_bit;
    }
    return walk.present == plan.required;
  }
  return true;
}

// a: the schema of the names
template <class M>
bool run_member_names(M& m, const Instr& instr, typename M::Value value) {
  if (!value.is_object()) return true;
  bool all = true;
  for (const auto& member : value.members()) {
    if (m.stops(m.descend_name(instr.a, member.name, instr), all)) return false;
  }
  return all;
}

}  // namespace steelyard::json_schema
