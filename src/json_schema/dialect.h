// Dialects and vocabularies: which keywords mean something where.
//
//   const DialectInfo& info = dialect_info(Dialect::oas30);
//   find_dialect("https://json-schema.org/draft/2020-12/schema");   // the row of draft2020_12
#pragma once

#include <cstdint>      // sets
#include <span>         // the table
#include <string_view>  // names

#include "json_schema/schema.h"

namespace steelyard::json_schema {

// Sets of dialects and of vocabularies are bits.
using DialectSet = std::uint32_t;
using VocabularySet = std::uint32_t;

constexpr DialectSet bit(Dialect dialect) { return DialectSet{1} << static_cast<unsigned>(dialect); }

enum class Vocabulary {
  core,
  applicator,
  unevaluated,
  validation,
  meta_data,
  format_annotation,
  format_assertion,
  content,
  oas_base,
};
constexpr VocabularySet bit(Vocabulary vocabulary) { return VocabularySet{1} << static_cast<unsigned>(vocabulary); }

struct DialectInfo {
  Dialect dialect;
  std::string_view name;          // for people
  std::string_view uri;           // as `$schema` names it
  VocabularySet vocabularies;     // those in force without a custom meta-schema
  bool has_identifiers;           // $id, $anchor and $schema mean something
  bool reference_hides_siblings;  // everything beside a `$ref` is ignored
};

std::span<const DialectInfo> dialects();
const DialectInfo& dialect_info(Dialect dialect);

// By `$schema`, an empty fragment ignored; nullptr if there is none of that name.
const DialectInfo* find_dialect(std::string_view uri);

struct VocabularyInfo {
  Vocabulary vocabulary;
  std::string_view uri;  // as `$vocabulary` names it
};

// nullptr if there is none of that name.
const VocabularyInfo* find_vocabulary(std::string_view uri);

// What holds for one schema resource: its dialect and what its meta-schema switches on.
struct Rules {
  Dialect dialect = Dialect::draft2020_12;
  VocabularySet vocabularies = 0;
};

Rules default_rules(Dialect dialect);

}  // namespace steelyard::json_schema
