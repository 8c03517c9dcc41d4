#include "server/scenario/fault_names.h"

#include <fmt/format.h>  // messages

#include "base/suggest.h"
#include "server/fault.h"

namespace steelyard::server {
namespace {

Status check_row(const provider::StateRow& row) {
  const std::string& fault = row.answer.fault;
  if (fault.empty() || find_fault(fault)) return {};
  const auto near = suggest(fault, fault_names());
  return Error{ErrorCode::scenario_answer,
               fmt::format("there is no fault \"{}\"{}", fault, near ? "; did you mean \"" + *near + "\"?" : ""),
               row.where};
}

}  // namespace

Status check_fault_names(const Providers& providers) {
  for (const auto& served : providers) {
    for (const provider::Scenario& scenario : served->provider.scenarios) {
      for (const provider::StateRow& row : scenario.rows) {
        if (Status known = check_row(row); !known) return known;
      }
    }
  }
  return {};
}

}  // namespace steelyard::server
