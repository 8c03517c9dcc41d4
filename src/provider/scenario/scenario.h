// A scenario: state that changes what an API answers, request by request. Plain data, as a scenario file says it;
// schemas/steelyard/pack-scenario.schema.json describes the file, docs/scenarios.md tells about it.
//
//   for (const StateRow& row : scenario.rows) use(row.state, row.answer.status);
#pragma once

#include <chrono>    // delays
#include <cstddef>   // indices
#include <cstdint>   // counts
#include <memory>    // values
#include <optional>  // conditions that are not made
#include <string>    // names
#include <utility>   // pairs
#include <vector>    // rows

#include "base/decimal.h"
#include "base/json_fwd.h"
#include "base/result.h"

namespace steelyard::provider {

// A number that moves. It stands in the body of successful answers.
struct Amount {
  std::string name;     // "available"
  std::string pointer;  // "/data/available"
  Decimal start;
  Decimal least;  // the scenario is refused if the amount can fall below
  Location where;
};

// A value that a step puts into the body. In a text, {name} stands for an amount.
struct StepValue {
  std::string pointer;
  std::shared_ptr<const Json> value;
};

struct StepAnswer {
  std::optional<int> status;  // nothing: the operation's success
  std::string example;        // "" for the default of the status
  std::vector<std::pair<std::string, std::string>> headers;
  std::vector<StepValue> values;
  std::chrono::milliseconds delay{0};  // before the first byte
  std::string fault;                   // by its name; "" for none
};

// What a request does to an amount before the answer.
struct Change {
  enum class Kind { add, set };
  Kind kind = Kind::add;
  std::size_t amount = 0;  // index into Scenario::amounts
  Decimal by;
};

// Where a request leads after the answer. All conditions that are made have to hold.
struct Move {
  enum class Compare { none, below, at_least, equals };
  std::string to;
  std::uint32_t after = 1;    // requests answered in this state, this one included
  std::optional<int> status;  // of the answer
  Compare compare = Compare::none;
  std::size_t amount = 0;  // index into Scenario::amounts
  Decimal bound;
  Location where;
};

// What a request gets in a state.
struct StateRow {
  std::string state;
  std::string operation;  // "GET /v1/balance"; "" for every operation that no other row of the state names
  StepAnswer answer;
  std::vector<Change> changes;
  std::vector<Move> moves;  // the first that holds is made; none: the state stays
  Location where;
};

struct Scenario {
  enum class Per { key, everyone };
  std::string name;      // "spend"
  std::string says;      // one sentence
  std::string provider;  // the only one that it is for; "" for any
  Per per = Per::key;
  std::vector<std::string> operations;  // labels; empty: all
  std::vector<Amount> amounts;
  std::vector<StateRow> rows;  // the state of the first is the one to begin with
  Location where;

  bool covers(const std::string& operation) const;
  // The names of the states, each once, in the order of the rows.
  std::vector<std::string> states() const;
};

}  // namespace steelyard::provider
