// The evaluator: one template for the value types and for every question asked of a program. A machine that decides
// stops at the first failure and runs the shortened code of optimize.h; one that collects runs the code as the schema
// reads, goes on after a failure and writes every one into a Trace.
//
// The keywords/*.h headers say what each instruction does, in functions run_NAME(machine, instr, value).
#pragma once

#include <span>         // runs of blocks
#include <string_view>  // member names
#include <type_traits>  // kinds of values
#include <utility>      // std::exchange

#include "json_schema/json_value.h"
#include "json_schema/program.h"
#include "json_schema/state.h"
#include "json_schema/trace.h"

namespace steelyard::json_schema {

enum class Mode {
  decide,          // yes or no
  decide_tracked,  // the same where a program asks what has been evaluated, or which resources have been entered
  collect,         // every failure
};

template <class V, Mode kMode>
class Machine {
 public:
  using Value = V;
  static constexpr bool kCollects = kMode == Mode::collect;
  static constexpr bool kDecides = !kCollects;
  static constexpr bool kTracks = kMode != Mode::decide;

  Machine(const ProgramData& data, State& memory, Trace* trace) : program(data), state(memory), trace_(trace) {}

  // Whether the value satisfies the block. The trace must have been told where we are.
  bool run(BlockId id, V value) {
    const Block& block = program.blocks[id];
    if constexpr (kCollects) {
      return id == kAlways || run_block(block, value);
    } else {  // most schemas say no more than which types they take
      const Type type = value.type();
      if ((block.passes & type) != 0) return true;
      if ((block.fails & type) != 0) return false;
      return enter(block, value);
    }
  }

  // The block on the same value.
  bool apply(BlockId block, V value, const Instr& by) {
    if constexpr (!kCollects) {
      return run(block, value);
    } else {
      trace_->enter(block, by);
      const bool passed = run(block, value);
      trace_->leave();
      return passed;
    }
  }

  // The block on a child of the value; `token` is its name or index.
  template <class Token>
  bool descend(BlockId block, V child, Token token, const Instr& by) {
    if constexpr (kCollects) {
      if (block == kAlways) return true;
      const bool marking = std::exchange(state.marks.on, false);
      trace_->descend(token);
      const bool passed = apply(block, child, by);
      trace_->ascend();
      state.marks.on = marking;
      return passed;
    } else if constexpr (kTracks) {
      const bool marking = std::exchange(state.marks.on, false);
      const bool passed = run(block, child);
      state.marks.on = marking;
      return passed;
    } else {
      return run(block, child);
    }
  }

  // The same for deciding, where the types that decide are at hand.
  bool descend_known(const NamedMember& named, V child, [[maybe_unused]] std::string_view name,
                     [[maybe_unused]] const Instr& by) {
    const Type type = child.type();
    if ((named.passes & type) != 0) return true;
    if ((named.fails & type) != 0) return false;
    if constexpr (kTracks) {
      return descend(named.block, child, name, by);
    } else {
      return enter(program.blocks[named.block], child);
    }
  }

  // The block on the name of a member.
  bool descend_name(BlockId block, std::string_view name, const Instr& by) {
    const JsonValue value(state.key_value(name));
    if constexpr (std::is_same_v<V, JsonValue>) {
      return descend(block, value, name, by);
    } else {
      return Machine<JsonValue, kMode>(program, state, nullptr).descend(block, value, name, by);
    }
  }

  // Only the verdict, nothing written down; evaluated members are still marked.
  bool decide(BlockId block, V value) {
    if constexpr (!kCollects) return run(block, value);
    return Machine<V, Mode::decide_tracked>(program, state, nullptr).run(block, value);
  }
  bool decide_child(BlockId block, V child, std::size_t index, const Instr& by) {
    if constexpr (!kCollects) return descend(block, child, index, by);
    return Machine<V, Mode::decide_tracked>(program, state, nullptr).descend(block, child, index, by);
  }

  // Adds one verdict to those of a walk; true if the walk can stop.
  static bool stops(bool passed, bool& all) {
    all = all && passed;
    return !kCollects && !passed;
  }

