// Who may call: security schemes, and what the document and its operations require.
#include <algorithm>  // std::sort
#include <map>        // requirements
#include <set>        // scopes

#include "base/pointer.h"
#include "drift/canonical.h"
#include "drift/contract_pair.h"
#include "http/message.h"

namespace steelyard::drift {
namespace {

using openapi::Contract;
using openapi::Operation;

std::shared_ptr<const Site> document_site() { return std::make_shared<const Site>(); }

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
  return object.text("type") + " " + http::to_lower(object.text("scheme"));
}

// "header X-Key"; the names of headers have no case.
std::string place_of(const RawObject& object) { return object.text("in") + " " + object.text("name"); }

bool same_place(const RawObject& a, const RawObject& b) {
  return a.text("in") == "header" ? http::equals_ignore_case(place_of(a), place_of(b)) : place_of(a) == place_of(b);
}

// What tells a scheme apart from others, its name aside.
std::string meaning_of(const Contract& contract, const std::string& name) {
  const RawObject object = scheme_object(contract, name);
  std::string text = type_of(object) + "\n" +
                     (object.text("in") == "header" ? http::to_lower(place_of(object)) : place_of(object)) + "\n";
  for (const std::string_view member : {"openIdConnectUrl", "flows"}) {
    const Json* value = object.member(member);
    text += (value == nullptr ? "" : canonical_text(*value)) + "\n";
  }
  return text;
}

// The names of the base's schemes in the revision: the same name, else a scheme of another name that means the same.
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

const Json& member_or_empty(const Json* object, std::string_view name) {
  static const Json kEmpty = Json::object();
  const Json* found = object == nullptr ? nullptr : find_member(*object, name);
  return found == nullptr || !found->is_object() ? kEmpty : *found;
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

// Flows that only one side has differ by their URLs and scopes from the empty one.
void compare_flows(const SchemePair& pair) {
  for (const std::string flow : {"implicit", "password", "clientCredentials", "authorizationCode"}) {
    const Json& before = member_or_empty(pair.base.member("flows"), flow);
    const Json& after = member_or_empty(pair.revision.member("flows"), flow);
    for (const auto& [member, kind] :
         {std::pair("authorizationUrl", FactKind::oauth_url), std::pair("tokenUrl", FactKind::oauth_token_url)}) {
      const std::string from(string_member(before, member));
      const std::string to(string_member(after, member));
      if (from != to) pair.tell(kind, Change::changed, "flows", from, to, flow);
    }
    compare_scopes(pair, flow, member_or_empty(&before, "scopes"), member_or_empty(&after, "scopes"));
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
  compare_text(pair, FactKind::oauth_url, "openIdConnectUrl");
  compare_flows(pair);
}

// The alternatives of a `security`, each as scheme → scopes; a scheme of the base by its name in the revision.
using Requirement = std::map<std::string, std::set<std::string>>;

std::vector<Requirement> requirements_of(const Json* security, const std::map<std::string, std::string>& names) {
  std::vector<Requirement> alternatives;
  if (security == nullptr || !security->is_array()) return alternatives;
  for (const Json& item : *security) {
    Requirement requirement;
    for (const auto& [name, scopes] : item.get_ref<const Json::object_t&>()) {
      const auto renamed = names.find(name);
      std::set<std::string>& all = requirement[renamed == names.end() ? name : renamed->second];
      for (const Json& scope : scopes) all.insert(scope.get<std::string>());
    }
    alternatives.push_back(std::move(requirement));
  }
  return alternatives;
}

// True if a request without credential passes.
bool is_open(const std::vector<Requirement>& alternatives) {
  return alternatives.empty() || std::any_of(alternatives.begin(), alternatives.end(),
                                             [](const Requirement& requirement) { return requirement.empty(); });
}

std::string schemes_of(const Requirement& requirement) {
  std::string text;
  for (const auto& [name, scopes] : requirement) text += (text.empty() ? "" : " and ") + name;
  return text;
}

const Requirement* find_schemes(const std::vector<Requirement>& alternatives, const std::string& schemes) {
  for (const Requirement& requirement : alternatives) {
    if (schemes_of(requirement) == schemes) return &requirement;
  }
  return nullptr;
}

class SecurityComparison {
 public:
  SecurityComparison(ContractPair& pair, std::shared_ptr<const Site> site, Location base, Location revision)
      : pair_(pair), site_(std::move(site)), at_base_(std::move(base)), at_revision_(std::move(revision)) {}

  // An API that was open and now asks for a credential, or the other way round, is one fact for each scheme; among APIs
  // that ask for one, schemes are alternatives.
  void compare(const std::vector<Requirement>& before, const std::vector<Requirement>& after) {
    const bool opened_or_closed = is_open(before) != is_open(after);
    const FactKind kind = opened_or_closed ? FactKind::security : FactKind::security_alternative;
    for (const Requirement& requirement : after) {
      const std::string schemes = schemes_of(requirement);
      if (schemes.empty()) continue;
      if (const Requirement* same = find_schemes(before, schemes)) {
        compare_scopes(*same, requirement);
        if (opened_or_closed) tell(is_open(before) ? Change::added : Change::removed, kind, schemes);
      } else {
        tell(Change::added, kind, schemes);
      }
    }
    for (const Requirement& requirement : before) {
      const std::string schemes = schemes_of(requirement);
      if (!schemes.empty() && find_schemes(after, schemes) == nullptr) tell(Change::removed, kind, schemes);
    }
  }

 private:
  void tell(Change change, FactKind kind, const std::string& name) {
    std::optional<Json> before = change == Change::removed ? std::optional<Json>(name) : std::nullopt;
    std::optional<Json> after = change == Change::added ? std::optional<Json>(name) : std::nullopt;
    pair_.tell(kind, change, site_, at_base_, at_revision_, std::move(before), std::move(after)).name = name;
  }

  void compare_scopes(const Requirement& before, const Requirement& after) {
    for (const auto& [scheme, scopes] : after) {
      const std::set<std::string>& earlier = before.at(scheme);
      for (const std::string& scope : scopes) {
        if (earlier.count(scope) == 0) tell(Change::added, FactKind::security_scope, scheme + " " + scope);
      }
      for (const std::string& scope : earlier) {
        if (scopes.count(scope) == 0) tell(Change::removed, FactKind::security_scope, scheme + " " + scope);
      }
    }
  }

  ContractPair& pair_;
  std::shared_ptr<const Site> site_;
  Location at_base_;
  Location at_revision_;
};

}  // namespace

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

namespace {

bool has_own_security(const Contract& contract, const Operation& operation) {
  return raw_object(contract, operation.object).member("security") != nullptr;
}

// False where every operation that both documents have says for itself, in one of them at least, who may call it: what
// the documents say then touches none of them, or is told of the operation.
bool applies_to_any(const ContractPair& pair) {
  std::map<std::string, bool> takes_over;
  for (const Operation& operation : pair.base.operations) {
    takes_over[operation.label()] = !has_own_security(pair.base, operation);
  }
  bool shared = false;
  for (const Operation& operation : pair.revision.operations) {
    const auto before = takes_over.find(operation.label());
    if (before == takes_over.end()) continue;
    if (before->second && !has_own_security(pair.revision, operation)) return true;
    shared = true;
  }
  return !shared;
}

}  // namespace

void compare_document_security(ContractPair& pair) {
  if (!applies_to_any(pair)) return;
  const RawObject base = raw_root(pair.base);
  const RawObject revision = raw_root(pair.revision);
  SecurityComparison comparison(pair, document_site(), base.locate("security"), revision.locate("security"));
  comparison.compare(requirements_of(base.member("security"), renamed_schemes(pair)),
                     requirements_of(revision.member("security"), {}));
}

// Where both operations take it over from their documents, it is told of those.
void compare_operation_security(ContractPair& pair, const Operation& base, const Operation& revision) {
  const RawObject before = raw_object(pair.base, base.object);
  const RawObject after = raw_object(pair.revision, revision.object);
  const Json* own_before = before.member("security");
  const Json* own_after = after.member("security");
  if (own_before == nullptr && own_after == nullptr) return;
  Site site;
  site.subject = Subject::operation;
  site.operation = revision.label();
  SecurityComparison comparison(pair, std::make_shared<const Site>(std::move(site)), before.locate("security"),
                                after.locate("security"));
  comparison.compare(
      requirements_of(own_before != nullptr ? own_before : raw_root(pair.base).member("security"),
                      renamed_schemes(pair)),
      requirements_of(own_after != nullptr ? own_after : raw_root(pair.revision).member("security"), {}));
}

}  // namespace steelyard::drift
