#include "server/stubs/stub_store.h"

#include <algorithm>  // sorting
#include <set>        // names

namespace steelyard::server {
namespace {

constexpr char kStarted[] = "Started";

}  // namespace

std::shared_ptr<const StubStore::Entries> StubStore::entries() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return entries_;
}

// With the lock held.
void StubStore::set(Entries entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.stub->priority != b.stub->priority) return a.stub->priority < b.stub->priority;
    return a.order > b.order;
  });
  empty_ = entries.empty();
  entries_ = std::make_shared<const Entries>(std::move(entries));
  drop_unnamed_states();
}

// A scenario exists as long as a stub names it.
void StubStore::drop_unnamed_states() {
  std::set<std::string> named;
  for (const Entry& entry : *entries_) named.insert(entry.stub->scenario);
  for (auto state = states_.begin(); state != states_.end();)
    state = named.count(state->first) == 0 ? states_.erase(state) : std::next(state);
}

bool StubStore::add(StubMapping stub) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Entries entries = *entries_;
  for (const Entry& entry : entries) {
    if (entry.stub->id == stub.id) return false;
  }
  entries.push_back({std::make_shared<const StubMapping>(std::move(stub)), ++added_});
  set(std::move(entries));
  return true;
}

bool StubStore::replace(const std::string& id, StubMapping stub) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Entries entries = *entries_;
  for (Entry& entry : entries) {
    if (entry.stub->id != id) continue;
    entry.stub = std::make_shared<const StubMapping>(std::move(stub));
    set(std::move(entries));
    return true;
  }
  return false;
}

bool StubStore::remove(const std::string& id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  Entries entries = *entries_;
  const auto gone = std::remove_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.stub->id == id; });
  if (gone == entries.end()) return false;
  entries.erase(gone, entries.end());
  set(std::move(entries));
  return true;
}

void StubStore::clear() {
  const std::lock_guard<std::mutex> lock(mutex_);
  set({});
}

Stub StubStore::find(const std::string& id) const {
  const auto kept = entries();
  for (const Entry& entry : *kept) {
    if (entry.stub->id == id) return entry.stub;
  }
  return nullptr;
}

Stubs StubStore::all() const {
  Stubs stubs;
  const auto kept = entries();
  for (const Entry& entry : *kept) stubs.push_back(entry.stub);
  return stubs;
}

std::string StubStore::state_of(const std::string& scenario) const {
  const auto state = states_.find(scenario);
  return state == states_.end() ? kStarted : state->second;
}

// Whether the stub's turn has come; if so, its scenario moves on. With the lock held.
bool StubStore::step(const StubMapping& stub) {
  if (stub.scenario.empty()) return true;
  if (!stub.required_state.empty() && stub.required_state != state_of(stub.scenario)) return false;
  if (!stub.new_state.empty()) states_[stub.scenario] = stub.new_state;
  return true;
}

// Patterns are held against the request without the lock, states all at once with it: else a state could change between
// two stubs, and none of them answer.
Served StubStore::serve(const RequestFacts& facts) {
  if (empty_) return {};
  std::vector<Served> candidates;
  const auto kept = entries();
  for (const Entry& entry : *kept) {
    const RequestVerdict verdict = entry.stub->request.matches(facts);
    if (!verdict.matched && !verdict.gave_up) continue;
    candidates.push_back({entry.stub, verdict.gave_up});
    if (verdict.gave_up || entry.stub->scenario.empty()) break;
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  for (Served& candidate : candidates) {
    if (candidate.gave_up || step(*candidate.stub)) return std::move(candidate);
  }
  return {};
}

bool StubStore::names_url(const RequestFacts& facts) const {
  if (empty_) return false;
  const auto kept = entries();
  for (const Entry& entry : *kept) {
    RequestPattern url_alone;
    url_alone.url = entry.stub->request.url;
    if (url_alone.matches(facts).matched) return true;
  }
  return false;
}

std::vector<StubNearMiss> StubStore::near_misses(const RequestFacts& facts, std::size_t count) const {
  std::vector<StubNearMiss> misses;
  const auto kept = entries();
  for (const Entry& entry : *kept) misses.push_back({entry.stub, entry.stub->request.judge(facts)});
  std::stable_sort(misses.begin(), misses.end(), [](const StubNearMiss& a, const StubNearMiss& b) {
    return a.verdict.distance < b.verdict.distance;
  });
  if (misses.size() > count) misses.erase(misses.begin() + static_cast<std::ptrdiff_t>(count), misses.end());
  return misses;
}

std::vector<ScenarioState> StubStore::scenarios() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  std::map<std::string, ScenarioState> found;
  Entries as_added = *entries_;
  std::sort(as_added.begin(), as_added.end(), [](const Entry& a, const Entry& b) { return a.order < b.order; });
  for (const Entry& entry : as_added) {
    const StubMapping& stub = *entry.stub;
    if (stub.scenario.empty()) continue;
    ScenarioState& scenario = found[stub.scenario];
    scenario.name = stub.scenario;
    scenario.state = state_of(stub.scenario);
    scenario.stubs.push_back(entry.stub);
    for (const std::string& state : {std::string(kStarted), stub.required_state, stub.new_state}) {
      const auto& known = scenario.possible;
      if (!state.empty() && std::find(known.begin(), known.end(), state) == known.end())
        scenario.possible.push_back(state);
    }
  }
  std::vector<ScenarioState> scenarios;
  scenarios.reserve(found.size());
  for (auto& [name, scenario] : found) scenarios.push_back(std::move(scenario));
  return scenarios;
}

StateChange StubStore::set_state(const std::string& name, const std::string& state) {
  for (const ScenarioState& scenario : scenarios()) {
    if (scenario.name != name) continue;
    const auto& possible = scenario.possible;
    if (std::find(possible.begin(), possible.end(), state) == possible.end()) return StateChange::no_such_state;
    const std::lock_guard<std::mutex> lock(mutex_);
    states_[name] = state;
    return StateChange::done;
  }
  return StateChange::no_such_scenario;
}

void StubStore::reset_scenarios() {
  const std::lock_guard<std::mutex> lock(mutex_);
  states_.clear();
}

}  // namespace steelyard::server