  // Notes a failure; returns false so that it can be returned.
  bool fail(const Instr& instr, [[maybe_unused]] V value, [[maybe_unused]] std::uint32_t detail = 0) {
    if constexpr (kCollects) {
      state.spend(kStepsOfFailure + state.depth * kStepsOfLevelInPath);
      if (state.gave_up == GaveUp::no) trace_->add(instr, value.json(), detail);
    }
    return false;
  }

  // Fails because no alternative matched, and explains the closest one.
  bool fail_alternatives(const Instr& instr, V value, std::span<const BlockId> blocks) {
    if constexpr (kCollects) explain_alternatives(instr, value, blocks);
    return false;
  }

  bool marking() const { return kTracks && state.marks.on; }
  void mark([[maybe_unused]] std::size_t index) {
    if (!marking()) return;
    state.spend(kStepsOfMark);
    state.marks.log.push_back(static_cast<std::uint32_t>(index));
  }
  void mark_all() { mark(Marks::kAll); }

  std::span<const BlockId> blocks(std::uint32_t first, std::uint32_t count) const {
    return {program.lists.data() + first, count};
  }

  // One instruction.
  bool step(const Instr& instr, V value);

  const ProgramData& program;
  State& state;

 private:
  // A block whose types did not tell.
  bool enter(const Block& block, V value) {
    if constexpr (!kTracks) {
      if (block.entry == Entry::object) return enter_object(block, value);
      if (block.entry == Entry::range) return run_integer_range(*this, program.code[block.short_code.begin], value);
      if (block.entry == Entry::leaf) return run_leaf(block, value);
    }
    return run_block(block, value);
  }

  // These are not inlined: each is one call with little to save, and calls itself again through run().

  bool run_leaf(const Block& block, V value);

  __attribute__((noinline)) bool enter_object(const Block& block, V value) {
    if (!go_deeper(value.weight())) return false;
    const bool passed = run_object(*this, program.code[block.short_code.begin], value);
    --state.depth;
    return passed;
  }

  __attribute__((noinline)) bool run_block(const Block& block, V value) {
    if (!go_deeper(code_of(block).end - code_of(block).begin + 1)) return false;
    bool passed = false;
    if constexpr (kTracks) {
      passed = run_with_context(block, value);
    } else {
      passed = run_instructions(block, value);
    }
    --state.depth;
    return passed;
  }

  // Steps down one level; false, and no step, once the evaluation has given up.
  bool go_deeper(std::size_t steps) {
    if (state.depth == kMaxDepth) state.give_up(GaveUp::depth);
    state.spend(static_cast<std::int64_t>(steps));
    if (state.steps < 0) return false;
    ++state.depth;
    return true;
  }

  static const Range& code_of(const Block& block) { return kCollects ? block.code : block.short_code; }

  bool run_instructions(const Block& block, V value) {
    [[maybe_unused]] std::size_t marked = 0;
    if constexpr (kTracks) marked = state.marks.log.size();
    bool passed = true;
    const Instr* const end = program.code.data() + code_of(block).end;
    for (const Instr* instr = program.code.data() + code_of(block).begin; instr != end; ++instr) {
      if (stops(step(*instr, value), passed)) break;
    }
    // A schema that fails evaluates nothing. While collecting, its marks stay, so that one failure does not make every
    // other member look unevaluated as well.
    if constexpr (kTracks && !kCollects) {
      if (!passed && state.marks.on) state.marks.log.resize(marked);
    }
    return passed;
  }

  // The same where the dynamic scope counts, or what has been evaluated.
  bool run_with_context(const Block& block, V value) {
    const bool enters = state.scope.empty() || state.scope.back() != block.resource;
    if (enters) state.scope.push_back(block.resource);
    const Marks before{{}, state.marks.start, state.marks.on};
    const std::size_t first = state.marks.log.size();
    if (block.tracks) {
      state.marks.start = first;
      state.marks.on = true;
    }
    const bool passed = run_instructions(block, value);
    if (block.tracks) {
      state.marks.start = before.start;
      state.marks.on = before.on;
      if (!before.on) state.marks.log.resize(first);
    }
    if (enters) state.scope.pop_back();
    return passed;
  }

  void explain_alternatives(const Instr& instr, V value, std::span<const BlockId> blocks);

  Trace* trace_;
};

}  // namespace steelyard::json_schema
