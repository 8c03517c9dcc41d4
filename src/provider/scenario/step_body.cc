#include "provider/scenario/step_body.h"

#include <fmt/format.h>  // messages

#include "base/json.h"
#include "base/pointer.h"
#include "provider/amount.h"
#include "provider/changed_body.h"
#include "provider/fill_text.h"
#include "provider/promises.h"

namespace steelyard::provider {
namespace {

bool is_success(int status) { return status >= 200 && status < 300; }

Status put_amounts(const StepView& step, std::set<std::string>& given, Json& body) {
  for (std::size_t i = 0; i < step.amounts.size(); ++i) {
    const Amount& amount = step.scenario.amounts[i];
    const Json* old = pointer_find(body, amount.pointer);
    if (old == nullptr) {
      return Error{ErrorCode::scenario_amount,
                   fmt::format("the answer {} of {} has nothing at {}", step.status, step.operation, amount.pointer),
                   amount.where};
    }
    put_value(body, amount.pointer, amount_like(old, step.amounts[i]));
    given.insert(amount.pointer);
  }
  return {};
}

Status put_values(const StepView& step, std::set<std::string>& given, Json& body) {
  std::map<std::string, std::string> names;
  for (std::size_t i = 0; i < step.amounts.size(); ++i) {
    names[step.scenario.amounts[i].name] = step.amounts[i].to_string();
  }
  for (const StepValue& value : step.answer.values) {
    const Json& wanted = *value.value;
    const Json filled = wanted.is_string() ? Json(fill_text(wanted.get_ref<const std::string&>(), names)) : wanted;
    if (!put_value(body, value.pointer, filled)) {
      return Error{ErrorCode::scenario_amount,
                   fmt::format("the answer {} of {} has no place for {}", step.status, step.operation, value.pointer),
                   step.scenario.where};
    }
    given.insert(value.pointer);
  }
  return {};
}

}  // namespace

bool changes_body(const StepView& step) {
  return !step.answer.values.empty() || (is_success(step.status) && !step.amounts.empty());
}

Result<std::string> step_body(const Provider& provider, const StepView& step, const std::string& text) {
  if (!changes_body(step)) return text;
  return change_body(text, [&](Json& body) -> Status {
    std::set<std::string> given;
    if (is_success(step.status)) {
      if (Status put = put_amounts(step, given, body); !put) return put;
    }
    if (Status put = put_values(step, given, body); !put) return put;
    follow_promises(provider, step.operation, step.status, given, body);
    return {};
  });
}

}  // namespace steelyard::provider
