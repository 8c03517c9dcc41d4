#include "json_schema/dialect.h"

#include <string>  // messages
#include <vector>  // names

#include "base/suggest.h"

namespace steelyard::json_schema {
namespace {

constexpr VocabularySet kStandard = bit(Vocabulary::core) | bit(Vocabulary::applicator) | bit(Vocabulary::unevaluated) |
                                    bit(Vocabulary::validation) | bit(Vocabulary::meta_data) |
                                    bit(Vocabulary::format_annotation) | bit(Vocabulary::content);
constexpr VocabularySet kOas = kStandard | bit(Vocabulary::oas_base);

// In the order of the enumeration. OAS 3.0 has no `$schema`; its row is named after that of OAS 3.1.
constexpr DialectInfo kDialects[] = {
    {.dialect = Dialect::oas30,
     .name = "OpenAPI 3.0",
     .short_name = "oas-3.0",
     .uri = "https://spec.openapis.org/oas/3.0/dialect/base",
     .vocabularies = kOas,
     .id_keyword = "",
     .reference_hides_siblings = true,
     .exclusive_is_flag = true,
     .type_is_one_name = true},
    {.dialect = Dialect::draft4,
     .name = "JSON Schema draft 4",
     .short_name = "draft-4",
     .uri = "http://json-schema.org/draft-04/schema",
     .vocabularies = kStandard,
     .id_keyword = "id",
     .id_may_be_anchor = true,
     .reference_hides_siblings = true,
     .exclusive_is_flag = true,
     .items_may_be_list = true,
     .integer_by_lexeme = true},
    {.dialect = Dialect::draft6,
     .name = "JSON Schema draft 6",
     .short_name = "draft-6",
     .uri = "http://json-schema.org/draft-06/schema",
     .vocabularies = kStandard,
     .id_may_be_anchor = true,
     .reference_hides_siblings = true,
     .items_may_be_list = true},
    {.dialect = Dialect::draft7,
     .name = "JSON Schema draft 7",
     .short_name = "draft-7",
     .uri = "http://json-schema.org/draft-07/schema",
     .vocabularies = kStandard,
     .id_may_be_anchor = true,
     .reference_hides_siblings = true,
     .items_may_be_list = true,
     .content_may_assert = true},
    {.dialect = Dialect::draft2019_09,
     .name = "JSON Schema 2019-09",
     .short_name = "2019-09",
     .uri = "https://json-schema.org/draft/2019-09/schema",
     .vocabularies = kStandard,
     .items_may_be_list = true,
     .contains_evaluates = false},
    {.dialect = Dialect::draft2020_12,
     .name = "JSON Schema 2020-12",
     .short_name = "2020-12",
     .uri = "https://json-schema.org/draft/2020-12/schema",
     .vocabularies = kStandard},
    {.dialect = Dialect::oas31,
     .name = "OpenAPI 3.1",
     .short_name = "oas-3.1",
     .uri = "https://spec.openapis.org/oas/3.1/dialect/base",
     .vocabularies = kOas},
};

constexpr Dialect k2019 = Dialect::draft2019_09;
constexpr Dialect k2020 = Dialect::draft2020_12;

// JSON Schema 2020-12 core, section 8 ff.; 2019-09 core, section 8 ff., where `format` asserts if it is required
// (2019-09 validation, section 7.2); OAS 3.1.1, "Schema Object".
constexpr VocabularyInfo kVocabularies[] = {
    {"https://json-schema.org/draft/2019-09/vocab/core", k2019, bit(Vocabulary::core), 0},
    {"https://json-schema.org/draft/2019-09/vocab/applicator", k2019,
     bit(Vocabulary::applicator) | bit(Vocabulary::unevaluated), 0},
    {"https://json-schema.org/draft/2019-09/vocab/validation", k2019, bit(Vocabulary::validation), 0},
    {"https://json-schema.org/draft/2019-09/vocab/meta-data", k2019, bit(Vocabulary::meta_data), 0},
    {"https://json-schema.org/draft/2019-09/vocab/format", k2019, bit(Vocabulary::format_annotation),
     bit(Vocabulary::format_assertion)},
    {"https://json-schema.org/draft/2019-09/vocab/content", k2019, bit(Vocabulary::content), 0},
    {"https://json-schema.org/draft/2020-12/vocab/core", k2020, bit(Vocabulary::core), 0},
    {"https://json-schema.org/draft/2020-12/vocab/applicator", k2020, bit(Vocabulary::applicator), 0},
    {"https://json-schema.org/draft/2020-12/vocab/unevaluated", k2020, bit(Vocabulary::unevaluated), 0},
    {"https://json-schema.org/draft/2020-12/vocab/validation", k2020, bit(Vocabulary::validation), 0},
    {"https://json-schema.org/draft/2020-12/vocab/meta-data", k2020, bit(Vocabulary::meta_data), 0},
    {"https://json-schema.org/draft/2020-12/vocab/format-annotation", k2020, bit(Vocabulary::format_annotation), 0},
    {"https://json-schema.org/draft/2020-12/vocab/format-assertion", k2020, bit(Vocabulary::format_assertion), 0},
    {"https://json-schema.org/draft/2020-12/vocab/content", k2020, bit(Vocabulary::content), 0},
    {"https://spec.openapis.org/oas/3.1/vocab/base", Dialect::oas31, bit(Vocabulary::oas_base), 0},
};

// In the order of the enumeration.
constexpr std::string_view kVocabularyNames[] = {
    "core",    "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion",
    "content", "oas-base",
};

}  // namespace

std::string_view vocabulary_name(Vocabulary vocabulary) {
  return kVocabularyNames[static_cast<std::size_t>(vocabulary)];
}

std::span<const DialectInfo> dialects() { return kDialects; }

const DialectInfo& dialect_info(Dialect dialect) { return kDialects[static_cast<std::size_t>(dialect)]; }

const DialectInfo* find_dialect(std::string_view uri) {
  if (uri.ends_with('#')) uri.remove_suffix(1);
  for (const DialectInfo& info : kDialects) {
    if (info.uri == uri) return &info;
  }
  return nullptr;
}

Error unknown_dialect(std::string_view uri, Location where) {
  std::vector<std::string> known;
  for (const DialectInfo& info : kDialects) {
    if (info.dialect != Dialect::oas30) known.emplace_back(info.uri);  // OAS 3.0 cannot be named in a schema
  }
  std::string message = "the dialect '" + std::string(uri) + "' is not known; ";
  if (const auto near = suggest(uri, known)) {
    message += "did you mean '" + *near + "'?";
  } else {
    message += "known are ";
    for (std::size_t i = 0; i < known.size(); ++i) message += (i == 0 ? "" : ", ") + known[i];
  }
  return {ErrorCode::schema_dialect, std::move(message), std::move(where)};
}

std::span<const VocabularyInfo> vocabularies() { return kVocabularies; }

const VocabularyInfo* find_vocabulary(std::string_view uri) {
  for (const VocabularyInfo& info : kVocabularies) {
    if (info.uri == uri) return &info;
  }
  return nullptr;
}

Rules default_rules(Dialect dialect) { return {dialect, dialect_info(dialect).vocabularies}; }

}  // namespace steelyard::json_schema
