#include "drift/compare_contracts.h"

#include <map>  // operations by method and shape
#include <set>  // paths

#include "base/pointer.h"
#include "drift/contract_pair.h"
#include "openapi/path_template.h"

namespace steelyard::drift {
namespace {

using openapi::Contract;
using openapi::Operation;

std::string key_of(const Operation& operation) {
  return operation.method + " " + openapi::template_shape(operation.path);
}

std::map<std::string, const Operation*> by_key(const Contract& contract) {
  std::map<std::string, const Operation*> operations;
  for (const Operation& operation : contract.operations) operations[key_of(operation)] = &operation;
  return operations;
}

std::set<std::string> paths_of(const Contract& contract) {
  std::set<std::string> shapes;
  for (const Operation& operation : contract.operations) shapes.insert(openapi::template_shape(operation.path));
  return shapes;
}

std::shared_ptr<const Site> site_of(const Operation& operation) {
  Site site;
  site.subject = Subject::operation;
  site.operation = operation.label();
  return std::make_shared<const Site>(std::move(site));
}

std::string stability_of(const ContractPair& pair, const Operation& base) {
  return raw_object(pair.base, base.object).text("x-stability-level");
}

void compare_operation(ContractPair& pair, const Operation& base, const Operation& revision) {
  const std::size_t first = pair.facts.size();
  compare_lifecycle(pair, base, revision);
  compare_operation_security(pair, base, revision);
  compare_parameters(pair, base, revision);
  compare_request_body(pair, base, revision);
  compare_responses(pair, base, revision);
  compare_callbacks(pair, base, revision);
  const std::string stability = stability_of(pair, base);
  for (std::size_t i = first; i < pair.facts.size(); ++i) pair.facts[i].stability = stability;
}

// A path that is gone with all its operations is told once for each operation, as a path.
void tell_removed(ContractPair& pair, const Operation& operation, const std::set<std::string>& paths) {
  const bool path_is_gone = paths.count(openapi::template_shape(operation.path)) == 0;
  const RawObject object = raw_object(pair.base, operation.object);
  Fact& fact = pair.tell(path_is_gone ? FactKind::path : FactKind::operation, Change::removed, site_of(operation),
                         operation.where, raw_root(pair.revision).locate("paths"));
  fact.deprecated = operation.deprecated;
  fact.sunset = object.text("x-sunset");
  fact.stability = stability_of(pair, operation);
}

}  // namespace

const Json* RawObject::member(std::string_view name) const {
  const Json* value = document == nullptr ? nullptr : document->find(pointer);
  return value == nullptr ? nullptr : find_member(*value, name);
}

std::string RawObject::text(std::string_view name) const {
  const Json* value = member(name);
  return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

Location RawObject::locate(std::string_view name) const {
  if (document == nullptr) return {};
  return document->locate(member(name) == nullptr ? pointer : pointer_append(pointer, name));
}

std::map<std::string, json_schema::SchemaRef> members_of(const Contract& contract,
                                                         const json_schema::SchemaRef& place) {
  std::map<std::string, json_schema::SchemaRef> members;
  const openapi::SchemaView view = openapi::SchemaView(contract.registry, place).follow();
  if (!view.valid() || !view.value().is_object()) return members;
  for (const auto& [name, member] : view.value().get_ref<const Json::object_t&>()) {
    if (!name.starts_with("x-")) members[name] = {view.place().uri, pointer_append(view.place().pointer, name)};
  }
  return members;
}

Location locate(const Contract& contract, const json_schema::SchemaRef& place) {
  const Document* document = contract.registry.find(place.uri);
  return document == nullptr ? Location{} : document->locate(place.pointer);
}

std::shared_ptr<const Site> document_site() { return std::make_shared<const Site>(); }

RawObject raw_root(const Contract& contract) { return {contract.registry.find(contract.root_uri), ""}; }

RawObject raw_object(const Contract& contract, const json_schema::SchemaRef& place) {
  return {contract.registry.find(place.uri), place.pointer};
}

Fact& ContractPair::tell(FactKind kind, Change change, const std::shared_ptr<const Site>& site, const Location& at_base,
                         const Location& at_revision, std::optional<Json> before, std::optional<Json> after) {
  Fact fact;
  fact.kind = kind;
  fact.change = change;
  fact.site = site;
  fact.base = at_base;
  fact.revision = at_revision;
  if (before) fact.before = std::make_shared<const Json>(std::move(*before));
  if (after) fact.after = std::make_shared<const Json>(std::move(*after));
  facts.push_back(std::move(fact));
  return facts.back();
}

std::vector<Fact> compare_contracts(const Contract& base, const Contract& revision) {
  ContractPair pair(base, revision);
  compare_document(pair);
  compare_security_schemes(pair);
  compare_document_security(pair);
  const std::map<std::string, const Operation*> before = by_key(base);
  const std::map<std::string, const Operation*> after = by_key(revision);
  const std::set<std::string> paths = paths_of(revision);
  for (const Operation& operation : revision.operations) {
    const auto found = before.find(key_of(operation));
    if (found != before.end()) {
      compare_operation(pair, *found->second, operation);
    } else {
      pair.tell(FactKind::operation, Change::added, site_of(operation), raw_root(base).locate("paths"),
                operation.where);
    }
  }
  for (const Operation& operation : base.operations) {
    if (after.count(key_of(operation)) == 0) tell_removed(pair, operation, paths);
  }
  pair.schemas.count_sharers(pair.facts);
  compare_version(pair);
  return std::move(pair.facts);
}

}  // namespace steelyard::drift
