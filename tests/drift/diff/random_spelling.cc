#include "tests/drift/diff/random_spelling.h"

#include <algorithm>  // std::swap

namespace steelyard::drift::test {

Json RandomSpelling::shuffled(Json value) {
  if (value.is_array()) {
    for (std::size_t i = value.size(); i > 1; --i) std::swap(value[i - 1], value[random_.below(i)]);
    return value;
  }
  std::vector<std::string> names;
  for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) names.push_back(name);
  for (std::size_t i = names.size(); i > 1; --i) std::swap(names[i - 1], names[random_.below(i)]);
  Json result = Json::object();
  for (const std::string& name : names) result[name] = value[name];
  return result;
}

Json RandomSpelling::by_reference(const std::string& kind, const std::string& name, Json value) {
  if (random_.one_in(2)) return value;
  others_[kind][name] = std::move(value);
  return {{"$ref", "#/components/" + kind + "/" + name}};
}

Json RandomSpelling::components() {
  Json schemas = Json::object();
  for (std::size_t i = 0; i < meanings_.size(); ++i) schemas["C" + std::to_string(i)] = write(meanings_[i]);
  others_["schemas"] = shuffled(std::move(schemas));
  return shuffled(others_);
}

Json RandomSpelling::write(const Meaning& meaning) {
  if (meaning.type == "component") return write_component(meaning);
  if (meaning.type == "choice") return dressed(write_choice(meaning));
  if (meaning.type == "union") return dressed(write_union(meaning));
  return dressed(write_typed(meaning));
}

// By reference, or written out; a component that leads to itself does so by reference.
Json RandomSpelling::write_component(const Meaning& meaning) {
  if (depth_ == 0 && random_.one_in(3)) {
    ++depth_;
    Json schema = write(meanings_[meaning.component]);
    --depth_;
    return schema;
  }
  Json reference = {{"$ref", "#/components/schemas/C" + std::to_string(meaning.component)}};
  if (random_.one_in(4)) return {{"allOf", Json::array({reference})}, {"description", "The same."}};
  if (is_3_1_ && random_.one_in(4)) reference["description"] = "The same.";
  return reference;
}

Json RandomSpelling::write_choice(const Meaning& meaning) {
  const bool null_beside = meaning.nullable && is_3_1_;
  Json branches = Json::array();
  for (const Meaning& part : meaning.parts) {
    branches.push_back({{"$ref", "#/components/schemas/C" + std::to_string(part.component)}});
  }
  if (null_beside) branches.push_back({{"type", "null"}});
  Json schema = {{meaning.keywords.contains("anyOf") ? "anyOf" : "oneOf", shuffled(branches)}};
  if (meaning.nullable && !null_beside) schema["nullable"] = true;
  if (meaning.keywords.contains("discriminator")) schema["discriminator"] = write_discriminator(meaning);
  return schema;
}

// A mapping names a component or refers to it, and what it says of a component's own name need not be said.
Json RandomSpelling::write_discriminator(const Meaning& meaning) {
  Json mapping = Json::object();
  for (const Meaning& part : meaning.parts) {
    const std::string name = "C" + std::to_string(part.component);
    if (random_.one_in(2)) mapping[name] = random_.one_in(2) ? name : "#/components/schemas/" + name;
  }
  Json discriminator = {{"propertyName", meaning.keywords["discriminator"]}};
  if (!mapping.empty()) discriminator["mapping"] = shuffled(mapping);
  return discriminator;
}

Json RandomSpelling::write_typed(const Meaning& meaning) {
  Json schema = write_plain(meaning, true);
  add_words_that_say_nothing(meaning, schema);
  return meaning.nullable ? allow_null(std::move(schema)) : schema;
}

// Disjoint types: as alternatives of either kind, or as one list of types with all that is said of each.
Json RandomSpelling::write_union(const Meaning& meaning) {
  if (is_3_1_ && random_.one_in(2)) {
    Json schema = Json::object();
    Json types = Json::array();
    for (const Meaning& part : meaning.parts) {
      const Json plain = write_plain(part, false);
      for (const auto& [name, value] : plain.get_ref<const Json::object_t&>()) {
        if (name == "type") {
          types.push_back(value);
        } else {
          schema[name] = value;
        }
      }
    }
    if (meaning.nullable) types.push_back("null");
    schema["type"] = shuffled(types);
    return schema;
  }
  Json branches = Json::array();
  for (const Meaning& part : meaning.parts) branches.push_back(dressed(write_plain(part, true)));
  const bool null_beside = meaning.nullable && is_3_1_;
  if (null_beside) branches.push_back({{"type", "null"}});
  Json schema = {{random_.one_in(2) ? "anyOf" : "oneOf", shuffled(branches)}};
  if (meaning.nullable && !null_beside) schema["nullable"] = true;
  return schema;
}

