// Evaluates as the machine does, stops at the first failure as it does when it decides, and keeps what passing schemas
// say of the values. It offers the run_NAME functions the same interface, so that they are written once; only keywords
// with branches that may fail without harm have overloads of their own in annotator.cc, since their annotations count
// too.
#pragma once

#include <cstddef>      // sizes
#include <memory>       // values
#include <span>         // runs of blocks
#include <string>       // keywords
#include <string_view>  // member names
#include <utility>      // std::move
#include <vector>       // notes

#include "base/json.h"
#include "json_schema/annotation.h"
#include "json_schema/applied.h"
#include "json_schema/json_value.h"
#include "json_schema/own_annotations.h"
#include "json_schema/program.h"
#include "json_schema/state.h"
#include "json_schema/trace.h"

namespace steelyard::json_schema {

struct NotedAnnotation {
  Annotation annotation;
  std::size_t visit;  // of the trace
};

class Annotator {
 public:
  using Value = JsonValue;
  static constexpr bool kDecides = false;  // it runs the code as the schema reads

  Annotator(const ProgramData& data, State& memory, Trace& trace)
      : program(data), state(memory), trace_(trace), own_(data) {}

  // Whether the value satisfies the block; if not, nothing was noted.
  bool run(BlockId id, JsonValue value);
  std::vector<NotedAnnotation> take_notes() { return std::move(notes_); }

  // What the run_NAME functions ask for; see machine.h.
  bool apply(BlockId block, JsonValue value, const Instr& by);
  template <class Token>
  bool descend(BlockId block, JsonValue child, Token token, const Instr& by) {
    applied_.add(by, token);
    if (block == kAlways) return true;
    const bool marking = state.marks.on;
    state.marks.on = false;
    trace_.descend(token);
    const bool passed = apply(block, child, by);
    trace_.ascend();
    state.marks.on = marking;
    return passed;
  }
  // A name is no part of the instance, so nothing can be said of it.
  bool descend_name(BlockId block, std::string_view name, const Instr& /*by*/) {
    const bool marking = state.marks.on;
    state.marks.on = false;
    const bool passed = decide(block, JsonValue(state.key_value(name)));
    state.marks.on = marking;
    return passed;
  }
  bool decide(BlockId block, JsonValue value);
  static bool stops(bool passed, bool& all) {
    all = all && passed;
    return !passed;
  }
  bool fail(const Instr&, JsonValue, std::uint32_t = 0) { return false; }
  bool fail_alternatives(const Instr&, JsonValue, std::span<const BlockId>) { return false; }
  bool marking() const { return state.marks.on; }
  void mark(std::size_t index) {
    if (state.marks.on) state.marks.log.push_back(static_cast<std::uint32_t>(index));
  }
  void mark_all() { mark(Marks::kAll); }
  std::span<const BlockId> blocks(std::uint32_t first, std::uint32_t count) const {
    return {program.lists.data() + first, count};
  }

  bool step(const Instr& instr, JsonValue value);

  // `contains` found the item.
  void found(std::size_t index) {
    applied_.add_index(index);
    mark(index);
  }

  const ProgramData& program;
  State& state;

 private:
  bool run_in_context(BlockId id, JsonValue value);
  bool run_instructions(BlockId id, JsonValue value);
  void note(BlockId block, const std::string& keyword, std::shared_ptr<const Json> value);
  void note_applied(BlockId block, const Instr& instr, JsonValue value, std::size_t since);

  Trace& trace_;
  OwnAnnotations own_;
  Applied applied_;
  std::vector<NotedAnnotation> notes_;
};

}  // namespace steelyard::json_schema
