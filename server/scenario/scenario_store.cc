#include "server/scenario/scenario_store.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find, std::equal
#include <utility>    // std::exchange

#include "base/suggest.h"
#include "provider/scenario/same_story.h"
#include "provider/scenario/scenario_check.h"

namespace steelyard::server {
namespace {

using provider::Scenario;
using provider::Situation;

Error unknown(ErrorCode code, std::string_view what, const std::string& name, const std::vector<std::string>& known) {
  const auto near = suggest(name, known);
  return {code,
          fmt::format("there is no {} \"{}\"{}{}", what, name, near ? "; did you mean \"" + *near + "\"?" : "",
                      known.empty() ? "" : fmt::format("; there are {}", fmt::join(known, ", "))),
          {}};
}

}  // namespace

ScenarioStore::ScenarioStore(const Providers& providers, const Options& options) : options_(options) {
  take(providers);
}

void ScenarioStore::take(const Providers& providers) {
  for (const auto& served : providers) {
    providers_.push_back(served->provider.name);
    for (const Scenario& scenario : served->provider.scenarios) {
      entries_.push_back({served->provider.name, served, &scenario, covered_operations(served->provider, scenario),
                          first_situation(scenario), KeyedStates<Situation>(options_.most_keys)});
    }
  }
}

// The operations count too: what one answers on success can decide a move.
bool ScenarioStore::goes_on(const Entry& before, const Entry& now) {
  const auto same = [](const provider::RequestFacts& a, const provider::RequestFacts& b) {
    return a.operation == b.operation && a.success_status == b.success_status;
  };
  return same_story(*before.scenario, *now.scenario) && std::equal(before.operations.begin(), before.operations.end(),
                                                                   now.operations.begin(), now.operations.end(), same);
}

ScenarioChanges ScenarioStore::replace(const Providers& providers) {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<Entry> before = std::exchange(entries_, {});
  providers_.clear();
  take(providers);
  ScenarioChanges changes;
  for (Entry& old : before) {
    const Result<Entry*> entry = find(old.provider, old.scenario->name);
    const bool on = entry && goes_on(old, **entry);
    if (on) {
      (*entry)->begin = std::move(old.begin);
      (*entry)->keys = std::move(old.keys);
    }
    if (!old.running) continue;
    if (entry) (*entry)->running = static_cast<bool>(check_conflict(**entry));
    const bool runs = entry && (*entry)->running;
    if (!on || !runs) (runs ? changes.begun_anew : changes.stopped).push_back(old.provider + ":" + old.scenario->name);
  }
  return changes;
}

Result<ScenarioStore::Entry*> ScenarioStore::find(const std::string& provider, const std::string& name) {
  std::vector<std::string> known;
  for (Entry& entry : entries_) {
    if (entry.provider != provider) continue;
    if (entry.scenario->name == name) return &entry;
    known.push_back(entry.scenario->name);
  }
  if (std::find(providers_.begin(), providers_.end(), provider) == providers_.end()) {
    return unknown(ErrorCode::provider_unknown, "provider", provider, providers_);
  }
  return unknown(ErrorCode::scenario_unknown, "scenario of " + provider, name, known);
}

Status ScenarioStore::check_conflict(const Entry& entry) const {
  for (const Entry& other : entries_) {
    if (&other == &entry || !other.running || other.provider != entry.provider) continue;
    for (const provider::RequestFacts& facts : entry.operations) {
      if (!other.scenario->covers(facts.operation)) continue;
      return Error{ErrorCode::scenario_conflict,
                   fmt::format("\"{}\" and \"{}\" of {} both answer {}", other.scenario->name, entry.scenario->name,
                               entry.provider, facts.operation),
                   entry.scenario->where};
    }
  }
  return {};
}

void ScenarioStore::begin_at(Entry& entry, Situation situation) {
  entry.begin = std::move(situation);
  entry.keys.clear();
}

Status ScenarioStore::start(const std::string& provider, const std::string& name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const Result<Entry*> entry = find(provider, name);
  if (!entry) return entry.error();
  if (Status alone = check_conflict(**entry); !alone) return alone;
  begin_at(**entry, first_situation(*(*entry)->scenario));
  (*entry)->running = true;
  return {};
}

Status ScenarioStore::stop(const std::string& provider, const std::string& name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const Result<Entry*> entry = find(provider, name);
  if (!entry) return entry.error();
  (*entry)->running = false;
  return {};
}

void ScenarioStore::stop_all(const std::string& provider) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (Entry& entry : entries_) {
    if (provider.empty() || entry.provider == provider) entry.running = false;
  }
}

// The walk is over a copy of what it needs, so that it holds up no request.
Status ScenarioStore::set_state(const std::string& provider, const std::string& name, const std::string& state) {
  std::unique_lock<std::mutex> lock(mutex_);
  const Result<Entry*> found = find(provider, name);
  if (!found) return found.error();
  const std::shared_ptr<const ServedProvider> owner = (*found)->owner;
  const Scenario& scenario = *(*found)->scenario;
  const std::vector<provider::RequestFacts> operations = (*found)->operations;
  lock.unlock();
  const Result<provider::Walk> walk = walk_scenario(scenario, operations);
  if (!walk) return walk.error();
  const auto arrival = walk->arrivals.find(state);
  if (arrival == walk->arrivals.end()) return unknown(ErrorCode::scenario_state, "state", state, scenario.states());
  lock.lock();
  const Result<Entry*> entry = find(provider, name);
  if (!entry) return entry.error();
  if ((*entry)->scenario == &scenario) begin_at(**entry, arrival->second);  // else it was replaced meanwhile
  return {};
}

Status ScenarioStore::reset(const std::string& provider, const std::string& name) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const Result<Entry*> entry = find(provider, name);
  if (!entry) return entry.error();
  begin_at(**entry, first_situation(*(*entry)->scenario));
  return {};
}

void ScenarioStore::reset() {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (Entry& entry : entries_) begin_at(entry, first_situation(*entry.scenario));
}

std::vector<ScenarioStatus> ScenarioStore::list() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::vector<ScenarioStatus> all;
  for (const Entry& entry : entries_) {
    ScenarioStatus status;
    status.provider = entry.provider;
    status.name = entry.scenario->name;
    status.says = entry.scenario->says;
    status.states = entry.scenario->states();
    status.per_key = entry.scenario->per == Scenario::Per::key;
    status.running = entry.running;
    status.state = entry.begin.state;
    for (const auto& [key, situation] : entry.keys) {
      if (status.per_key) {
        status.keys.push_back({key, situation.state});
      } else {
        status.state = situation.state;
      }
    }
    all.push_back(std::move(status));
  }
  return all;
}

std::optional<ScenarioStep> ScenarioStore::step(const std::string& provider, const provider::RequestFacts& facts,
                                                KeyId key) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (Entry& entry : entries_) {
    if (!entry.running || entry.provider != provider || !entry.scenario->covers(facts.operation)) continue;
    const bool per_key = entry.scenario->per == Scenario::Per::key;
    Situation& now = entry.keys.at(per_key ? key : 0, entry.begin);
    provider::Step step = advance(*entry.scenario, now, facts);
    now = std::move(step.next);
    if (step.row == nullptr) return std::nullopt;
    return ScenarioStep{entry.owner, entry.scenario, step.row, std::move(step.amounts)};
  }
  return std::nullopt;
}

}  // namespace steelyard::server
