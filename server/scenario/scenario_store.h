// Which scenarios run and where each of them is: the one place with state. Any thread may call any function; each
// request is one step, whatever comes at the same time.
//
//   ScenarioStore store(providers, {.salt = salt});
//   if (Status started = store.start("sunor", "spend"); !started) return started.error();
//   std::optional<ScenarioStep> step = store.step("sunor", {"GET /api/v1/account/balance", 200}, key);
//   store.set_state("sunor", "spend", "used-up");
#pragma once

#include <cstddef>   // bounds
#include <cstdint>   // salt
#include <memory>    // scenarios
#include <mutex>     // many threads
#include <optional>  // no scenario
#include <string>    // names
#include <vector>    // lists

#include "base/result.h"
#include "provider/scenario/transition.h"
#include "provider/scenario/walk.h"
#include "server/routing.h"
#include "server/scenario/keyed_states.h"
#include "server/scenario/scenario_changes.h"
#include "server/served_provider.h"

namespace steelyard::server {

// What a running scenario wants answered.
struct ScenarioStep {
  std::shared_ptr<const ServedProvider> owner;  // keeps what the pointers point to
  const provider::Scenario* scenario = nullptr;
  const provider::StateRow* row = nullptr;
  std::vector<Decimal> amounts;  // as the answer shows them
};

// A scenario as people and tools see it.
struct ScenarioStatus {
  struct KeyState {
    KeyId key = 0;
    std::string state;
  };
  std::string provider;
  std::string name;
  std::string says;
  std::vector<std::string> states;  // the first is the one to begin with
  bool per_key = true;
  bool running = false;
  std::string state;           // of everyone, or the one in which keys not seen yet begin
  std::vector<KeyState> keys;  // where the keys seen are, the one used last first; none if the state is everyone's
};

class ScenarioStore {
 public:
  struct Options {
    std::uint64_t salt = 0;          // of key ids; unlike for each run of the program
    std::size_t most_keys = 10'000;  // remembered by each scenario
  };

  // The scenarios of all providers, none of them running.
  ScenarioStore(const Providers& providers, const Options& options);

  // The scenarios of other providers take their place. One that tells the same story as before goes on where it is,
  // with all of its keys. One that runs and tells another story begins anew: only situations that were judged occur.
  ScenarioChanges replace(const Providers& providers);

  // Starts a scenario from its first state. Errors: provider_unknown, scenario_unknown with the nearest name and the
  // list, scenario_conflict if another that runs answers one of its operations. One that runs already begins anew.
  Status start(const std::string& provider, const std::string& name);
  // Errors: provider_unknown, scenario_unknown.
  Status stop(const std::string& provider, const std::string& name);
  // Of one provider, or of all for "".
  void stop_all(const std::string& provider = "");

  // Moves a scenario to a state, for everyone and for every key, with the amounts that it has when requests first lead
  // there. Errors: provider_unknown, scenario_unknown, scenario_state.
  Status set_state(const std::string& provider, const std::string& name, const std::string& state);
  // Back to the first state: of one scenario (errors as above), or of all.
  Status reset(const std::string& provider, const std::string& name);
  void reset();

  std::vector<ScenarioStatus> list() const;

  // One request: what a running scenario has for it, or nothing. The scenario moves on.
  std::optional<ScenarioStep> step(const std::string& provider, const provider::RequestFacts& facts, KeyId key);

  std::uint64_t salt() const { return options_.salt; }

 private:
  struct Entry {
    std::string provider;
    std::shared_ptr<const ServedProvider> owner;
    const provider::Scenario* scenario;  // of the owner
    std::vector<provider::RequestFacts> operations;
    provider::Situation begin;  // where keys that were not seen yet are
    KeyedStates<provider::Situation> keys;
    bool running = false;
  };

  void take(const Providers& providers);
  Result<Entry*> find(const std::string& provider, const std::string& name);
  Status check_conflict(const Entry& entry) const;
  static bool goes_on(const Entry& before, const Entry& now);
  static void begin_at(Entry& entry, provider::Situation situation);

  Options options_;
  mutable std::mutex mutex_;
  std::vector<Entry> entries_;
  std::vector<std::string> providers_;
};

}  // namespace steelyard::server
