#include "server/stubs/stub_mapping.h"

#include <cctype>  // ids

#include "base/json.h"

namespace steelyard::server {
namespace {

bool is_uuid(const std::string& text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : std::isxdigit(static_cast<unsigned char>(text[i])) == 0) return false;
  }
  return true;
}

std::string read_id(MemberReader& reader, const MakeId& make_id) {
  const std::optional<std::string> uuid = reader.text("uuid");
  const std::optional<std::string> id = reader.text("id");
  std::string given = id ? *id : uuid.value_or("");
  if (given.empty()) return make_id();
  if (!is_uuid(given)) reader.note(id ? "id" : "uuid", "\"" + given + "\" is no UUID");
  return given;
}

// The members in WireMock's order, the defaults written out.
Json request_json(const Json* given, const RequestPattern& request) {
  Json json = Json::object();
  for (const char* name : {"url", "urlPath", "urlPattern", "urlPathPattern", "urlPathTemplate"}) {
    if (const Json* member = given == nullptr ? nullptr : find_member(*given, name)) json[name] = *member;
  }
  json["method"] = request.method;
  if (given != nullptr) json.insert(given->begin(), given->end());
  return json;
}

Json response_json(const Json* given, const StubResponse& response) {
  Json json = {{"status", response.response.status}};
  if (given != nullptr) json.insert(given->begin(), given->end());
  return json;
}

Json mapping_json(const Json& given, const StubMapping& stub) {
  Json json = {{"id", stub.id}};
  if (!stub.name.empty()) json["name"] = stub.name;
  json["request"] = request_json(find_member(given, "request"), stub.request);
  json["response"] = response_json(find_member(given, "response"), stub.response);
  json["uuid"] = stub.id;
  for (const char* name : {"priority", "scenarioName", "requiredScenarioState", "newScenarioState", "metadata"}) {
    const Json* member = find_member(given, name);
    if (member != nullptr && !member->is_null()) json[name] = *member;
  }
  return json;
}

const Json& member_or_empty(MemberReader& reader, std::string_view name) {
  static const Json empty = Json::object();
  const Json* member = reader.take(name);
  return member == nullptr ? empty : *member;
}

}  // namespace

std::variant<StubMapping, MappingErrors> read_stub_mapping(const Json& json, const MakeId& make_id) {
  MappingErrors errors;
  StubMapping stub;
  MemberReader reader(json, "", errors);
  if (!json.is_object()) return errors;
  stub.id = read_id(reader, make_id);
  stub.name = reader.text("name").value_or("");
  stub.priority = static_cast<int>(reader.integer("priority", 1, 2'147'483'647).value_or(5));
  stub.scenario = reader.text("scenarioName").value_or("");
  stub.required_state = reader.text("requiredScenarioState").value_or("");
  stub.new_state = reader.text("newScenarioState").value_or("");
  if (stub.scenario.empty() && !(stub.required_state + stub.new_state).empty())
    reader.note("scenarioName", "a state belongs to a scenario, which has no name here");
  if (const Json* metadata = reader.take("metadata")) stub.metadata = std::make_shared<const Json>(*metadata);
  stub.request = read_request_pattern(member_or_empty(reader, "request"), "/request", errors);
  stub.response = read_stub_response(member_or_empty(reader, "response"), "/response", errors);
  reader.refuse("persistent", "stubs live as long as the server; keep them in a pack");
  reader.refuse("postServeActions", "Steelyard runs no webhooks and no extensions of WireMock");
  reader.refuse("serveEventListeners", "Steelyard runs no webhooks and no extensions of WireMock");
  reader.finish();
  if (!errors.empty()) return errors;
  stub.json = std::make_shared<const Json>(mapping_json(json, stub));
  return stub;
}

}  // namespace steelyard::server
