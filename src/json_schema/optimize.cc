#include "json_schema/optimize.h"

#include <algorithm>      // searches in short lists
#include <unordered_set>  // blocks of a list
#include <utility>        // std::move

#include "base/json.h"
#include "json_schema/integer_range.h"
#include "json_schema/json_value.h"
#include "json_schema/object_plan.h"
#include "json_schema/type_summary.h"

namespace steelyard::json_schema {
namespace {

// Instructions that are copied into the block that refers to them; more are better entered.
constexpr std::uint32_t kMaxCopied = 4;
constexpr std::size_t kMaxCode = 24;

constexpr Reach kReaches[] = {
#define STEELYARD_OP(name, types, reach) Reach::reach,
#include "json_schema/op.def"
#undef STEELYARD_OP
};

Entry entry_of(const std::vector<Instr>& code) {
  if (code.size() == 1 && code[0].op == Op::object) return Entry::object;
  if (code.size() == 1 && code[0].op == Op::integer_range) return Entry::range;
  const auto is_leaf = [](const Instr& instr) { return kReaches[static_cast<std::size_t>(instr.op)] == Reach::leaf; };
  return std::all_of(code.begin(), code.end(), is_leaf) ? Entry::leaf : Entry::code;
}

class Optimizer {
 public:
  explicit Optimizer(ProgramData& program) : program_(program), done_(program.blocks.size(), false) {}

  void run() {
    Block& always = program_.blocks[kAlways];
    always.passes = kAnyType;
    done_[kAlways] = true;
    // Subschemas come after the schemas that hold them: from the back, most are known when they are asked for.
    for (auto id = static_cast<BlockId>(program_.blocks.size()); id-- > 0;) finish(id);
    for (ObjectPlan& plan : program_.objects) {
      for (NamedMember& member : plan.members) {
        member.passes = program_.blocks[member.block].passes;
        member.fails = program_.blocks[member.block].fails;
      }
    }
  }

 private:
  struct Visit {
    BlockId block;
    bool entered;
  };

  TypeSummary summary(BlockId id) const { return {program_.blocks[id].passes, program_.blocks[id].fails}; }
  TypeSummary summary(const Instr& instr) const {
    return summarize(program_, instr, [this](BlockId id) { return summary(id); });
  }

  // The block and first all blocks that it applies in place, which form no circle. A list of what to do instead of
  // recursion: chains of references may be long.
  void finish(BlockId start) {
    std::vector<Visit> visits{{start, false}};
    while (!visits.empty()) {
      const Visit visit = visits.back();
      visits.pop_back();
      if (done_[visit.block]) continue;
      if (visit.entered) {
        shorten(visit.block);
        done_[visit.block] = true;
        continue;
      }
      visits.push_back({visit.block, true});
      const Range code = program_.blocks[visit.block].code;
      for (std::uint32_t i = code.begin; i < code.end; ++i) {
        for_each_in_place(program_, program_.code[i], [&](BlockId next) {
          if (!done_[next]) visits.push_back({next, false});
        });
      }
    }
  }

  void shorten(BlockId id) {
    const Range code = program_.blocks[id].code;
    TypeSummary all{kAnyType, 0};
    for (std::uint32_t i = code.begin; i < code.end; ++i) {
      const TypeSummary one = summary(program_.code[i]);
      all.passes &= one.passes;
      all.fails |= one.fails;
    }
    all.passes &= ~all.fails;
    program_.blocks[id].passes = static_cast<std::uint8_t>(all.passes);
    program_.blocks[id].fails = static_cast<std::uint8_t>(all.fails);

    std::vector<Instr> shorter;
    for (std::uint32_t i = code.begin; i < code.end; ++i) append(shorter, program_.code[i], code, all.open());
    gather_limits(program_, shorter);
    emit(id, std::move(shorter));
  }

  // What the instruction asks of values of the types that are still open.
  void append(std::vector<Instr>& shorter, Instr instr, const Range& code, std::uint32_t open) {
    if ((summary(instr).passes & open) == open) return;
    switch (instr.op) {
      case Op::members:
        return shorter.push_back(walk(instr, required_beside(code)));
      case Op::required:
        if (has_walk(code, instr, open)) return;
        return shorter.push_back(instr);
      case Op::equals:
        if (program_.values[instr.a]->is_string()) return shorter.push_back(one_string(*program_.values[instr.a]));
        return shorter.push_back(instr);
      case Op::all_of:
      case Op::any_of:
      case Op::one_of:
        return append_list(shorter, instr, open);
      case Op::reference:
        return append_block(shorter, instr.a, open);
      default:
        return shorter.push_back(instr);
    }
  }

