#include "json_schema/keyword.h"

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/name_table.h"

namespace steelyard::json_schema {

// Each is defined beside the code that runs it, in keywords/.
#define STEELYARD_KEYWORD(name, dialects, vocabulary, holds, compile) Status compile(Scope& scope);
#include "json_schema/keyword.def"
#undef STEELYARD_KEYWORD

namespace {

constexpr Keyword kKeywords[] = {
#define STEELYARD_KEYWORD(name, dialects, vocabulary, holds, compile) \
  {name, dialects, Vocabulary::vocabulary, Holds::holds, &compile},
#include "json_schema/keyword.def"
#undef STEELYARD_KEYWORD
};

NameTable make_names() {
  std::vector<std::string> names;
  for (const Keyword& keyword : kKeywords) names.emplace_back(keyword.name);
  return NameTable(std::move(names));
}

}  // namespace

std::span<const Keyword> keywords() { return kKeywords; }

const Keyword* find_keyword(std::string_view name) {
  static const NameTable names = make_names();
  const std::uint32_t ordinal = names.find(name);
  return ordinal == NameTable::kAbsent ? nullptr : &kKeywords[ordinal];
}

bool applies(const Keyword& keyword, const Rules& rules) {
  if ((keyword.dialects & bit(rules.dialect)) == 0) return false;
  const bool format = keyword.vocabulary == Vocabulary::format_annotation;
  const VocabularySet wanted = bit(keyword.vocabulary) | (format ? bit(Vocabulary::format_assertion) : 0U);
  return (rules.vocabularies & wanted) != 0 || keyword.vocabulary == Vocabulary::core;
}

void for_each_subschema(const Keyword& keyword, const Json& value,
                        const std::function<void(const Json&, const std::string&)>& visit) {
  const bool holds_list = keyword.holds == Holds::schema_list || keyword.holds == Holds::schema_or_list;
  if (holds_list && value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) visit(value[i], pointer_append("", i));
  } else if (keyword.holds == Holds::schema || keyword.holds == Holds::schema_or_list) {
    visit(value, "");
  } else if ((keyword.holds == Holds::schema_map || keyword.holds == Holds::schema_or_name_map) && value.is_object()) {
    for (const auto& [name, schema] : value.get_ref<const Json::object_t&>()) {
      if (keyword.holds == Holds::schema_map || !schema.is_array()) visit(schema, pointer_append("", name));
    }
  }
}

}  // namespace steelyard::json_schema
