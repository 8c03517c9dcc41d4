#include "tests/drift/diff/large_document.h"

#include "base/json.h"

namespace steelyard::drift::test {
namespace {

Json reference(const std::string& name) { return {{"$ref", "#/components/schemas/" + name}}; }

Json property(int seed, int index) {
  const int kind = (seed + index) % 7;
  Json schema = {{"description", "Value " + std::to_string(index) + " of resource " + std::to_string(seed) +
                                     ", as the service keeps it for its own accounting."}};
  if (kind == 0) schema.update(Json{{"type", "string"}, {"minLength", 1}, {"maxLength", 64 + index}});
  if (kind == 1) schema.update(Json{{"type", "integer"}, {"format", "int64"}, {"minimum", 0}});
  if (kind == 2) schema.update(Json{{"type", Json::array({"number", "null"})}, {"maximum", 1000 + seed}});
  if (kind == 3) schema.update(Json{{"type", "string"}, {"enum", Json::array({"open", "held", "closed"})}});
  if (kind == 4) schema.update(Json{{"type", "array"}, {"items", reference("Node")}, {"maxItems", 100}});
  if (kind == 5) {
    schema.update(Json{{"oneOf", Json::array({reference("Node"), Json{{"type", "string"}, {"format", "uri"}}})}});
  }
  if (kind == 6) {
    schema.update(
        Json{{"type", "object"}, {"properties", {{"id", {{"type", "string"}}}, {"tree", reference("Tree")}}}});
  }
  return schema;
}

Json resource(int seed, const LargeDocument& size, bool edited) {
  Json properties = Json::object();
  Json required = Json::array();
  for (int i = 0; i < size.properties; ++i) {
    if (edited && i == 3) continue;
    const std::string name = "property_" + std::to_string(i);
    properties[name] = property(seed, i);
    if (i % 3 == 0) required.push_back(name);
  }
  properties["next"] = reference("Resource" + std::to_string(seed) + "Link");
  return {{"type", "object"}, {"required", required}, {"properties", properties}};
}

Json content(const Json& schema) { return {{"application/json", {{"schema", schema}}}}; }

Json operation(int seed) {
  const std::string name = "Resource" + std::to_string(seed);
  Json parameters = Json::array();
  for (const char* query : {"limit", "cursor", "order"}) {
    parameters.push_back({{"name", query}, {"in", "query"}, {"schema", {{"type", "string"}, {"maxLength", seed + 1}}}});
  }
  Json responses = {{"200", {{"description", "Done"}, {"content", content(reference(name))}}}};
  for (const char* status : {"400", "401", "404", "500"}) {
    responses[status] = {{"description", "Refused"}, {"content", content(reference("Error"))}};
  }
  const Json body = {{"type", "object"}, {"properties", {{"filter", property(seed, 0)}, {"depth", property(seed, 1)}}}};
  return {{"operationId", "query" + name},
          {"summary", "Query resource " + std::to_string(seed)},
          {"tags", Json::array({"group" + std::to_string(seed % 20)})},
          {"parameters", parameters},
          {"requestBody", {{"required", true}, {"content", content(body)}}},
          {"responses", responses}};
}

// Schemas that lead back to themselves, directly and through each other.
Json shared_schemas() {
  return {
      {"Node",
       {{"type", "object"},
        {"required", Json::array({"id"})},
        {"properties", {{"id", {{"type", "string"}}}, {"parent", reference("Node")}, {"tree", reference("Tree")}}}}},
      {"Tree",
       {{"type", "object"},
        {"properties",
         {{"root", reference("Node")}, {"branches", {{"type", "array"}, {"items", reference("Tree")}}}}}}},
      {"Error", {{"type", "object"}, {"properties", {{"code", {{"type", "string"}}}, {"cause", reference("Error")}}}}}};
}

}  // namespace

std::string large_document(const LargeDocument& size, bool edited) {
  Json schemas = shared_schemas();
  Json paths = Json::object();
  for (int i = 0; i < size.operations; ++i) {
    const std::string name = "Resource" + std::to_string(i);
    schemas[name] = resource(i, size, edited && i % 10 == 0);

    schemas[name + "Link"] = {{"type", "object"},
                              {"properties", {{"href", {{"type", "string"}}}, {"of", reference("Tree")}}}};
    if (edited && i % 50 == 10) continue;
    if (edited && i % 50 == 35) continue;
    paths["/v1/resources-" + std::to_string(i)] = {{"post", operation(i)}};
  }
  return write_json(Json{{"openapi", "3.1.0"},
                         {"info", {{"title", "Large"}, {"version", "1.0.0"}}},
                         {"paths", paths},
                         {"components", {{"schemas", schemas}}}},
                    2);
}

}  // namespace steelyard::drift::test
