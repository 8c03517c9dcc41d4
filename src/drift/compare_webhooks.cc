// What the API sends without having been asked.
#include "base/pointer.h"
#include "drift/contract_pair.h"

namespace steelyard::drift {

using json_schema::SchemaRef;

void compare_webhooks(ContractPair& pair) {
  const auto site = std::make_shared<const Site>();
  const std::map<std::string, SchemaRef> before = members_of(pair.base, {pair.base.root_uri, "/webhooks"});
  const std::map<std::string, SchemaRef> after = members_of(pair.revision, {pair.revision.root_uri, "/webhooks"});
  const auto tell = [&](Change change, const Location& base, const Location& revision, const std::string& name) {
    pair.tell(FactKind::webhook, change, site, base, revision).name = name;
  };
  for (const auto& [name, place] : after) {
    const Location where = locate(pair.revision, place);
    const auto old = before.find(name);
    if (old == before.end()) {
      tell(Change::added, raw_root(pair.base).locate("webhooks"), where, name);
    } else if (!compare_called(pair, old->second, place, "webhooks/" + name)) {
      tell(Change::changed, locate(pair.base, old->second), where, name);
    }
  }
  for (const auto& [name, place] : before) {
    if (after.count(name) != 0) continue;
    tell(Change::removed, locate(pair.base, place), raw_root(pair.revision).locate("webhooks"), name);
  }
}

}  // namespace steelyard::drift
