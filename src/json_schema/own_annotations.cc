#include "json_schema/own_annotations.h"

#include "base/json.h"
#include "json_schema/keyword.h"

namespace steelyard::json_schema {
namespace {

constexpr VocabularySet kAnnotating = bit(Vocabulary::meta_data) | bit(Vocabulary::format_annotation) |
                                      bit(Vocabulary::content) | bit(Vocabulary::oas_base);

// Validation, section 8.5: `contentSchema` means nothing without `contentMediaType`. OAS 3.0's `nullable` belongs to
// `type` and is no annotation.
bool annotates(const Json& schema, const std::string& name, const Rules& rules) {
  const Keyword* keyword = find_keyword(name);
  if (keyword == nullptr || !applies(*keyword, rules)) return true;
  if (name == "nullable") return false;
  if (name == "contentSchema" && find_member(schema, "contentMediaType") == nullptr) return false;
  return (bit(keyword->vocabulary) & kAnnotating) != 0;
}

bool is_about_strings(const std::string& name, const Rules& rules) {
  const Keyword* keyword = find_keyword(name);
  return keyword != nullptr && applies(*keyword, rules) && keyword->vocabulary == Vocabulary::content;
}

}  // namespace

const std::vector<OwnAnnotation>& OwnAnnotations::of(BlockId block) {
  const auto [known, added] = by_block_.try_emplace(block);
  if (!added) return known->second;
  const Place& place = program_.block_places[block];
  const std::shared_ptr<const Document>& document = program_.documents[place.document].document;
  const Json& schema = *document->find(place.pointer);
  if (!schema.is_object()) return known->second;
  const Rules& rules = program_.resources[program_.blocks[block].resource].rules;
  const bool only_reference =
      dialect_info(rules.dialect).reference_hides_siblings && find_member(schema, "$ref") != nullptr;
  if (only_reference) return known->second;
  for (const auto& [name, value] : schema.get_ref<const Json::object_t&>()) {
    if (!annotates(schema, name, rules)) continue;
    known->second.push_back({name, {document, &value}, is_about_strings(name, rules)});
  }
  return known->second;
}

}  // namespace steelyard::json_schema
