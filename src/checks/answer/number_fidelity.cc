#include "base/decimal.h"
#include "base/json.h"
#include "base/pointer.h"
#include "checks/check.h"

namespace steelyard::checks {
namespace {

void walk(const Exchange& exchange, const Json& value, const std::string& pointer, Verdict& verdict) {
  if (is_exact_number(value) && !survives_double(number_text(value))) {
    verdict.findings.push_back(make_finding(exchange, "number_fidelity", report::Level::warning,
                                            "most clients cannot hold the number " + number_text(value), pointer));
  } else if (value.is_object()) {
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      walk(exchange, member, pointer_append(pointer, name), verdict);
    }
  } else if (value.is_array()) {
    std::size_t index = 0;
    for (const Json& item : value) walk(exchange, item, pointer_append(pointer, index++), verdict);
  }
}

}  // namespace

Verdict check_number_fidelity(const Exchange& exchange, CheckContext& /*context*/) {
  if (!exchange.body) return {{}, "the body is not JSON"};
  Verdict verdict;
  walk(exchange, exchange.body->root(), "", verdict);
  return verdict;
}

}  // namespace steelyard::checks
