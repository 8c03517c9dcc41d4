// What a compiled schema is made of. Hot data (instructions, blocks, tables) is apart from cold data (places, texts).
//
// A block is one schema: the instructions [begin, end) must all hold for a value. Instructions refer to blocks and to
// the side tables by index.
#pragma once

#include <cstdint>        // indices
#include <memory>         // documents
#include <string>         // names
#include <string_view>    // names
#include <unordered_map>  // discriminators
#include <utility>        // pairs
#include <vector>         // tables

#include "base/decimal.h"
#include "base/document.h"
#include "base/json_fwd.h"
#include "base/regex.h"
#include "json_schema/name_table.h"
#include "json_schema/number.h"
#include "json_schema/schema.h"
#include "json_schema/schema_index.h"
#include "json_schema/short_bytes.h"

namespace steelyard::json_schema {

enum class Op : std::uint32_t {
#define STEELYARD_OP(name, types, reach) name,
#include "json_schema/op.def"
#undef STEELYARD_OP
};

enum class Reach : bool { leaf, applies_blocks };

using BlockId = std::uint32_t;
inline constexpr BlockId kAlways = 0;  // the schema `true`

// What a, b and c mean is said beside the run_ function of each instruction.
struct Instr {
  Op op{};
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
};

// In an `items` instruction: there is no schema for the items after the prefix.
inline constexpr std::uint32_t kNoRest = 0xFFFFFFFF;

// A run of instructions.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The quickest way to run a block's short code.
enum class Entry : std::uint8_t {
  code,    // instruction by instruction
  leaf,    // the same, but it applies no other block
  range,   // it is one `integer_range` instruction
  object,  // it is one `object` instruction
};

struct Block {
  Range short_code;         // as it is decided; may be that of another block (optimize.h)
  std::uint8_t passes = 0;  // the types of values that satisfy the schema whatever else they are
  std::uint8_t fails = 0;   // the types of values that do not
  Entry entry = Entry::code;
  bool tracks = false;  // holds an unevaluated* keyword, which asks what the others have evaluated
  Range code;           // as the schema reads
  ResourceId resource = 0;
};

// `properties`, `patternProperties` and `additionalProperties` of one schema: one walk over the members serves all.
struct MemberRules {
  NameTable names;
  std::vector<BlockId> blocks;          // by ordinal of the name
  std::vector<std::uint32_t> patterns;  // into ProgramData::patterns
  std::vector<BlockId> pattern_blocks;  // by position in `patterns`
  BlockId additional = kAlways;
  bool has_additional = false;  // the keyword is there, so every member counts as evaluated
};

// The same and `required`, made ready for deciding: what each name that the schema knows asks for.
struct NamedMember {
  const char* name = nullptr;  // in the plan's table of names
  std::uint32_t length = 0;
  BlockId block = kAlways;
  std::uint64_t required_bit = 0;  // a bit of its own if the name is required
  bool is_property = false;        // else the name is only required
  std::uint8_t passes = 0;         // those of the block
  std::uint8_t fails = 0;

  bool is(std::string_view other) const { return length == other.size() && same_bytes(name, other.data(), length); }
};

struct ObjectPlan {
  NameTable names;
  std::vector<NamedMember> members;     // by ordinal of the name; the last one ends the list and has no name
  std::vector<std::uint32_t> patterns;  // into ProgramData::patterns
  std::vector<BlockId> pattern_blocks;  // by position in `patterns`
  BlockId additional = kAlways;
  bool has_additional = false;
  bool asks_names_only = false;  // a member whose name is in the table has to satisfy that name's block, no more
  std::uint64_t required = 0;    // the bits of all names that are required

  // nullptr for a name that the schema does not know.
  const NamedMember* find(std::string_view name) const {
    const std::uint32_t ordinal = names.find(name);
    return ordinal == NameTable::kAbsent ? nullptr : &members[ordinal];
  }
};

// The bounds of a number as integers see them.
struct IntegerRange {
  std::int64_t least = INT64_MIN;
  std::int64_t most = INT64_MAX;
};

struct Pattern {
  std::string source;
  Regex regex;
};

struct FormatRow;  // formats/format.h

// Where a `$dynamicRef` may lead: for each resource that has the anchor, its block.
struct DynamicTargets {
  std::vector<std::pair<ResourceId, BlockId>> by_resource;
};

// Cold: which alternative a value of the discriminator's property names (OAS 3.1.1, "Discriminator Object").
struct Discriminator {
  std::string property;
  std::unordered_map<std::string, std::uint32_t> alternatives;
};

// A schema resource that was compiled: what a canonical URI of a keyword begins with, and what held in it.
struct ProgramResource {
  std::string uri;
  std::string pointer;  // of its root in the document
  Rules rules;
};

struct InstrPlace {
  BlockId block = 0;
  std::string keyword;
};

struct ProgramData {
  BlockId root = kAlways;
  bool has_dynamic_references = false;
  bool needs_context = false;  // deciding asks for the dynamic scope or for what has been evaluated

  std::vector<Instr> code;
  std::vector<Block> blocks;
  std::vector<BlockId> lists;  // alternatives and prefixes, each a run of blocks
  std::vector<Number> numbers;
  std::vector<Decimal> divisors;
  std::vector<NameTable> names;
  std::vector<const Json*> values;  // in the documents
  std::vector<Pattern> patterns;
  std::vector<const FormatRow*> formats;
  std::vector<MemberRules> members;
  std::vector<ObjectPlan> objects;
  std::vector<IntegerRange> ranges;
  std::vector<DynamicTargets> dynamic_targets;

  std::vector<Place> block_places;
  std::vector<InstrPlace> instr_places;
  std::unordered_map<std::uint32_t, Discriminator> discriminators;  // by instruction
  std::vector<IndexedDocument> documents;
  std::vector<ProgramResource> resources;
  std::vector<Error> warnings;
};

std::string_view op_name(Op op);

}  // namespace steelyard::json_schema
