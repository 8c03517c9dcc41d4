#include "drift/page_differences.h"

#include <algorithm>  // std::any_of

#include "base/json.h"
#include "openapi/media_type.h"
#include "openapi/schema_view.h"
#include "provider/generate.h"
#include "provider/sent_type.h"

namespace steelyard::drift {
namespace {

bool came_or_went(const Difference& difference) {
  return difference.rule == ObservedRule::undocumented_property || difference.rule == ObservedRule::property_never_seen;
}

bool is_told(const Observation& observation, const Difference& difference,
             const std::vector<report::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [&](const report::Finding& finding) {
    return finding.operation == observation.operation->label() && finding.status == observation.status &&
           finding.pointer == difference.pointer;
  });
}

}  // namespace

std::vector<Observation> page_differences(const provider::Provider& provider, const openapi::Contract& page,
                                          const std::vector<report::Finding>& findings) {
  Observer observer(provider, {Policy::paranoid});  // the contract is to name what the page names
  Status status;
  for (const openapi::Operation& operation : page.operations) {
    const openapi::ResponseSpec* response = operation.response_for(operation.success_status());
    if (response == nullptr) continue;
    for (const openapi::MediaType& media : response->content) {
      const std::string type = provider::sent_type(media.range);
      if (!openapi::is_json(type) || !media.schema) continue;
      Sample sample;
      sample.operation = operation.label();
      sample.status = operation.success_status();
      sample.headers.add("Content-Type", type);
      sample.body = write_json(provider::generate(openapi::SchemaView(page.registry, *media.schema), {}));
      if (status) status = observer.add(sample);
    }
  }
  std::vector<Observation> found;
  for (Observation& observation : observer.finish()) {
    if (observation.operation == nullptr) continue;
    Observation kept{observation.operation, observation.status, observation.answers, {}};
    for (Difference& difference : observation.differences) {
      if (came_or_went(difference) && is_told(observation, difference, findings)) {
        kept.differences.push_back(std::move(difference));
      }
    }
    found.push_back(std::move(kept));
  }
  return found;
}

void add_confirmed(std::vector<Observation>& observations, const std::vector<Observation>& unnamed,
                   const std::vector<report::Finding>& findings) {
  for (const Observation& more : unnamed) {
    for (Observation& observation : observations) {
      if (observation.operation != more.operation || observation.status != more.status) continue;
      for (const Difference& difference : more.differences) {
        const bool known =
            std::any_of(observation.differences.begin(), observation.differences.end(), [&](const Difference& other) {
              return other.rule == difference.rule && other.pointer == difference.pointer;
            });
        if (!known && is_told(more, difference, findings)) observation.differences.push_back(difference);
      }
    }
  }
}

}  // namespace steelyard::drift
