// Security Scheme Object and Security Requirement Object (OAS 3.1.1, 4.8.27 and 4.8.30).
#include <algorithm>  // std::transform
#include <cctype>     // std::tolower

#include "base/json.h"
#include "openapi/load.h"

namespace steelyard::openapi {
namespace {

struct KindRow {
  std::string_view text;
  SecurityKind kind;
};
constexpr KindRow kKinds[] = {{"apiKey", SecurityKind::api_key},
                              {"http", SecurityKind::http},
                              {"oauth2", SecurityKind::oauth2},
                              {"openIdConnect", SecurityKind::open_id_connect},
                              {"mutualTLS", SecurityKind::mutual_tls}};

struct PlaceRow {
  std::string_view text;
  ParameterPlace place;
};
constexpr PlaceRow kPlaces[] = {
    {"header", ParameterPlace::header}, {"query", ParameterPlace::query}, {"cookie", ParameterPlace::cookie}};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

void load_api_key(Loading& loading, ObjectReader& object, SecurityScheme& scheme) {
  scheme.key_name = object.required_text("name");
  const std::string in = object.required_text("in");
  for (const PlaceRow& row : kPlaces) {
    if (row.text != in) continue;
    scheme.in = row.place;
    return;
  }
  loading.fail(ErrorCode::openapi_invalid, "an apiKey stands in a header, a query or a cookie, not in \"" + in + "\"",
               object.node().where());
}

SecurityScheme load_scheme(Loading& loading, const std::string& name, const Node& node) {
  ObjectReader object(loading, node, "security scheme");
  SecurityScheme scheme{name, SecurityKind::api_key, ParameterPlace::header, "", "", node.where()};
  const std::string type = object.required_text("type");
  const auto* row =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](const KindRow& r) { return r.text == type; });
  if (row == std::end(kKinds)) {
    loading.fail(ErrorCode::openapi_invalid, "\"" + type + "\" is no type of security scheme", node.where());
    return scheme;
  }
  scheme.kind = row->kind;
  if (scheme.kind == SecurityKind::api_key) load_api_key(loading, object, scheme);
  if (scheme.kind == SecurityKind::http) scheme.http_scheme = lower(object.required_text("scheme"));
  if (scheme.kind == SecurityKind::oauth2 || scheme.kind == SecurityKind::open_id_connect)
    scheme.http_scheme = "bearer";
  object.skip({"description", "bearerFormat", "flows", "openIdConnectUrl", "name", "in", "scheme"});
  object.finish();
  return scheme;
}

SecurityRequirement load_requirement(Loading& loading, const Node& node) {
  SecurityRequirement requirement;
  if (!node.value->is_object()) {
    loading.fail(ErrorCode::openapi_invalid, "a security requirement is an object", node.where());
    return requirement;
  }
  for (const auto& [name, scopes] : node.value->get_ref<const Json::object_t&>()) {
    const Location place = node.member(name)->where();
    if (loading.contract.security_schemes.count(name) == 0) {
      loading.fail(ErrorCode::reference_unresolved, "there is no security scheme \"" + name + "\"", place);
    }
    const bool texts =
        scopes.is_array() && std::all_of(scopes.begin(), scopes.end(), [](const Json& s) { return s.is_string(); });
    if (!texts) {
      loading.fail(ErrorCode::openapi_invalid, "the scopes of \"" + name + "\" must be an array of strings", place);
    }
    requirement.schemes.push_back(name);
  }
  return requirement;
}

}  // namespace

std::map<std::string, SecurityScheme> load_security_schemes(Loading& loading, const Node& map) {
  std::map<std::string, SecurityScheme> schemes;
  for (const Named& entry : named_members(loading, map)) {
    schemes.emplace(entry.name, load_scheme(loading, entry.name, entry.node));
  }
  return schemes;
}

std::optional<std::vector<SecurityRequirement>> load_security(Loading& loading, ObjectReader& object) {
  const std::optional<Node> array = object.array("security");
  if (!array) {
    const std::optional<Node> null = object.node().member("security");
    if (null) loading.fail(ErrorCode::openapi_invalid, "\"security\" must be an array", null->where());
    return std::nullopt;
  }
  std::vector<SecurityRequirement> requirements;
  for (std::size_t i = 0; i < array->value->size(); ++i) {
    requirements.push_back(load_requirement(loading, array->item(i)));
  }
  return requirements;
}

}  // namespace steelyard::openapi
