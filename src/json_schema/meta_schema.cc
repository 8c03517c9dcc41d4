// What `$schema` names: a known dialect, or a meta-schema that lists vocabularies.
#include "base/json.h"
#include "json_schema/schema_index.h"
#include "json_schema/uri.h"

namespace steelyard::json_schema {
namespace {

// Meta-schemas may name meta-schemas; more in a row are a circle.
constexpr int kMaxChain = 16;

}  // namespace

Result<Rules> SchemaIndex::rules_named(std::string_view schema_uri, const Place& place) {
  return rules_of(schema_uri, place, 0);
}

// The vocabularies say of which dialect their keywords are, so that a meta-schema may describe itself; one that lists
// none is as the dialect that it is written in (JSON Schema 2020-12 core, section 8.1.2).
Result<Rules> SchemaIndex::rules_of(std::string_view schema_uri, const Place& place, int depth) {
  if (const DialectInfo* info = find_dialect(schema_uri)) return default_rules(info->dialect);
  const std::string uri(split_fragment(schema_uri).first);
  const std::shared_ptr<const Document> document = find_meta_schema(uri);
  const auto base = document ? string_member(document->root(), "$schema") : std::string_view();
  if (base.empty() || depth == kMaxChain) {
    return unknown_dialect(schema_uri, locate(place));
  }
  const Json* listed = find_member(document->root(), "$vocabulary");
  if (listed == nullptr || !listed->is_object() || listed->empty()) return rules_of(base, place, depth + 1);
  Rules rules{Dialect::draft2019_09, 0};
  for (const auto& [name, required] : listed->get_ref<const Json::object_t&>()) {
    const bool is_required = required.is_boolean() && required.get<bool>();
    if (const VocabularyInfo* vocabulary = find_vocabulary(name)) {
      rules.dialect = std::max(rules.dialect, vocabulary->dialect);
      rules.vocabularies |= vocabulary->vocabularies | (is_required ? vocabulary->if_required : 0U);
    } else if (is_required) {
      return Error{ErrorCode::schema_dialect,
                   "the dialect '" + uri + "' requires the unknown vocabulary '" + name + "'", locate(place)};
    }
  }
  return rules;
}

// By the URI it was given with, built in, or by the name that it gives itself.
std::shared_ptr<const Document> SchemaIndex::find_meta_schema(const std::string& uri) const {
  if (auto document = read(uri)) return document;
  for (const std::string& other : registry_.uris()) {
    auto document = registry_.share(other);
    const auto id = string_member(document->root(), "$id");
    if (!id.empty() && split_fragment(resolve_uri(other, id)).first == uri) return document;
  }
  return nullptr;
}

}  // namespace steelyard::json_schema
