// Who may call: what the document and its operations require.
#include <algorithm>  // std::any_of
#include <map>        // requirements
#include <set>        // scopes

#include "drift/contract_pair.h"

namespace steelyard::drift {
namespace {

using openapi::Contract;
using openapi::Operation;

// The alternatives of a `security`, each as scheme → scopes; a scheme of the base by its name in the revision.
using Requirement = std::map<std::string, std::set<std::string>>;

std::vector<Requirement> requirements_of(const Json* security, const std::map<std::string, std::string>& names) {
  std::vector<Requirement> alternatives;
  if (security == nullptr || !security->is_array()) return alternatives;
  alternatives.reserve(security->size());
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
  for (const auto& [name, scopes] : requirement) {
    if (!text.empty()) text += " and ";
    text += name;
  }
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
