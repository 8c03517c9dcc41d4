// What an operation has besides requests and answers: callbacks, and links of its responses. Each is compared as a
// whole.
#include <map>  // names

#include "base/json.h"
#include "base/pointer.h"
#include "drift/contract_pair.h"
#include "drift/digest.h"

namespace steelyard::drift {
namespace {

using json_schema::SchemaRef;
using openapi::Contract;
using openapi::Operation;
using openapi::SchemaView;

using Parts = std::map<std::string, SchemaRef>;  // by name

// The members of an object that may be a reference.
Parts members_of(const Contract& contract, const SchemaRef& place) {
  Parts parts;
  const SchemaView view = SchemaView(contract.registry, place).follow();
  if (!view.valid() || !view.value().is_object()) return parts;
  for (const auto& [name, member] : view.value().get_ref<const Json::object_t&>()) {
    parts[name] = {view.place().uri, pointer_append(view.place().pointer, name)};
  }
  return parts;
}

Parts callbacks_of(const Contract& contract, const Operation& operation) {
  return members_of(contract, {operation.object.uri, operation.object.pointer + "/callbacks"});
}

Parts links_of(const Contract& contract, const Operation& operation) {
  Parts links;
  const SchemaRef responses{operation.object.uri, operation.object.pointer + "/responses"};
  for (const auto& [status, place] : members_of(contract, responses)) {
    const SchemaView response = SchemaView(contract.registry, place).follow();
    if (!response.valid()) continue;
    const SchemaRef all{response.place().uri, response.place().pointer + "/links"};
    for (const auto& [name, link] : members_of(contract, all)) links[status + " " + name] = link;
  }
  return links;
}

Location place_of(const Contract& contract, const SchemaRef& place) {
  const Document* document = contract.registry.find(place.uri);
  return document == nullptr ? Location{} : document->locate(place.pointer);
}

struct Sides {
  ContractPair& pair;
  const Operation& base;
  const Operation& revision;
};

void compare_parts(const Sides& sides, FactKind kind, const Parts& before, const Parts& after) {
  Site site;
  site.subject = Subject::operation;
  site.operation = sides.revision.label();
  const auto shared = std::make_shared<const Site>(std::move(site));
  Digests base(sides.pair.base);
  Digests revision(sides.pair.revision);
  for (const auto& [name, place] : after) {
    const Location where = place_of(sides.pair.revision, place);
    const auto old = before.find(name);
    if (old == before.end()) {
      sides.pair.tell(kind, Change::added, shared, sides.base.where, where).name = name;
    } else if (base.of(old->second) != revision.of(place)) {
      sides.pair.tell(kind, Change::changed, shared, place_of(sides.pair.base, old->second), where).name = name;
    }
  }
  for (const auto& [name, place] : before) {
    if (after.count(name) != 0) continue;
    sides.pair.tell(kind, Change::removed, shared, place_of(sides.pair.base, place), sides.revision.where).name = name;
  }
}

}  // namespace

void compare_callbacks(ContractPair& pair, const Operation& base, const Operation& revision) {
  const Sides sides{pair, base, revision};
  compare_parts(sides, FactKind::callback, callbacks_of(pair.base, base), callbacks_of(pair.revision, revision));
  compare_parts(sides, FactKind::link, links_of(pair.base, base), links_of(pair.revision, revision));
}

}  // namespace steelyard::drift
