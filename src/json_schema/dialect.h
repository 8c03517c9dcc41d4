// Dialects and vocabularies: which keywords mean something where.
//
//   const DialectInfo& info = dialect_info(Dialect::oas30);
//   find_dialect("https://json-schema.org/draft/2020-12/schema");   // the row of draft2020_12
#pragma once

#include <cstdint>      // sets
#include <span>         // the table
#include <string_view>  // names

#include "base/result.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

// Sets of dialects and of vocabularies are bits.
using DialectSet = std::uint32_t;
using VocabularySet = std::uint32_t;

constexpr DialectSet bit(Dialect dialect) { return DialectSet{1} << static_cast<unsigned>(dialect); }
// The dialects are enumerated by age: those from one to another, both included.
constexpr DialectSet between(Dialect first, Dialect last) { return (bit(last) << 1U) - bit(first); }
constexpr DialectSet since(Dialect first) { return between(first, Dialect::oas31); }

enum class Vocabulary {
  core,
  applicator,
  unevaluated,
  validation,
  meta_data,
  format_annotation,  // in 2019-09 all of `format`
  format_assertion,
  content,
  oas_base,
};
// "format-annotation", as the last step of its URI.
std::string_view vocabulary_name(Vocabulary vocabulary);
constexpr VocabularySet bit(Vocabulary vocabulary) { return VocabularySet{1} << static_cast<unsigned>(vocabulary); }

// One row each in dialect.cc. What a row does not mention is as in 2020-12.
struct DialectInfo {
  Dialect dialect{};
  std::string_view name;                  // for people
  std::string_view short_name;            // "draft-7": on the command line, in lists
  std::string_view uri;                   // as `$schema` names it
  VocabularySet vocabularies = 0;         // those in force without a custom meta-schema
  std::string_view id_keyword = "$id";    // "" where a schema cannot name itself
  bool id_may_be_anchor = false;          // `$id: "#name"` is what `$anchor` became later
  bool reference_hides_siblings = false;  // everything beside a `$ref` is ignored
  bool exclusive_is_flag = false;         // exclusiveMinimum sharpens the minimum beside it
  bool items_may_be_list = false;         // `items` with `additionalItems` is what `prefixItems` with `items` became
  bool contains_evaluates = true;         // items that match count as evaluated
  bool integer_by_lexeme = false;         // 1.0 is no integer
  bool type_is_one_name = false;          // no lists of types, no null
  bool content_may_assert = false;        // contentEncoding and contentMediaType, if the options say so
};

std::span<const DialectInfo> dialects();
const DialectInfo& dialect_info(Dialect dialect);

// By `$schema`, an empty fragment ignored; nullptr if there is none of that name.
const DialectInfo* find_dialect(std::string_view uri);

// schema_dialect, with the dialect that was probably meant or else all there are.
Error unknown_dialect(std::string_view uri, Location where);

struct VocabularyInfo {
  std::string_view uri;        // as `$vocabulary` names it
  Dialect dialect;             // whose keywords it brings
  VocabularySet vocabularies;  // 2019-09 cut them otherwise
  VocabularySet if_required;   // more, where the meta-schema requires it
};

std::span<const VocabularyInfo> vocabularies();
// nullptr if there is none of that name.
const VocabularyInfo* find_vocabulary(std::string_view uri);

// What holds for one schema resource: its dialect and what its meta-schema switches on.
struct Rules {
  Dialect dialect = Dialect::draft2020_12;
  VocabularySet vocabularies = 0;
};

Rules default_rules(Dialect dialect);

}  // namespace steelyard::json_schema