  // `required` and the walk over the members become one instruction, if the bits suffice.
  const Instr* required_beside(const Range& code) const {
    for (std::uint32_t i = code.begin; i < code.end; ++i) {
      const Instr& instr = program_.code[i];
      if (instr.op == Op::required && program_.names[instr.a].size() <= kMaxRequired) return &instr;
    }
    return nullptr;
  }
  bool has_walk(const Range& code, const Instr& required, std::uint32_t open) const {
    if (program_.names[required.a].size() > kMaxRequired) return false;
    return std::any_of(program_.code.begin() + code.begin, program_.code.begin() + code.end, [&](const Instr& instr) {
      return instr.op == Op::members && (summary(instr).passes & open) != open;
    });
  }

  Instr walk(const Instr& members, const Instr* required) {
    const auto always = [this](BlockId block) { return summary(block).passes == kAnyType; };
    program_.objects.push_back(
        plan_object(program_.members[members.a], required != nullptr ? &program_.names[required->a] : nullptr, always));
    return {Op::object, static_cast<std::uint32_t>(program_.objects.size() - 1)};
  }

  Instr one_string(const Json& value) {
    program_.names.emplace_back(std::vector<std::string>{value.get<std::string>()});
    return {Op::one_of_strings, static_cast<std::uint32_t>(program_.names.size() - 1)};
  }

  // Alternatives that fail for all open types are not tried, parts of an allOf that pass for all are not asked. One
  // that is left stands for the list.
  void append_list(std::vector<Instr>& shorter, const Instr& instr, std::uint32_t open) {
    std::vector<BlockId> left;
    std::unordered_set<BlockId> asked;
    for (std::uint32_t i = 0; i < instr.b; ++i) {
      const BlockId block = program_.lists[instr.a + i];
      const TypeSummary one = summary(block);
      const bool idle = ((instr.op == Op::all_of ? one.passes : one.fails) & open) == open;
      // What passes may have marked members; what is asked twice need not be asked again, but `oneOf` counts.
      const bool repeated = instr.op != Op::one_of && !asked.insert(block).second;
      if (!idle && !repeated) left.push_back(block);
    }
    if (instr.op == Op::all_of || left.size() == 1) {
      for (const BlockId block : left) append_block(shorter, block, open);
      return;
    }
    const auto first = static_cast<std::uint32_t>(program_.lists.size());
    program_.lists.insert(program_.lists.end(), left.begin(), left.end());
    shorter.push_back({instr.op, first, static_cast<std::uint32_t>(left.size())});
  }

  // The block's own code where it is short, was shortened for at least these types, and nobody asks which block it came
  // from.
  void append_block(std::vector<Instr>& shorter, BlockId block, std::uint32_t open) {
    const Range code = program_.blocks[block].short_code;
    const bool copy = !program_.needs_context && (summary(block).open() & open) == open &&
                      code.end - code.begin <= kMaxCopied && shorter.size() < kMaxCode;
    if (!copy) return shorter.push_back({Op::reference, block});
    shorter.insert(shorter.end(), program_.code.begin() + code.begin, program_.code.begin() + code.end);
  }

  // A block that only passes on to another shares its code.
  void emit(BlockId id, std::vector<Instr> shorter) {
    Block& block = program_.blocks[id];
    if (shorter.size() == 1 && shorter[0].op == Op::reference && !program_.needs_context) {
      const TypeSummary target = summary(shorter[0].a);
      const std::uint32_t open = kAnyType & ~std::uint32_t{block.passes} & ~std::uint32_t{block.fails};
      if ((target.open() & open) == open) {
        block.short_code = program_.blocks[shorter[0].a].short_code;
        block.entry = program_.blocks[shorter[0].a].entry;
        return;
      }
    }
    block.entry = entry_of(shorter);
    block.short_code.begin = static_cast<std::uint32_t>(program_.code.size());
    program_.code.insert(program_.code.end(), shorter.begin(), shorter.end());
    block.short_code.end = static_cast<std::uint32_t>(program_.code.size());
  }

  ProgramData& program_;
  std::vector<bool> done_;
};

}  // namespace

void optimize(ProgramData& program) {
  program.needs_context =
      program.has_dynamic_references ||
      std::any_of(program.blocks.begin(), program.blocks.end(), [](const Block& block) { return block.tracks; });
  Optimizer(program).run();
}

}  // namespace steelyard::json_schema
