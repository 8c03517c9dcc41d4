// What an operation has besides requests and answers: callbacks, and links of its responses. A link is compared as a
// whole.
#include <map>  // names

#include "base/json.h"
#include "base/pointer.h"
#include "drift/contract_pair.h"

namespace steelyard::drift {
namespace {

using json_schema::SchemaRef;
using openapi::Contract;
using openapi::Operation;
using openapi::SchemaView;

using Parts = std::map<std::string, SchemaRef>;  // by name

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

struct Sides {
  ContractPair& pair;
  const Operation& base;
  const Operation& revision;
  std::shared_ptr<const Site> site;

  Fact& tell(FactKind kind, const SchemaRef* before, const SchemaRef* after, const std::string& name) const {
    const Change change = before == nullptr ? Change::added : after == nullptr ? Change::removed : Change::changed;
    Fact& fact = pair.tell(kind, change, site, before == nullptr ? base.where : locate(pair.base, *before),
                           after == nullptr ? revision.where : locate(pair.revision, *after));
    fact.name = name;
    return fact;
  }
};

// What both have is compared by `compare`, with its name and both places.
template <class Compare>
void compare_parts(const Sides& sides, FactKind kind, const std::string& prefix, const Parts& before,
                   const Parts& after, const Compare& compare) {
  for (const auto& [name, place] : after) {
    const auto old = before.find(name);
    if (old == before.end()) {
      sides.tell(kind, nullptr, &place, prefix + name);
    } else {
      compare(name, old->second, place);
    }
  }
  for (const auto& [name, place] : before) {
    if (after.count(name) == 0) sides.tell(kind, &place, nullptr, prefix + name);
  }
}

// A callback has a path item for each address that it is sent to; most have one. That another address took its place is
// a change of the callback.
void compare_callback(const Sides& sides, const std::string& name, const SchemaRef& base, const SchemaRef& revision) {
  const Parts before = members_of(sides.pair.base, base);
  const Parts after = members_of(sides.pair.revision, revision);
  const std::string place = sides.revision.label() + " callbacks/" + name + "/";
  const auto compare = [&](const std::string& address, const SchemaRef& old, const SchemaRef& now) {
    if (!compare_called(sides.pair, old, now, place + address)) sides.tell(FactKind::callback, &old, &now, name);
  };
  if (before.size() == 1 && after.size() == 1 && before.begin()->first != after.begin()->first) {
    sides.tell(FactKind::callback, &before.begin()->second, &after.begin()->second, name);
    compare_called(sides.pair, before.begin()->second, after.begin()->second, place + after.begin()->first);
    return;
  }
  compare_parts(sides, FactKind::callback, name + " ", before, after, compare);
}

}  // namespace

void compare_callbacks(ContractPair& pair, const Operation& base, const Operation& revision) {
  Site site;
  site.subject = Subject::operation;
  site.operation = revision.label();
  const Sides sides{pair, base, revision, std::make_shared<const Site>(std::move(site))};
  compare_parts(sides, FactKind::callback, "", callbacks_of(pair.base, base), callbacks_of(pair.revision, revision),
                [&](const std::string& name, const SchemaRef& before, const SchemaRef& after) {
                  compare_callback(sides, name, before, after);
                });
  compare_parts(sides, FactKind::link, "", links_of(pair.base, base), links_of(pair.revision, revision),
                [&](const std::string& name, const SchemaRef& before, const SchemaRef& after) {
                  if (pair.base_digests.of(before) == pair.revision_digests.of(after)) return;
                  sides.tell(FactKind::link, &before, &after, name);
                });
}

}  // namespace steelyard::drift
