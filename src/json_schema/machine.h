// The evaluator: one template for the value types and for both questions. Machine<Value, false> decides and stops at
// the first failure; Machine<JsonValue, true> goes on and writes every failure into a Trace.
//
// The keywords/*.h headers say what each instruction does, in functions run_NAME(machine, instr, value).
#pragma once

#include <span>         // runs of blocks
#include <string_view>  // member names
#include <type_traits>  // the trace of each kind

#include "json_schema/json_value.h"
#include "json_schema/program.h"
#include "json_schema/state.h"
#include "json_schema/trace.h"

namespace steelyard::json_schema {

// Schemas applied within schemas within values. The readers stop at 400 levels of values; each of these may pass
// through some references and alternatives. One takes about 500 bytes of stack, four times that under a sanitizer.
inline constexpr int kMaxDepth = 2500;

template <class V, bool kCollects>
class Machine {
 public:
  using Value = V;

  Machine(const ProgramData& data, State& memory, Trace* trace) : program(data), state(memory), trace_(trace) {}

  // Whether the value satisfies the block. The trace must have been told where we are.
  bool run(BlockId id, V value) {
    if (id == kAlways) return true;
    const Block& block = program.blocks[id];
    if (++state.depth > kMaxDepth) state.gave_up = GaveUp::depth;
    if (state.gave_up != GaveUp::no) {
      --state.depth;
      return false;
    }
    const bool passed = block.tracks || program.has_dynamic_references ? run_with_context(block, value)
                                                                       : run_instructions(block, value);
    --state.depth;
    return passed;
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
    if (block == kAlways) return true;
    const bool marking = state.marks.on;
    state.marks.on = false;
    bool passed = false;
    if constexpr (kCollects) {
      trace_->descend(token);
      passed = apply(block, child, by);
      trace_->ascend();
    } else {
      passed = run(block, child);
    }
    state.marks.on = marking;
    return passed;
  }

  // Only the verdict, nothing written down; evaluated members are still marked.
  bool decide(BlockId block, V value) { return Machine<V, false>(program, state, nullptr).run(block, value); }
  bool decide_child(BlockId block, V child, std::size_t index, const Instr& by) {
    return Machine<V, false>(program, state, nullptr).descend(block, child, index, by);
  }

  // Adds one verdict to those of a walk; true if the walk can stop.
  static bool stops(bool passed, bool& all) {
    all = all && passed;
    return !kCollects && !passed;
  }

  // Notes a failure; returns false so that it can be returned.
  bool fail(const Instr& instr, [[maybe_unused]] V value, [[maybe_unused]] std::uint32_t detail = 0) {
    if constexpr (kCollects) trace_->add(instr, value.json(), detail);
    return false;
  }

  // Fails because no alternative matched, and explains the closest one.
  bool fail_alternatives(const Instr& instr, V value, std::span<const BlockId> blocks) {
    if constexpr (kCollects) explain_alternatives(instr, value, blocks);
    return false;
  }

  bool marking() const { return state.marks.on; }
  void mark(std::size_t index) {
    if (state.marks.on) state.marks.log.push_back(static_cast<std::uint32_t>(index));
  }
  void mark_all() { mark(Marks::kAll); }

  std::span<const BlockId> blocks(std::uint32_t first, std::uint32_t count) const {
    return {program.lists.data() + first, count};
  }

  const ProgramData& program;
  State& state;

 private:
  bool run_instructions(const Block& block, V value) {
    [[maybe_unused]] const std::size_t marked = state.marks.log.size();
    bool passed = true;
    const Instr* const end = program.code.data() + block.end;
    for (const Instr* instr = program.code.data() + block.begin; instr != end; ++instr) {
      if (stops(step(*instr, value), passed)) break;
    }
    // A schema that fails evaluates nothing. While collecting, its marks stay, so that one failure does not make every
    // other member look unevaluated as well.
    if (!kCollects && !passed && state.marks.on) state.marks.log.resize(marked);
    return passed;
  }

  // The same for the few programs that need to know the dynamic scope or what has been evaluated.
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
  bool step(const Instr& instr, V value);

  Trace* trace_;
};

}  // namespace steelyard::json_schema
