#include "json_schema/annotator.h"

#include "base/pointer.h"
#include "json_schema/absolute_location.h"
#include "json_schema/machine_steps.h"

namespace steelyard::json_schema {
namespace {

// Every alternative that passes annotates (2020-12 core, section 10.2.1.2).
bool run_any_of(Annotator& m, const Instr& instr, JsonValue value) {
  bool any = false;
  for (const BlockId block : m.blocks(instr.a, instr.b)) any = m.apply(block, value, instr) || any;
  return any;
}

bool run_one_of(Annotator& m, const Instr& instr, JsonValue value) {
  std::size_t matches = 0;
  for (const BlockId block : m.blocks(instr.a, instr.b)) matches += m.apply(block, value, instr) ? 1U : 0U;
  return matches == 1;
}

// A condition that holds annotates too (section 10.2.2.1).
bool run_if_then_else(Annotator& m, const Instr& instr, JsonValue value) {
  return m.apply(m.apply(instr.a, value, instr) ? instr.b : instr.c, value, instr);
}

bool count_matches(Annotator& m, const Instr& instr, JsonValue value, bool marks) {
  if (!value.is_array()) return true;
  std::uint32_t matches = 0;
  std::size_t index = 0;
  for (const auto& item : value.items()) {
    if (m.descend(instr.a, item, index, instr)) {
      ++matches;
      if (marks) m.found(index);
    }
    ++index;
  }
  return matches >= instr.b && matches <= instr.c;
}

bool run_contains(Annotator& m, const Instr& instr, JsonValue value) { return count_matches(m, instr, value, true); }
bool run_contains_unmarked(Annotator& m, const Instr& instr, JsonValue value) {
  return count_matches(m, instr, value, false);
}

}  // namespace

bool Annotator::run(BlockId id, JsonValue value) {
  if (id == kAlways) return true;
  const std::size_t noted = notes_.size();
  if (++state.depth > kMaxDepth) state.give_up(GaveUp::depth);
  state.spend(program.blocks[id].code.end - program.blocks[id].code.begin + 1);
  const bool passed = state.gave_up == GaveUp::no && run_in_context(id, value);
  --state.depth;
  if (!passed) notes_.erase(notes_.begin() + static_cast<std::ptrdiff_t>(noted), notes_.end());
  return passed;
}

bool Annotator::apply(BlockId block, JsonValue value, const Instr& by) {
  if (block == kAlways) return true;
  trace_.enter(block, by);
  const bool passed = run(block, value);
  trace_.leave();
  return passed;
}

bool Annotator::decide(BlockId block, JsonValue value) {
  return Machine<JsonValue, Mode::decide_tracked>(program, state, nullptr).run(block, value);
}

// The dynamic scope and what has been evaluated, kept as Machine::run_with_context keeps them.
bool Annotator::run_in_context(BlockId id, JsonValue value) {
  const Block& block = program.blocks[id];
  const bool enters = state.scope.empty() || state.scope.back() != block.resource;
  if (enters) state.scope.push_back(block.resource);
  const std::size_t start = state.marks.start;
  const bool on = state.marks.on;
  const std::size_t first = state.marks.log.size();
  if (block.tracks) {
    state.marks.start = first;
    state.marks.on = true;
  }
  const bool passed = run_instructions(id, value);
  if (!passed || (block.tracks && !on)) state.marks.log.resize(first);
  state.marks.start = start;
  state.marks.on = on;
  if (enters) state.scope.pop_back();
  return passed;
}

bool Annotator::run_instructions(BlockId id, JsonValue value) {
  for (const OwnAnnotation& own : own_.of(id)) {
    if (!own.only_strings || value.is_string()) note(id, own.keyword, own.value);
  }
  const Block& block = program.blocks[id];
  const Instr* const end = program.code.data() + block.code.end;
  for (const Instr* instr = program.code.data() + block.code.begin; instr != end; ++instr) {
    const std::size_t applied = applied_.mark();
    const bool passed = step(*instr, value);
    if (passed) note_applied(id, *instr, value, applied);
    applied_.cut(applied);
    if (!passed) return false;
  }
  return true;
}

bool Annotator::step(const Instr& instr, JsonValue value) {
  switch (instr.op) {
#define STEELYARD_OP(name, types, reach) \
  case Op::name:                         \
    return run_##name(*this, instr, value);
#include "json_schema/op.def"
#undef STEELYARD_OP
  }
  return false;
}

void Annotator::note(BlockId block, const std::string& keyword, std::shared_ptr<const Json> value) {
  state.spend(kStepsOfFailure + state.depth * kStepsOfLevelInPath);
  if (state.gave_up != GaveUp::no) return;
  const Place& place = program.block_places[block];
  notes_.push_back({{keyword, trace_.instance_pointer(), program.documents[place.document].uri,
                     pointer_append(place.pointer, keyword), absolute_location(program, block, keyword),
                     trace_.evaluation_path(keyword), std::move(value)},
                    trace_.visit()});
}

void Annotator::note_applied(BlockId block, const Instr& instr, JsonValue value, std::size_t since) {
  for (auto& [keyword, result] : applied_.results(program, block, instr, value.json(), since)) {
    note(block, keyword, std::make_shared<const Json>(std::move(result)));
  }
}

Annotated annotate(const Program& program, const Json& instance) {
  const ProgramData& data = program.data();
  State state;
  Trace trace(data);
  Annotator annotator(data, state, trace);
  Annotated result;
  result.valid = annotator.run(data.root, JsonValue(instance)) && state.gave_up == GaveUp::no;
  if (!result.valid) return result;
  for (NotedAnnotation& noted : annotator.take_notes()) result.annotations.push_back(std::move(noted.annotation));
  return result;
}

}  // namespace steelyard::json_schema
