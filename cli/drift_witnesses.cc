#include "cli/drift_witnesses.h"

#include <map>  // files

#include "drift/fixture_samples.h"

namespace steelyard::cli {
namespace {

using drift::Observation;

// Answers that were observed before, and the file of the first that shows a difference.
void ask_observed(const provider::Provider& provider, drift::Policy policy, drift::OtherWitnesses& others) {
  drift::Observer observer(provider, {policy});
  std::map<std::string, std::string> files;
  drift::replay_fixtures(provider, provider::Source::observed, [&](drift::Sample&& sample) {
    const std::string place = sample.operation + "\n" + std::to_string(*sample.status);
    if (observer.add(sample)) files.emplace(place, sample.where.file);
  });
  for (const Observation& observation : observer.finish()) {
    if (observation.operation == nullptr) continue;
    for (const drift::Difference& difference : observation.differences) {
      others.seen.emplace(drift::difference_key(observation, difference), files[drift::operation_key(observation)]);
    }
  }
}

void ask_documented(const provider::Provider& provider, drift::Policy policy, drift::OtherWitnesses& others) {
  drift::Observer observer(provider, {policy});
  Status status;
  drift::replay_fixtures(provider, provider::Source::documented, [&](drift::Sample&& sample) {
    if (status) status = observer.add(sample);
  });
  for (const Observation& observation : observer.finish()) {
    others.replayed.insert(drift::operation_key(observation));
    for (const drift::Difference& difference : observation.differences) {
      others.fixtures.insert(drift::difference_key(observation, difference));
    }
  }
}

}  // namespace

drift::OtherWitnesses other_witnesses(const provider::Provider& provider, drift::Policy policy,
                                      const std::vector<Observation>* by_page, bool is_mock) {
  drift::OtherWitnesses others;
  others.has_page = by_page != nullptr;
  for (const Observation& observation : by_page != nullptr ? *by_page : std::vector<Observation>()) {
    for (const drift::Difference& difference : observation.differences) {
      others.page.insert(drift::difference_key(observation, difference));
    }
  }
  if (is_mock) return others;
  ask_observed(provider, policy, others);
  ask_documented(provider, policy, others);
  return others;
}

}  // namespace steelyard::cli
