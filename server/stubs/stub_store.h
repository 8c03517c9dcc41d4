// The stubs of a server and the states of their scenarios. Every call may come from any thread.
//
//   StubStore store;
//   store.add(std::move(mapping));
//   Served served = store.serve(RequestFacts(request));
//   if (served.stub) answer(served.stub->response);
#pragma once

#include <atomic>    // the common case: none
#include <cstdint>   // order
#include <map>       // states
#include <memory>    // stubs
#include <mutex>     // changes
#include <optional>  // no such scenario
#include <string>    // names
#include <vector>    // stubs

#include "server/stubs/stub_mapping.h"

namespace steelyard::server {

using Stub = std::shared_ptr<const StubMapping>;
using Stubs = std::vector<Stub>;

struct Served {
  Stub stub;             // nullptr: no stub wants the request
  bool gave_up = false;  // a regular expression of the stub ran out of steps: neither yes nor no
};

struct ScenarioState {
  std::string name;
  std::string state;
  std::vector<std::string> possible;
  Stubs stubs;
};

struct StubNearMiss {
  Stub stub;
  RequestVerdict verdict;
};

enum class StateChange { done, no_such_scenario, no_such_state };

class StubStore {
 public:
  // False if the id is taken.
  bool add(StubMapping stub);
  // False if there is no such stub; the new one keeps the place of the old.
  bool replace(const std::string& id, StubMapping stub);
  bool remove(const std::string& id);
  void clear();

  Stub find(const std::string& id) const;
  // In the order in which they are asked: by priority, then the newest first.
  Stubs all() const;

  // The first stub that wants the request and whose scenario is in the state that it requires; the scenario moves on.
  Served serve(const RequestFacts& facts);

  // Whether some stub names the URL, whatever else it asks of a request.
  bool names_url(const RequestFacts& facts) const;

  // At most `count`, the nearest first.
  std::vector<StubNearMiss> near_misses(const RequestFacts& facts, std::size_t count) const;

  // Scenarios are those that stubs name, in the order of their names. Each begins in the state "Started".
  std::vector<ScenarioState> scenarios() const;
  StateChange set_state(const std::string& scenario, const std::string& state);
  void reset_scenarios();

 private:
  struct Entry {
    Stub stub;
    std::uint64_t order = 0;
  };
  using Entries = std::vector<Entry>;
  std::shared_ptr<const Entries> entries() const;
  void set(Entries entries);
  bool step(const StubMapping& stub);
  std::string state_of(const std::string& scenario) const;
  void drop_unnamed_states();

  mutable std::mutex mutex_;
  std::shared_ptr<const Entries> entries_ =
      std::make_shared<Entries>();  // replaced as a whole, so that serving copies a pointer
  std::map<std::string, std::string> states_;
  std::uint64_t added_ = 0;
  std::atomic<bool> empty_ = true;
};

}  // namespace steelyard::server
