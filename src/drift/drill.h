// A fixture with a drift applied, so that anybody can see that the detector fires.
//
//   Result<Drill> drilled = drill(provider, ObservedRule::number_as_string);
//   serve(drilled->provider);   // and ask `steelyard drift --url` what it finds: number-as-string, and nothing else
//   new
#pragma once

#include <span>         // the table
#include <string>       // changes
#include <string_view>  // ids
#include <vector>       // answers

#include "base/result.h"
#include "drift/observed_rule.h"
#include "provider/provider.h"

namespace steelyard::drift {

struct DrilledAnswer {
  std::string operation;
  std::string change;  // "/balance is the string \"1250.5\""
};

struct Drill {
  provider::Provider provider;
  std::vector<DrilledAnswer> answers;
};

// Changes the answer that a request with a key gets by default, for each operation where a change shows exactly that
// rule and no other. An operation without answers gets one made from its contract first. Where the rule is about the
// status, the contract of the result documents the drilled status, so that the mock sends it.
// Error: usage, if no operation can show the rule.
Result<Drill> drill(const provider::Provider& provider, ObservedRule rule);

struct DrillInfo {
  std::string_view id;    // of the rule
  std::string_view does;  // what is served
};

// The rules that can be drilled, and those of `answer` that cannot, each with the reason.
std::vector<DrillInfo> drills();
std::vector<DrillInfo> undrilled();

// The rule of that id if it can be drilled. Error: usage, with the nearest id.
Result<ObservedRule> find_drill(std::string_view id);

}  // namespace steelyard::drift
