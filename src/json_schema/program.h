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

namespace steelyard::json_schema {

enum class Op : std::uint32_t {
#define STEELYARD_OP(name) name,
#include "json_schema/op.def"
#undef STEELYARD_OP
};

using BlockId = std::uint32_t;
inline constexpr BlockId kAlways = 0;  // the schema `true`

// What a, b and c mean is said beside the run_ function of each instruction.
struct Instr {
  Op op{};
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t c = 0;
};

struct Block {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  ResourceId resource = 0;
  bool tracks = false;  // holds an unevaluated* keyword, which asks what the others have evaluated
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

struct InstrPlace {
  BlockId block = 0;
  std::string keyword;
};

struct ProgramData {
  BlockId root = kAlways;
  bool has_dynamic_references = false;

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
  std::vector<DynamicTargets> dynamic_targets;

  std::vector<Place> block_places;
  std::vector<InstrPlace> instr_places;
  std::unordered_map<std::uint32_t, Discriminator> discriminators;  // by instruction
  std::vector<IndexedDocument> documents;
  std::vector<Error> warnings;
};

std::string_view op_name(Op op);

}  // namespace steelyard::json_schema
