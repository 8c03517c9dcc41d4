#include <algorithm>  // std::find

#include "base/json.h"
#include "base/pointer.h"
#include "checks/check.h"
#include "openapi/property_walk.h"

namespace steelyard::checks {

Verdict check_missing_optional_property(const Exchange& exchange, CheckContext& /*context*/) {
  const openapi::MediaType* media = exchange.media_type();
  if (media == nullptr || !media->schema || !exchange.body) return {{}, "there is no body with a documented schema"};
  Verdict verdict;
  const openapi::SchemaView schema(exchange.provider.contract->registry, *media->schema);
  openapi::walk_objects(exchange.body->root(), schema, [&](const openapi::ObjectView& object) {
    for (const std::string& name : object.named) {
      const bool required = std::find(object.required.begin(), object.required.end(), name) != object.required.end();
      if (required || find_member(object.value, name) != nullptr) continue;
      verdict.findings.push_back(make_finding(exchange, "missing_optional_property", report::Level::info,
                                              "the documented property \"" + name + "\" is absent",
                                              pointer_append(object.pointer, name)));
    }
  });
  return verdict;
}

}  // namespace steelyard::checks
