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

// The name that a schema gives itself, or "". Beside a `$ref` that hides its siblings there is none.
std::string_view own_id(const Json& schema, const DialectInfo& dialect) {
  if (dialect.reference_hides_siblings && find_member(schema, "$ref") != nullptr) return {};
  return dialect.id_keyword.empty() ? std::string_view() : string_member(schema, dialect.id_keyword);
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
  const bool may_choose = container && fallback_ != Dialect::oas30;  // OAS 3.1.1, "OpenAPI Object"
  if (const auto dialect = string_member(root, "jsonSchemaDialect"); may_choose && !dialect.empty()) {
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
  if (Status status = add_anchors(schema, place, resource); !status) return status;
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

// The resource of a schema object: a new one if it names itself, else that around it. Its own `$schema` decides by
// which keyword it does, and holds for a resource only.
Result<ResourceId> SchemaIndex::enter_resource(const Json& schema, const Place& place, ResourceId outer) {
  const bool is_root = place.pointer.empty();
  Rules rules = resources_[outer].rules;
  const bool identifiers = is_root || !dialect_info(rules.dialect).id_keyword.empty();
  const auto dialect = identifiers ? string_member(schema, "$schema") : std::string_view();
  Result<Rules> named = dialect.empty() ? Result<Rules>(rules) : rules_named(dialect, below(place, "$schema"));
  if (named) rules = *named;
  const std::string_view id = own_id(schema, dialect_info(rules.dialect));
  const bool names_itself = !split_fragment(id).first.empty();
  if (!names_itself && !is_root) return outer;
  if (!named) return named.error();
  const std::string base = resolve_uri(resources_[outer].uri, id);
  std::string uri(split_fragment(base).first);
  if (!is_root) return add_resource({std::move(uri), place, rules, {}});
  // The document's own resource takes the name it gives itself and keeps the one it was found by.
  resources_[outer].rules = rules;
  if (names_itself) {
    by_uri_.emplace(uri, outer);
    resources_[outer].uri = std::move(uri);
  }
  return outer;
}

// The keywords of every dialect that give a name to a place within its resource.
Status SchemaIndex::add_anchors(const Json& schema, const Place& place, ResourceId resource) {
  const Rules& rules = resources_[resource].rules;
  const DialectInfo& dialect = dialect_info(rules.dialect);
  if (dialect.id_may_be_anchor) {
    const std::string name = percent_decode(split_fragment(own_id(schema, dialect)).second);
    return add_anchor(name, false, dialect.id_keyword, place, resource);
  }
  for (const std::string_view keyword : {"$anchor", "$dynamicAnchor"}) {
    if (!applies(*find_keyword(keyword), rules)) continue;
    const bool dynamic = keyword == "$dynamicAnchor";
    if (Status status = add_anchor(string_member(schema, keyword), dynamic, keyword, place, resource); !status) {
      return status;
    }
  }
  const bool is_root = resources_[resource].root.pointer == place.pointer;
  if (is_root && applies(*find_keyword("$recursiveAnchor"), rules) && flag_member(schema, "$recursiveAnchor")) {
    resources_[resource].anchors.emplace(kRecursiveAnchor, Anchor{place.pointer, true});
  }
  return {};
}

Status SchemaIndex::add_anchor(std::string_view name, bool dynamic, std::string_view keyword, const Place& place,
                               ResourceId resource) {
  if (name.empty()) return {};
  const auto [anchor, added] = resources_[resource].anchors.emplace(name, Anchor{place.pointer, dynamic});
  if (!added && anchor->second.pointer == place.pointer) anchor->second.dynamic |= dynamic;
  if (added || anchor->second.pointer == place.pointer) return {};
  return Error{ErrorCode::schema_invalid,
               "the anchor '" + std::string(name) + "' is given twice, also at " + anchor->second.pointer,
               locate(below(place, keyword))};
}

}  // namespace steelyard::json_schema
