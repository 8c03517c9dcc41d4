#include "json_schema/dialect.h"

namespace steelyard::json_schema {
namespace {

constexpr VocabularySet kStandard = bit(Vocabulary::core) | bit(Vocabulary::applicator) | bit(Vocabulary::unevaluated) |
                                    bit(Vocabulary::validation) | bit(Vocabulary::meta_data) |
                                    bit(Vocabulary::format_annotation) | bit(Vocabulary::content);
constexpr VocabularySet kOas = kStandard | bit(Vocabulary::oas_base);

// In the order of the enumeration. OAS 3.0 has no `$schema`; its row is named by that version's own schema document.
constexpr DialectInfo kDialects[] = {
    {Dialect::draft2020_12, "JSON Schema 2020-12", "https://json-schema.org/draft/2020-12/schema", kStandard, true,
     false},
    {Dialect::oas31, "OpenAPI 3.1", "https://spec.openapis.org/oas/3.1/dialect/base", kOas, true, false},
    {Dialect::oas30, "OpenAPI 3.0", "https://spec.openapis.org/oas/3.0/dialect/base", kOas, false, true},
};

// JSON Schema 2020-12 core, section 8 ff.; OAS 3.1.1, "Schema Object".
constexpr VocabularyInfo kVocabularies[] = {
    {Vocabulary::core, "https://json-schema.org/draft/2020-12/vocab/core"},
    {Vocabulary::applicator, "https://json-schema.org/draft/2020-12/vocab/applicator"},
    {Vocabulary::unevaluated, "https://json-schema.org/draft/2020-12/vocab/unevaluated"},
    {Vocabulary::validation, "https://json-schema.org/draft/2020-12/vocab/validation"},
    {Vocabulary::meta_data, "https://json-schema.org/draft/2020-12/vocab/meta-data"},
    {Vocabulary::format_annotation, "https://json-schema.org/draft/2020-12/vocab/format-annotation"},
    {Vocabulary::format_assertion, "https://json-schema.org/draft/2020-12/vocab/format-assertion"},
    {Vocabulary::content, "https://json-schema.org/draft/2020-12/vocab/content"},
    {Vocabulary::oas_base, "https://spec.openapis.org/oas/3.1/vocab/base"},
};

}  // namespace

std::span<const DialectInfo> dialects() { return kDialects; }

const DialectInfo& dialect_info(Dialect dialect) { return kDialects[static_cast<std::size_t>(dialect)]; }

const DialectInfo* find_dialect(std::string_view uri) {
  if (uri.ends_with('#')) uri.remove_suffix(1);
  for (const DialectInfo& info : kDialects) {
    if (info.uri == uri) return &info;
  }
  return nullptr;
}

const VocabularyInfo* find_vocabulary(std::string_view uri) {
  for (const VocabularyInfo& info : kVocabularies) {
    if (info.uri == uri) return &info;
  }
  return nullptr;
}

Rules default_rules(Dialect dialect) { return {dialect, dialect_info(dialect).vocabularies}; }

}  // namespace steelyard::json_schema
