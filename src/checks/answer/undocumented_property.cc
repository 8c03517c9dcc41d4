#include <algorithm>  // std::find

#include "base/json.h"
#include "base/pointer.h"
#include "checks/check.h"
#include "openapi/property_walk.h"

namespace steelyard::checks {

Verdict check_undocumented_property(const Exchange& exchange, CheckContext& /*context*/) {
  const openapi::MediaType* media = exchange.media_type();
  if (media == nullptr || !media->schema || !exchange.body) return {{}, "there is no body with a documented schema"};
  Verdict verdict;
  const openapi::SchemaView schema(exchange.provider.contract->registry, *media->schema);
  openapi::walk_objects(exchange.body->root(), schema, [&](const openapi::ObjectView& object) {
    if (object.open) return;  // the contract says that there may be more
    for (const auto& [name, member] : object.value.get_ref<const Json::object_t&>()) {
      if (std::find(object.named.begin(), object.named.end(), name) != object.named.end()) continue;
      verdict.findings.push_back(make_finding(exchange, "undocumented_property", report::Level::warning,
                                              "the contract does not name the property \"" + name + "\"",
                                              pointer_append(object.pointer, name)));
    }
  });
  return verdict;
}

}  // namespace steelyard::checks
