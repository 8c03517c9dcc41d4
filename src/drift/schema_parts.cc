#include "drift/schema_parts.h"

#include <algorithm>  // std::find
#include <set>        // places seen

#include "base/json.h"
#include "base/pointer.h"
#include "drift/idle_schema.h"

namespace steelyard::drift {
namespace {

using openapi::SchemaView;

constexpr std::string_view kAnnotations[] = {"title",    "description",  "summary",    "$comment", "example",
                                             "examples", "externalDocs", "deprecated", "default",  "xml"};

// The last step of a reference into a document: "#/components/schemas/Pet" is "Pet".
std::string component_name(const SchemaView& view) {
  const std::vector<std::string> tokens = pointer_tokens(view.place().pointer);
  return tokens.empty() ? view.place().uri : tokens.back();
}

bool is_only_null(const Json& value) {
  return value.is_null() || value == "null" ||
         (value.is_array() && value.size() == 1 && (value[0].is_null() || value[0] == "null"));
}

// {"type": "null"} and its other spellings. `const: "null"` is a text, not null.
bool is_null_schema(const SchemaView& schema) {
  const SchemaView view = schema.follow();
  const Json* type = view.keyword("type");
  if (type != nullptr && is_only_null(*type)) return true;
  const Json* values = view.keyword("enum");
  if (values != nullptr && values->is_array() && values->size() == 1 && (*values)[0].is_null()) return true;
  const Json* constant = view.keyword("const");
  return constant != nullptr && constant->is_null();
}

bool constrains(const SchemaView& view, std::string_view but) {
  if (!view.value().is_object()) return false;
  const auto& members = view.value().get_ref<const Json::object_t&>();
  return std::any_of(members.begin(), members.end(), [&](const auto& member) {
    return member.first != but && member.first != "nullable" && !is_annotation(member.first);
  });
}

Branch make_branch(const SchemaView& view) {
  Branch branch;
  branch.schemas = {view};
  branch.at = view.place();
  branch.is_component = view.reference().has_value();
  branch.name =
      branch.is_component ? component_name(*view.reference()) : std::string(string_member(view.value(), "title"));
  return branch;
}

Branch make_target(const SchemaView& view, const SchemaView& target) {
  Branch branch = make_branch(view);
  branch.schemas = {target};
  return branch;
}

// What stands beside a composition or reference and lets null pass. Strictly, neither OAS 3.0's `nullable` nor a null
// among the types lets a null pass that the rest refuses; but those who write it mean that.
bool is_nullable(const SchemaView& view, openapi::Version version) {
  if (version == openapi::Version::v3_0) return flag_member(view.value(), "nullable");
  const Json* type = view.keyword("type");
  return type != nullptr && type->is_array() && type->size() > 1 &&
         std::find(type->begin(), type->end(), Json("null")) != type->end();
}

class Collector {
 public:
  explicit Collector(openapi::Version version) : version_(version) {}

  void add_all(const Schemas& schemas) {
    for (const SchemaView& schema : schemas) {
      if (schemas.size() > 1) found_.all_of.push_back(make_branch(schema));
      add(schema, false, schemas.size() == 1);
    }
  }

  SchemaParts take() { return std::move(found_); }

 private:
  void add(const SchemaView& view, bool or_null, bool is_whole = false) {
    if (!view.valid()) return;
    if (!seen_.emplace(view.place().uri, view.place().pointer).second) return;
    if (is_never(view)) found_.never = true;
    if (view.value().is_boolean()) return;
    const bool null_for_all = or_null || is_nullable(view, version_);
    const bool has_reference = view.keyword("$ref") != nullptr;
    // OAS 3.0.4, "Reference Object": members beside a `$ref` are ignored.
    const bool is_reference = has_reference && (version_ == openapi::Version::v3_0 || view.value().size() == 1);
    if (has_reference) add_reference(view, null_for_all, is_whole && (is_reference || !constrains(view, "$ref")));
    if (is_reference) return;
    const std::size_t index = found_.parts.size();
    found_.parts.push_back({view, or_null, false, is_whole, {}});
    add_all_of(view, null_for_all, is_whole);
    for (const auto& [keyword, kind] : {std::pair("anyOf", FactKind::any_of), std::pair("oneOf", FactKind::one_of)}) {
      add_alternatives(view, keyword, kind, index, null_for_all, is_whole);
    }
  }

  void add_reference(const SchemaView& view, bool or_null, bool is_whole) {
    const std::optional<SchemaView> target = view.reference();
    if (!target) {
      found_.opaque.push_back(write_json(*view.keyword("$ref")));
      return;
    }
    if (version_ == openapi::Version::v3_1 && constrains(view, "$ref")) {
      found_.all_of.push_back(make_target(view, *target));
    }
    add(*target, or_null, is_whole);
  }

  // A single schema in an `allOf` with nothing beside it is OAS 3.0's way to say more about a reference.
  void add_all_of(const SchemaView& view, bool or_null, bool is_whole) {
    const std::vector<SchemaView> branches = view.children("allOf");
    const bool is_composition = branches.size() > 1 || constrains(view, "allOf");
    for (const SchemaView& branch : branches) {
      if (is_composition) found_.all_of.push_back(make_branch(branch));
      add(branch, or_null, is_whole && !is_composition);
    }
  }

  void add_alternatives(const SchemaView& view, std::string_view keyword, FactKind kind, std::size_t index,
                        bool or_null, bool is_whole) {
    std::vector<SchemaView> branches = view.children(keyword);
    if (branches.empty()) return;
    const std::size_t all = branches.size();
    std::erase_if(branches, is_null_schema);
    const bool null_beside = branches.size() != all;
    if (null_beside) found_.parts[index].null_beside = true;
    if (branches.empty()) return;
    if (branches.size() == 1) {
      add(branches.front(), or_null || null_beside, is_whole && !constrains(view, keyword));
      return;
    }
    Alternatives group{kind, {}, view.place(), or_null || null_beside};
    group.at.pointer = pointer_append(group.at.pointer, keyword);
    for (const SchemaView& branch : branches) group.branches.push_back(make_branch(branch));
    found_.parts[index].alternatives.push_back(std::move(group));
  }

  openapi::Version version_;
  SchemaParts found_;
  std::set<std::pair<std::string, std::string>> seen_;
};

}  // namespace

bool is_annotation(std::string_view keyword) {
  return keyword.starts_with("x-") ||
         std::find(std::begin(kAnnotations), std::end(kAnnotations), keyword) != std::end(kAnnotations);
}

bool has_unevaluated(const SchemaParts& parts) {
  return std::any_of(parts.parts.begin(), parts.parts.end(), [](const SchemaPart& part) {
    return part.view.keyword("unevaluatedItems") != nullptr || part.view.keyword("unevaluatedProperties") != nullptr;
  });
}

Schemas alone(const SchemaView& schema) { return {schema}; }

SchemaParts collect_parts(const Schemas& schemas, openapi::Version version) {
  Collector collector(version);
  collector.add_all(schemas);
  return collector.take();
}

}  // namespace steelyard::drift
