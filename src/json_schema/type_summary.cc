#include "json_schema/type_summary.h"

#include <algorithm>  // std::all_of
#include <span>       // lists of blocks

#include "base/json.h"
#include "json_schema/formats/format.h"
#include "json_schema/json_value.h"

namespace steelyard::json_schema {
namespace {

using Lookup = std::function<TypeSummary(BlockId)>;

constexpr std::uint32_t kLooksAt[] = {
#define STEELYARD_OP(name, types, reach) types,
#include "json_schema/op.def"
#undef STEELYARD_OP
};

std::span<const BlockId> list_of(const ProgramData& program, const Instr& instr) {
  return {program.lists.data() + instr.a, instr.b};
}

// A set of types without `whole` and `written`, which no value has.
TypeSummary summarize_type(std::uint32_t types) {
  const std::uint32_t undecided =
      (types & (kWhole | kWritten)) != 0 && (types & kReal) == 0 ? std::uint32_t{kReal} : 0U;
  return {types & kAnyType, kAnyType & ~types & ~undecided};
}

// Equality with one of the values: other types fail; null and both booleans are told by their types.
TypeSummary summarize_values(std::span<const Json* const> values) {
  TypeSummary summary{0, kAnyType};
  for (const Json* value : values) summary.fails &= ~family(JsonValue(*value).type());
  for (const Json* value : values) summary.passes |= value->is_null() ? std::uint32_t{kNull} : 0U;
  return summary;
}

TypeSummary summarize_all(std::span<const BlockId> blocks, const Lookup& summary_of) {
  TypeSummary all{kAnyType, 0};
  for (const BlockId block : blocks) {
    const TypeSummary one = summary_of(block);
    all.passes &= one.passes;
    all.fails |= one.fails;
  }
  return all;
}

TypeSummary summarize_any(std::span<const BlockId> blocks, const Lookup& summary_of) {
  TypeSummary any{0, kAnyType};
  for (const BlockId block : blocks) {
    const TypeSummary one = summary_of(block);
    any.passes |= one.passes;
    any.fails &= one.fails;
  }
  return any;
}

TypeSummary summarize_one(std::span<const BlockId> blocks, const Lookup& summary_of) {
  std::uint32_t once = 0;
  std::uint32_t twice = 0;
  std::uint32_t open = 0;
  for (const BlockId block : blocks) {
    const TypeSummary one = summary_of(block);
    twice |= once & one.passes;
    once |= one.passes;
    open |= one.open();
  }
  return {once & ~twice & ~open, twice | (kAnyType & ~once & ~open)};
}

TypeSummary summarize_condition(const TypeSummary& condition, const TypeSummary& then, const TypeSummary& otherwise) {
  const std::uint32_t open = condition.open();
  const auto choose = [&](std::uint32_t a, std::uint32_t b) {
    return (condition.passes & a) | (condition.fails & b) | (open & a & b);
  };
  return {choose(then.passes, otherwise.passes), choose(then.fails, otherwise.fails)};
}

bool takes_all(BlockId block, const Lookup& summary_of) { return summary_of(block).passes == kAnyType; }

// Walks over members or items pass everything if all schemas that they apply do; where somebody asks what has been
// evaluated, the walk itself matters.
bool walks_in_vain(const ProgramData& program, const Instr& instr, const Lookup& summary_of) {
  if (program.needs_context) return false;
  const auto in_vain = [&](const std::vector<BlockId>& blocks) {
    return std::all_of(blocks.begin(), blocks.end(), [&](BlockId block) { return takes_all(block, summary_of); });
  };
  if (instr.op == Op::items) {
    const auto prefix = list_of(program, instr);
    return in_vain({prefix.begin(), prefix.end()}) && (instr.c == kNoRest || takes_all(instr.c, summary_of));
  }
  const MemberRules& rules = program.members[instr.a];
  return rules.patterns.empty() && takes_all(rules.additional, summary_of) && in_vain(rules.blocks);
}

TypeSummary summarize_own(const ProgramData& program, const Instr& instr, const Lookup& summary_of) {
  switch (instr.op) {
    case Op::never:
      return {0, kAnyType};
    case Op::type:
      return summarize_type(instr.a);
    case Op::equals:
      return summarize_values({program.values.data() + instr.a, 1});
    case Op::one_of_values:
      return summarize_values({program.values.data() + instr.a, instr.b});
    case Op::one_of_strings:
      return {0, kAnyType & ~std::uint32_t{kString}};
    case Op::members:
    case Op::items:
      return walks_in_vain(program, instr, summary_of) ? TypeSummary{kAnyType, 0} : TypeSummary{};
    case Op::reference:
      return summary_of(instr.a);
    case Op::all_of:
      return summarize_all(list_of(program, instr), summary_of);
    case Op::any_of:
      return summarize_any(list_of(program, instr), summary_of);
    case Op::one_of:
      return summarize_one(list_of(program, instr), summary_of);
    case Op::not_this:
      return {summary_of(instr.a).fails, summary_of(instr.a).passes};
    case Op::if_then_else:
      return summarize_condition(summary_of(instr.a), summary_of(instr.b), summary_of(instr.c));
    default:
      return {};
  }
}

std::uint32_t format_types(const FormatRow& format) {
  return format.text != nullptr ? std::uint32_t{kString} : format.number != nullptr ? std::uint32_t{kNumber} : 0U;
}

}  // namespace

std::uint32_t TypeSummary::open() const { return kAnyType & ~passes & ~fails; }

TypeSummary summarize(const ProgramData& program, const Instr& instr, const Lookup& summary_of) {
  TypeSummary summary = summarize_own(program, instr, summary_of);
  std::uint32_t looks_at = kLooksAt[static_cast<std::size_t>(instr.op)];
  if (instr.op == Op::format) looks_at = format_types(*program.formats[instr.a]);
  summary.passes |= kAnyType & ~looks_at;
  if (program.needs_context) {  // what runs in place marks what it evaluates, even where the verdict is known
    for_each_in_place(program, instr, [&](BlockId block) { summary.passes &= ~(summary_of(block).open() & looks_at); });
  }
  return summary;
}

void for_each_in_place(const ProgramData& program, const Instr& instr, const std::function<void(BlockId)>& visit) {
  switch (instr.op) {
    case Op::all_of:
    case Op::any_of:
    case Op::one_of:
      for (const BlockId block : list_of(program, instr)) visit(block);
      return;
    case Op::if_then_else:
      visit(instr.a);
      visit(instr.b);
      visit(instr.c);
      return;
    case Op::reference:
    case Op::not_this:
    case Op::dependent_schema:
      visit(instr.a);
      return;
    default:
      return;
  }
}

}  // namespace steelyard::json_schema
