// How the index finds the resources and anchors of a document: by walking where keywords lead, so that an `$id` inside
// an `enum` or behind an unknown keyword identifies nothing.
#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/keyword.h"
#include "json_schema/schema_index.h"
#include "json_schema/uri.h"

namespace steelyard::json_schema {
namespace {

bool is_openapi(const Json& root) { return find_member(root, "openapi") != nullptr; }

// Members of an OpenAPI document that hold data of users, never schemas.
bool holds_data(std::string_view key) {
  return key == "example" || key == "examples" || key == "default" || key == "enum" || key.starts_with("x-");
}

Place below(const Place& place, std::string_view token) {
  return {place.document, pointer_append(place.pointer, token)};
}

}  // namespace

Status SchemaIndex::scan_document(DocumentId id) {
  const Json& root = documents_[id].document->root();
  const Place place{id, ""};
  const bool container = is_openapi(root);
  Rules rules = default_rules(fallback_);
  if (const auto dialect = string_member(root, "jsonSchemaDialect"); container && !dialect.empty()) {
    Result<Rules> named = rules_named(dialect, below(place, "jsonSchemaDialect"));
    if (!named) return named.error();
    rules = *named;
  }
  const ResourceId resource = add_resource({documents_[id].uri, place, rules, {}});
  if (container) return scan_container(root, place, resource);
  return scan_schema(root, place, resource);
}

// OAS 3.1.1, "Relative References in API Description URIs": schemas stand below `schema` and `components/schemas`.
Status SchemaIndex::scan_container(const Json& value, const Place& place, ResourceId resource) {
  if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (Status status = scan_container(value[i], below(place, std::to_string(i)), resource); !status) return status;
    }
  }
  if (!value.is_object()) return {};
  for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
    if (holds_data(key)) continue;
    const bool schema = key == "schema" || place.pointer == "/components/schemas";
    const Place inner = below(place, key);
    Status status = schema ? scan_schema(member, inner, resource) : scan_container(member, inner, resource);
    if (!status) return status;
  }
  return {};
}

Status SchemaIndex::scan(const Place& place) {
  if (scanned_.contains(key_of_place(place))) return {};
  const Json* schema = value(place);
  return schema == nullptr ? Status() : scan_schema(*schema, place, resource_at(place));
}

Status SchemaIndex::scan_schema(const Json& schema, const Place& place, ResourceId outer) {
  if (!schema.is_object() || !scanned_.insert(key_of_place(place)).second) return {};
  Result<ResourceId> entered = enter_resource(schema, place, outer);
  if (!entered) return entered.error();
  const ResourceId resource = *entered;
  const Rules rules = resources_[resource].rules;
  if (dialect_info(rules.dialect).has_identifiers) {
    for (const char* keyword : {"$anchor", "$dynamicAnchor"}) {
      if (Status status = add_anchor(schema, keyword, place, resource); !status) return status;
    }
  }
  Status result;
  for (const auto& [name, member] : schema.get_ref<const Json::object_t&>()) {
    const Keyword* keyword = find_keyword(name);
    if (keyword == nullptr || (keyword->dialects & bit(rules.dialect)) == 0) continue;
    for_each_subschema(*keyword, member, [&, key = &name](const Json& subschema, const std::string& suffix) {
      if (!result) return;
      result = scan_schema(subschema, {place.document, pointer_append(place.pointer, *key) + suffix}, resource);
    });
    if (!result) return result;
  }
  return result;
}

// The resource of a schema object: a new one if it names itself, else that around it.
Result<ResourceId> SchemaIndex::enter_resource(const Json& schema, const Place& place, ResourceId outer) {
  const bool is_root = place.pointer.empty();
  const bool identifiers = dialect_info(resources_[outer].rules.dialect).has_identifiers;
  const auto id = identifiers || is_root ? string_member(schema, "$id") : std::string_view();
  const auto dialect = identifiers || is_root ? string_member(schema, "$schema") : std::string_view();
  const bool names_itself = !id.empty() && !id.starts_with('#');
  if (!names_itself && !is_root) return outer;
  Rules rules = resources_[outer].rules;
  if (!dialect.empty()) {
    Result<Rules> named = rules_named(dialect, below(place, "$schema"));
    if (!named) return named.error();
    rules = *named;
  }
  if (is_root) {  // the document's own resource takes the name it gives itself and keeps the one it was found by
    resources_[outer].rules = rules;
    if (!names_itself) return outer;
    resources_[outer].uri = split_fragment(resolve_uri(resources_[outer].uri, id)).first;
    by_uri_.emplace(resources_[outer].uri, outer);
    return outer;
  }
  return add_resource({std::string(split_fragment(resolve_uri(resources_[outer].uri, id)).first), place, rules, {}});
}

Status SchemaIndex::add_anchor(const Json& schema, std::string_view keyword, const Place& place, ResourceId resource) {
  const auto name = string_member(schema, keyword);
  if (name.empty()) return {};
  const bool dynamic = keyword == "$dynamicAnchor";
  const auto [anchor, added] = resources_[resource].anchors.emplace(name, Anchor{place.pointer, dynamic});
  if (!added && anchor->second.pointer == place.pointer) anchor->second.dynamic |= dynamic;
  if (added || anchor->second.pointer == place.pointer) return {};
  return Error{ErrorCode::schema_invalid,
               "the anchor '" + std::string(name) + "' is given twice, also at " + anchor->second.pointer,
               locate(below(place, keyword))};
}

// A known dialect, or a meta-schema that lists vocabularies (JSON Schema 2020-12 core, section 8.1.2).
Result<Rules> SchemaIndex::rules_named(std::string_view schema_uri, const Place& place) {
  if (const DialectInfo* info = find_dialect(schema_uri)) return default_rules(info->dialect);
  const std::string uri(split_fragment(schema_uri).first);
  const std::shared_ptr<const Document> document = read(uri);
  const Json* vocabularies = document ? find_member(document->root(), "$vocabulary") : nullptr;
  const auto base = document ? string_member(document->root(), "$schema") : std::string_view();
  const DialectInfo* info = find_dialect(base);
  if (info == nullptr) {
    return Error{ErrorCode::schema_dialect, "the dialect '" + std::string(schema_uri) + "' is not known",
                 locate(place)};
  }
  if (vocabularies == nullptr || !vocabularies->is_object()) return default_rules(info->dialect);
  Rules rules{info->dialect, 0};
  for (const auto& [name, required] : vocabularies->get_ref<const Json::object_t&>()) {
    if (const VocabularyInfo* vocabulary = find_vocabulary(name)) {
      rules.vocabularies |= bit(vocabulary->vocabulary);
    } else if (required.is_boolean() && required.get<bool>()) {
      return Error{ErrorCode::schema_dialect,
                   "the dialect '" + uri + "' requires the unknown vocabulary '" + name + "'", locate(place)};
    }
  }
  return rules;
}

}  // namespace steelyard::json_schema
