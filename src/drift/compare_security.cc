// How credentials are sent: the security schemes of two documents.
#include <map>  // names
#include <set>  // names

#include "base/pointer.h"
#include "drift/canonical.h"
#include "drift/contract_pair.h"
#include "http/message.h"

namespace steelyard::drift {
namespace {

using openapi::Contract;

RawObject scheme_object(const Contract& contract, const std::string& name) {
  RawObject object = raw_root(contract);
  object.pointer = pointer_append("/components/securitySchemes", name);
  // A reference to another component is followed within the document; further ones are left as they are.
  const std::string reference = object.text("$ref");
  if (reference.starts_with("#/")) object.pointer = reference.substr(1);
  return object;
}

// "http basic": the names of schemes have no case (RFC 9110, section 11.1).
std::string type_of(const RawObject& object) {
  const std::string scheme = object.text("scheme");
  return scheme.empty() ? object.text("type") : object.text("type") + " " + http::to_lower(scheme);
}

// "header X-Key"; the names of headers have no case.
std::string place_of(const RawObject& object) { return object.text("in") + " " + object.text("name"); }

bool same_place(const RawObject& a, const RawObject& b) {
  return a.text("in") == "header" ? http::equals_ignore_case(place_of(a), place_of(b)) : place_of(a) == place_of(b);
}

// What tells a scheme apart from others, its name aside.
std::string meaning_of(const Contract& contract, const std::string& name) {
  const RawObject object = scheme_object(contract, name);
  std::string text = type_of(object);
  text += '\n';
  text += object.text("in") == "header" ? http::to_lower(place_of(object)) : place_of(object);
  for (const std::string_view member : {"openIdConnectUrl", "flows"}) {
    text += '\n';
    if (const Json* value = object.member(member)) text += canonical_text(*value);
  }
  return text;
}

// Of one scheme in both contracts.
struct SchemePair {
  ContractPair& contracts;
  const std::string& name;
  RawObject base;
  RawObject revision;

  void tell(FactKind kind, Change change, std::string_view member, std::optional<Json> before,
            std::optional<Json> after, const std::string& detail = "") const {
    contracts
        .tell(kind, change, document_site(), base.locate(member), revision.locate(member), std::move(before),
              std::move(after))
        .name = detail.empty() ? name : name + " " + detail;
  }
};

void compare_text(const SchemePair& pair, FactKind kind, std::string_view member) {
  const std::string before = pair.base.text(member);
  const std::string after = pair.revision.text(member);
  if (before != after) pair.tell(kind, Change::changed, member, before, after);
}

const Json& object_or_empty(const Json* value) {
  static const Json kEmpty = Json::object();
  return value == nullptr || !value->is_object() ? kEmpty : *value;
}

void compare_scopes(const SchemePair& pair, const std::string& flow, const Json& before, const Json& after) {
  for (const auto& [scope, text] : after.get_ref<const Json::object_t&>()) {
    const Json* same = find_member(before, scope);
    if (same == nullptr) {
      pair.tell(FactKind::oauth_scope, Change::added, "flows", std::nullopt, scope, flow + " " + scope);
    } else if (*same != text) {
      pair.tell(FactKind::oauth_scope, Change::changed, "flows", *same, text, flow + " " + scope);
    }
  }
  for (const auto& [scope, text] : before.get_ref<const Json::object_t&>()) {
    if (find_member(after, scope) != nullptr) continue;
    pair.tell(FactKind::oauth_scope, Change::removed, "flows", scope, std::nullopt, flow + " " + scope);
  }
}

struct FlowUrl {
  const char* member;
  FactKind kind;
};

constexpr FlowUrl kFlowUrls[] = {{"authorizationUrl", FactKind::oauth_url},
                                 {"tokenUrl", FactKind::oauth_token_url},
                                 {"refreshUrl", FactKind::oauth_refresh_url}};

void compare_flow(const SchemePair& pair, const std::string& flow, const Json& before, const Json& after) {
  for (const FlowUrl& url : kFlowUrls) {
    const std::string from(string_member(before, url.member));
    const std::string to(string_member(after, url.member));
    if (from != to) pair.tell(url.kind, Change::changed, "flows", from, to, flow);
  }
  compare_scopes(pair, flow, object_or_empty(find_member(before, "scopes")),
                 object_or_empty(find_member(after, "scopes")));
}

// Of a flow that only one side has its URLs and scopes are not told.
void compare_flows(const SchemePair& pair) {
  const Json& before = object_or_empty(pair.base.member("flows"));
  const Json& after = object_or_empty(pair.revision.member("flows"));
  for (const std::string flow : {"implicit", "password", "clientCredentials", "authorizationCode"}) {
    const Json* left = find_member(before, flow);
    const Json* right = find_member(after, flow);
    if (left != nullptr && right != nullptr) {
      compare_flow(pair, flow, *left, *right);
    } else if (left != nullptr) {
      pair.tell(FactKind::oauth_flow, Change::removed, "flows", flow, std::nullopt, flow);
    } else if (right != nullptr) {
      pair.tell(FactKind::oauth_flow, Change::added, "flows", std::nullopt, flow, flow);
    }
  }
}

void compare_scheme(const SchemePair& pair) {
  if (type_of(pair.base) != type_of(pair.revision)) {
    pair.tell(FactKind::security_scheme_type, Change::changed, "type", type_of(pair.base), type_of(pair.revision));
    return;
  }
  if (pair.base.text("type") == "apiKey" && !same_place(pair.base, pair.revision)) {
    pair.tell(FactKind::security_scheme_place, Change::changed, "name", place_of(pair.base), place_of(pair.revision));
  }
  compare_text(pair, FactKind::openid_url, "openIdConnectUrl");
  compare_flows(pair);
}

}  // namespace

std::map<std::string, std::string> renamed_schemes(const ContractPair& pair) {
  std::map<std::string, std::string> names;
  for (const auto& [name, scheme] : pair.base.security_schemes) {
    if (pair.revision.security_schemes.count(name) != 0) {
      names[name] = name;
      continue;
    }
    for (const auto& [other, same] : pair.revision.security_schemes) {
      if (pair.base.security_schemes.count(other) == 0 &&
          meaning_of(pair.base, name) == meaning_of(pair.revision, other)) {
        names[name] = other;
      }
    }
  }
  return names;
}

void compare_security_schemes(ContractPair& pair) {
  const std::map<std::string, std::string> names = renamed_schemes(pair);
  std::set<std::string> known;
  for (const auto& [name, scheme] : pair.base.security_schemes) {
    const auto same = names.find(name);
    if (same == names.end()) {
      pair.tell(FactKind::security_scheme, Change::removed, document_site(), scheme.where,
                raw_root(pair.revision).locate("components"))
          .name = name;
      continue;
    }
    known.insert(same->second);
    compare_scheme({pair, same->second, scheme_object(pair.base, name), scheme_object(pair.revision, same->second)});
  }
  for (const auto& [name, scheme] : pair.revision.security_schemes) {
    if (known.count(name) != 0) continue;
    pair.tell(FactKind::security_scheme, Change::added, document_site(), raw_root(pair.base).locate("components"),
              scheme.where)
        .name = name;
  }
}

}  // namespace steelyard::drift
