#include <algorithm>  // std::sort
#include <set>        // patterns

#include "base/decimal.h"
#include "base/json.h"
#include "base/pointer.h"
#include "drift/bounds.h"
#include "drift/canonical.h"
#include "drift/idle_schema.h"
#include "drift/read_schema.h"
#include "drift/units.h"

namespace steelyard::drift {
namespace {

using json_schema::SchemaRef;
using openapi::SchemaView;

// What holds where two schemas that apply together say different things.
enum class Merge { smallest, largest, multiple, first, any, all_texts };

struct Row {
  std::string_view keyword;
  FactKind kind;
  Merge merge;
  std::string_view otherwise;  // what its absence means, as canonical text; "" if nothing says the same
};

constexpr Row kRows[] = {
    {"maximum", FactKind::maximum, Merge::smallest, ""},
    {"minimum", FactKind::minimum, Merge::largest, ""},
    {"exclusiveMaximum", FactKind::exclusive_maximum, Merge::smallest, ""},
    {"exclusiveMinimum", FactKind::exclusive_minimum, Merge::largest, ""},
    {"maxLength", FactKind::max_length, Merge::smallest, ""},
    {"minLength", FactKind::min_length, Merge::largest, "0"},
    {"maxItems", FactKind::max_items, Merge::smallest, ""},
    {"minItems", FactKind::min_items, Merge::largest, "0"},
    {"maxProperties", FactKind::max_properties, Merge::smallest, ""},
    {"minProperties", FactKind::min_properties, Merge::largest, "0"},
    {"maxContains", FactKind::max_contains, Merge::smallest, ""},
    {"minContains", FactKind::min_contains, Merge::largest, "1"},
    {"multipleOf", FactKind::multiple_of, Merge::multiple, ""},
    {"uniqueItems", FactKind::unique_items, Merge::any, "false"},
    {"pattern", FactKind::pattern, Merge::all_texts, ""},
    {"contentEncoding", FactKind::content_encoding, Merge::first, ""},
    {"contentMediaType", FactKind::content_media_type, Merge::first, ""},
    {"default", FactKind::default_value, Merge::first, ""},
    {"const", FactKind::constant, Merge::first, ""},
    {"readOnly", FactKind::read_only, Merge::any, "false"},
    {"writeOnly", FactKind::write_only, Merge::any, "false"},
    {"deprecated", FactKind::deprecated, Merge::any, "false"},
    {"x-sunset", FactKind::sunset, Merge::first, ""},
    {"x-stability-level", FactKind::stability, Merge::first, ""},
};

// OAS 3.0 tells binary text by `format`, OAS 3.1 by the content keywords (OAS 3.1.1, 4.7.14.2 "Migrating binary
// descriptions from OAS 3.0").
struct BinaryFormat {
  std::string_view format;
  FactKind kind;
  std::string_view value;
};
constexpr BinaryFormat kBinaryFormats[] = {{"byte", FactKind::content_encoding, "base64"},
                                           {"base64", FactKind::content_encoding, "base64"},
                                           {"binary", FactKind::content_media_type, "application/octet-stream"}};

SchemaRef place_of(const SchemaView& view, std::string_view keyword) {
  return {view.place().uri, pointer_append(view.place().pointer, keyword)};
}

bool is_less(const Json& a, const Json& b) {
  const auto left = to_decimal(a);
  const auto right = to_decimal(b);
  return left && right && *left < *right;
}

bool is_multiple(const Json& number, const Json& divisor) {
  const auto left = to_decimal(number);
  const auto right = to_decimal(divisor);
  return left && right && left->divisible_by(*right);
}

// One text, or several, sorted.
Json united(const Json& a, const Json& b) {
  std::set<std::string> texts;
  for (const Json* value : {&a, &b}) {
    if (value->is_string()) texts.insert(value->get<std::string>());
    if (value->is_array()) {
      for (const Json& text : *value) texts.insert(text.get<std::string>());
    }
  }
  return texts.size() == 1 ? Json(*texts.begin()) : Json(texts);
}

Json merged(const Json& a, const Json& b, Merge merge) {
  if (merge == Merge::smallest) return is_less(b, a) ? b : a;
  if (merge == Merge::largest) return is_less(a, b) ? b : a;
  if (merge == Merge::any) return a == true ? a : b;
  if (merge == Merge::multiple) return is_multiple(b, a) ? b : a;
  if (merge == Merge::all_texts) return united(a, b);
  return a;
}

// Patterns are searched for, so that these are found in every text. `.` is no end of a line (ECMA-262, 22.2.2 "Atom"):
// "^.*$" is not one of them.
constexpr std::string_view kEverything[] = {"",          "^",           "$",         ".*",          "^.*",
                                            ".*$",       "(.*)",        "[\\s\\S]*", "^[\\s\\S]*$", "^[\\s\\S]*",
                                            "[\\S\\s]*", "^[\\S\\s]*$", "^[^]*$"};

bool finds_everything(const Json& pattern) {
  return std::find(std::begin(kEverything), std::end(kEverything), pattern) != std::end(kEverything);
}

void put(NormalSchema& schema, FactKind kind, Merge merge, const Json& value, const SchemaRef& at) {
  const auto found = schema.keywords.find(kind);
  if (found == schema.keywords.end()) {
    schema.keywords[kind] = {std::make_shared<const Json>(value), at};
  } else {
    Json both = merged(*found->second.value, value, merge);
    if (both == *found->second.value) return;
    if (both == value) found->second.at = at;
    found->second.value = std::make_shared<const Json>(std::move(both));
  }
}

// OAS 3.0: `exclusiveMinimum: true` sharpens the minimum beside it; OAS 3.1: it is a bound of its own.
const Json* bound(const SchemaView& view, const Row& row) {
  const bool is_minimum = row.kind == FactKind::minimum || row.kind == FactKind::exclusive_minimum;
  const bool is_exclusive = row.kind == FactKind::exclusive_minimum || row.kind == FactKind::exclusive_maximum;
  const Json* flag = view.keyword(is_minimum ? "exclusiveMinimum" : "exclusiveMaximum");
  if (flag == nullptr || !flag->is_boolean()) return view.keyword(row.keyword);
  if (flag->get<bool>() != is_exclusive) return nullptr;
  return view.keyword(is_minimum ? "minimum" : "maximum");
}

void read_rows(const SchemaView& view, bool unevaluated, NormalSchema& schema) {
  for (const Row& row : kRows) {
    const Json* value = is_bound(row.kind) ? bound(view, row) : view.keyword(row.keyword);
    if (value == nullptr || (!row.otherwise.empty() && canonical_text(*value) == row.otherwise)) continue;
    if (row.kind == FactKind::min_contains && view.keyword("contains") != nullptr &&
        is_idle(view, "contains", unevaluated)) {
      continue;
    }
    if (row.kind == FactKind::pattern && (!value->is_string() || finds_everything(*value))) continue;
    put(schema, row.kind, row.merge, *value, place_of(view, row.keyword));
  }
}

void read_format(const SchemaView& view, NormalSchema& schema) {
  const std::string format(string_member(view.value(), "format"));
  if (format.empty()) return;
  for (const BinaryFormat& binary : kBinaryFormats) {
    if (binary.format != format) continue;
    put(schema, binary.kind, Merge::first, Json(std::string(binary.value)), place_of(view, "format"));
    return;
  }
  if (!schema.format.empty()) return;
  schema.format = format;
  if (schema.type_at.uri.empty()) schema.type_at = place_of(view, "format");
}

// The types that a part lists; null apart.
struct Types {
  std::vector<std::string> names;
  bool has_null = false;
};

Types own_types(const Json& type) {
  Types types;
  const auto add = [&](const Json& name) {
    if (name.is_null() || name == "null") {
      types.has_null = true;
    } else if (name.is_string()) {
      types.names.push_back(name.get<std::string>());
    }
  };
  if (type.is_array()) {
    for (const Json& name : type) add(name);
  } else {
    add(type);
  }
  std::sort(types.names.begin(), types.names.end());
  types.names.erase(std::unique(types.names.begin(), types.names.end()), types.names.end());
  if (std::find(types.names.begin(), types.names.end(), "number") != types.names.end())
    std::erase(types.names, "integer");
  return types;
}

std::vector<std::string> both(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> common;
  for (const std::string& left : a) {
    for (const std::string& right : b) {
      if (left == right || (left == "integer" && right == "number")) common.push_back(left);
      if (left == "number" && right == "integer") common.push_back(right);
    }
  }
  std::sort(common.begin(), common.end());
  return common;
}

void read_types(const SchemaPart& part, bool flag, NormalSchema& schema) {
  const Json* type = part.view.keyword("type");
  bool allows_null = true;
  if (type != nullptr) {
    Types types = own_types(*type);
    allows_null = types.has_null || flag || part.or_null;
    schema.types = schema.typed ? both(schema.types, types.names) : std::move(types.names);
    schema.typed = true;
    schema.type_at = place_of(part.view, "type");
  }
  schema.null_known = schema.null_known || type != nullptr || part.null_beside || flag;
  schema.nullable = schema.nullable && allows_null;
}

// Null is taken out of an enum: it says the same as `nullable`.
void read_enum(const SchemaPart& part, NormalSchema& schema) {
  const Json* values = part.view.keyword("enum");
  if (values == nullptr || !values->is_array()) return;
  std::map<std::string, Json> sorted;
  bool has_null = part.or_null;
  for (const Json& value : *values) {
    if (value.is_null()) {
      has_null = true;
    } else {
      sorted.emplace(canonical_text(value), value);
    }
  }
  if (!has_null) schema.nullable = false;
  schema.null_known = true;
  const auto earlier = schema.keywords.find(FactKind::enumeration);
  Json list = Json::array();
  for (const auto& [text, value] : sorted) {
    const bool kept =
        earlier == schema.keywords.end() ||
        std::find(earlier->second.value->begin(), earlier->second.value->end(), value) != earlier->second.value->end();
    if (kept) list.push_back(value);
  }
  schema.keywords[FactKind::enumeration] = {std::make_shared<const Json>(std::move(list)), place_of(part.view, "enum")};
}

// Null passes a `const` only if it is that value.
void read_constant(const SchemaPart& part, NormalSchema& schema) {
  const Json* value = part.view.keyword("const");
  if (value == nullptr) return;
  if (!value->is_null() && !part.or_null) schema.nullable = false;
  schema.null_known = true;
}

void read_description(const SchemaView& view, NormalSchema& schema) {
  const std::string_view text = string_member(view.value(), "description");
  if (text.empty() || !schema.described_at.uri.empty()) return;
  schema.units = units_in(text);
  schema.described_at = place_of(view, "description");
}

}  // namespace

void read_values(const SchemaParts& parts, openapi::Version version, NormalSchema& schema) {
  const bool unevaluated = has_unevaluated(parts);
  for (const SchemaPart& part : parts.parts) {
    const bool flag = version == openapi::Version::v3_0 && flag_member(part.view.value(), "nullable");
    read_types(part, flag || part.null_beside, schema);
    read_rows(part.view, unevaluated, schema);
    read_format(part.view, schema);
    read_enum(part, schema);
    read_constant(part, schema);
    read_description(part.view, schema);
  }
  keep_tighter_bounds(schema);
}

}  // namespace steelyard::drift