Json RandomSpelling::write_plain(const Meaning& meaning, bool may_split) {
  Json schema = meaning.keywords;
  schema["type"] = meaning.type;
  if (meaning.type == "integer") write_integer_bounds(schema);
  if (meaning.type == "number") {
    // The least and the greatest are not among those that pass.
    write_exclusive(schema, "minimum", "exclusiveMinimum");
    write_exclusive(schema, "maximum", "exclusiveMaximum");
  }
  if (meaning.type == "array") write_items(meaning, schema);
  if (meaning.type == "object") write_members(meaning, schema, may_split);
  if (Json* values = schema.contains("enum") ? &schema["enum"] : nullptr) {
    *values = shuffled(*values);
    if (is_3_1_ && values->size() == 1 && random_.one_in(2) && !meaning.nullable) {
      const Json only = (*values)[0];
      schema["const"] = only;
      schema.erase("enum");
    }
  }
  if ((schema.contains("enum") || schema.contains("const")) && random_.one_in(3)) schema.erase("type");
  if (is_3_1_ && schema.value("format", "") == "byte") {
    schema.erase("format");
    schema["contentEncoding"] = "base64";
  }
  return schema;
}

// From 1 on is above 0.
void RandomSpelling::write_integer_bounds(Json& schema) {
  if (!schema.contains("minimum") || random_.one_in(2)) return;
  const std::int64_t minimum = schema["minimum"].get<std::int64_t>();
  schema.erase("minimum");
  if (is_3_1_) {
    schema["exclusiveMinimum"] = minimum - 1;
  } else {
    schema["minimum"] = minimum - 1;
    schema["exclusiveMinimum"] = true;
  }
}

// OAS 3.0 has a flag beside the bound, OAS 3.1 a bound of its own.
void RandomSpelling::write_exclusive(Json& schema, const char* bound, const char* exclusive) {
  if (!schema.contains(bound)) return;
  if (is_3_1_) {
    schema[exclusive] = schema[bound];
    schema.erase(bound);
  } else {
    schema[exclusive] = true;
  }
}

void RandomSpelling::write_items(const Meaning& meaning, Json& schema) {
  if (meaning.parts.empty()) {
    if (!is_3_1_ || random_.one_in(2)) schema["items"] = Json::object();
    return;
  }
  schema["items"] = write(meaning.parts[0]);
  if (is_3_1_ && random_.one_in(4)) schema["prefixItems"] = Json::array({schema["items"]});
}

void RandomSpelling::write_members(const Meaning& meaning, Json& schema, bool may_split) {
  Json properties = Json::object();
  for (const auto& [name, property] : meaning.properties) properties[name] = write(property);
  if (!properties.empty()) schema["properties"] = shuffled(properties);
  if (!meaning.required.empty()) schema["required"] = shuffled(Json(meaning.required));
  if (meaning.closed && is_3_1_ && random_.one_in(3)) {
    if (may_split && random_.one_in(2)) split(schema);
    schema["unevaluatedProperties"] = false;
  } else if (meaning.closed) {
    schema["additionalProperties"] = false;
  } else if (!meaning.parts.empty()) {
    schema["additionalProperties"] = write(meaning.parts[0]);
  } else if (may_split && random_.one_in(4)) {
    split(schema);
  } else if (random_.one_in(4)) {
    schema["additionalProperties"] = true;
  }
}

// Some of the properties into a part of `allOf`.
void RandomSpelling::split(Json& schema) {
  if (!schema.contains("properties")) return;
  Json own = Json::object();
  Json other = Json::object();
  for (const auto& [name, property] : schema["properties"].get_ref<const Json::object_t&>()) {
    (random_.one_in(2) ? own : other)[name] = property;
  }
  Json part = {{"type", "object"}, {"properties", other}};
  if (schema.contains("required") && random_.one_in(2)) {
    part["required"] = schema["required"];
    schema.erase("required");
  }
  schema["properties"] = own;
  schema["allOf"] = Json::array({part});
}

// Keywords at their defaults, and of other types.
void RandomSpelling::add_words_that_say_nothing(const Meaning& meaning, Json& schema) {
  if (!random_.one_in(3)) return;
  if (meaning.type == "string" && !schema.contains("minLength")) schema["minLength"] = 0;
  if (meaning.type == "string" && !schema.contains("pattern") && random_.one_in(2)) schema["pattern"] = ".*";
  if (meaning.type == "array" && !schema.contains("uniqueItems")) schema["uniqueItems"] = false;
  if (meaning.type != "string") schema["maxLength"] = 3;
  if (!schema.contains("deprecated")) schema["deprecated"] = false;
}

Json RandomSpelling::allow_null(Json schema) {
  if (is_3_1_ && random_.one_in(2)) {
    return {{random_.one_in(2) ? "anyOf" : "oneOf", shuffled(Json::array({schema, Json{{"type", "null"}}}))}};
  }
  if (schema.contains("enum")) schema["enum"].push_back(nullptr);
  if (!schema.contains("type")) return schema;  // the values say it
  if (is_3_1_) {
    schema["type"] = shuffled(Json::array({schema["type"], "null"}));
  } else {
    schema["nullable"] = true;
  }
  return schema;
}

// What constrains nothing.
Json RandomSpelling::dressed(Json schema) {
  if (random_.one_in(4)) schema["description"] = "What it is.";
  if (random_.one_in(6)) schema["title"] = "It";
  if (random_.one_in(6)) schema["x-internal"] = true;
  if (random_.one_in(6)) return {{"description", "Wrapped."}, {"allOf", Json::array({shuffled(schema)})}};
  return shuffled(schema);
}

}  // namespace steelyard::drift::test
