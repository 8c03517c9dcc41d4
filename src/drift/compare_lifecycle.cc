// What an operation says of itself: id, tags, servers, deprecation, sunset, stability.
#include <algorithm>  // std::find

#include "drift/canonical.h"
#include "drift/contract_pair.h"

namespace steelyard::drift {
namespace {

using openapi::Operation;
using openapi::Server;

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool same_urls(const std::vector<Server>& a, const std::vector<Server>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Server& left, const Server& right) { return left.url == right.url; });
}

// Of one operation in both contracts.
struct Pair {
  ContractPair& contracts;
  const Operation& base;
  const Operation& revision;
  RawObject base_object;
  RawObject revision_object;
  std::shared_ptr<const Site> site;

  Fact& tell(FactKind kind, Change change, std::string_view member, std::optional<Json> before,
             std::optional<Json> after) const {
    return contracts.tell(kind, change, site, base_object.locate(member), revision_object.locate(member),
                          std::move(before), std::move(after));
  }
};

// An id that took the place of another is one that went and one that came: generated clients name methods after it.
void compare_id(const Pair& pair) {
  if (pair.base.id == pair.revision.id) return;
  if (!pair.base.id.empty()) {
    pair.tell(FactKind::operation_id, Change::removed, "operationId", pair.base.id, std::nullopt);
  }
  if (!pair.revision.id.empty()) {
    pair.tell(FactKind::operation_id, Change::added, "operationId", std::nullopt, pair.revision.id);
  }
}

void compare_tags(const Pair& pair) {
  for (const std::string& tag : pair.revision.tags) {
    if (contains(pair.base.tags, tag)) continue;
    pair.tell(FactKind::tag, Change::added, "tags", std::nullopt, tag).name = tag;
  }
  for (const std::string& tag : pair.base.tags) {
    if (contains(pair.revision.tags, tag)) continue;
    pair.tell(FactKind::tag, Change::removed, "tags", tag, std::nullopt).name = tag;
  }
}

std::optional<Json> text_value(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<Json>(text);
}

Change change_of(const std::string& before, const std::string& after) {
  if (before.empty()) return Change::added;
  return after.empty() ? Change::removed : Change::changed;
}

void compare_deprecation(const Pair& pair) {
  const std::string before = pair.base_object.text("x-sunset");
  const std::string after = pair.revision_object.text("x-sunset");
  if (pair.base.deprecated != pair.revision.deprecated) {
    const bool added = pair.revision.deprecated;
    pair.tell(FactKind::operation_deprecated, added ? Change::added : Change::removed, "deprecated", std::nullopt,
              std::nullopt)
        .sunset = added ? after : before;
  } else if (before != after && pair.revision.deprecated) {
    pair.tell(FactKind::operation_sunset, change_of(before, after), "x-sunset", text_value(before), text_value(after));
  }
}

// What is no text is no level, and told as it is written.
std::string stability_of(const RawObject& object) {
  const Json* level = object.member("x-stability-level");
  if (level == nullptr) return "";
  return level->is_string() ? level->get<std::string>() : canonical_text(*level);
}

void compare_stability(const Pair& pair) {
  const std::string before = stability_of(pair.base_object);
  const std::string after = stability_of(pair.revision_object);
  if (before == after) return;
  pair.tell(FactKind::operation_stability, change_of(before, after), "x-stability-level", text_value(before),
            text_value(after));
}

// What an operation takes over from its document is told of the document.
void compare_own_servers(const Pair& pair) {
  const bool own = !same_urls(pair.base.servers, pair.contracts.base.servers) ||
                   !same_urls(pair.revision.servers, pair.contracts.revision.servers);
  if (!own) return;
  compare_servers(pair.contracts, pair.site, pair.base.servers, pair.revision.servers,
                  pair.base_object.locate("servers"), pair.revision_object.locate("servers"));
}

}  // namespace

void compare_lifecycle(ContractPair& contracts, const Operation& base, const Operation& revision) {
  Site site;
  site.subject = Subject::operation;
  site.operation = revision.label();
  const Pair pair{contracts,
                  base,
                  revision,
                  raw_object(contracts.base, base.object),
                  raw_object(contracts.revision, revision.object),
                  std::make_shared<const Site>(std::move(site))};
  compare_id(pair);
  compare_tags(pair);
  compare_deprecation(pair);
  compare_stability(pair);
  compare_own_servers(pair);
}

}  // namespace steelyard::drift
