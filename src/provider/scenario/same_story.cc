#include "provider/scenario/same_story.h"

#include <algorithm>  // std::equal
#include <tuple>      // std::tie

#include "base/json.h"

namespace steelyard::provider {
namespace {

template <class Item>
bool same_list(const std::vector<Item>& a, const std::vector<Item>& b, bool (*same)(const Item&, const Item&)) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool same_amount(const Amount& a, const Amount& b) {
  return std::tie(a.name, a.pointer, a.start, a.least) == std::tie(b.name, b.pointer, b.start, b.least);
}

// As text, in which 1 and 1.0 are two values.
bool same_value(const StepValue& a, const StepValue& b) {
  return a.pointer == b.pointer && write_json(*a.value) == write_json(*b.value);
}

bool same_answer(const StepAnswer& a, const StepAnswer& b) {
  return std::tie(a.status, a.example, a.headers, a.delay, a.fault) ==
             std::tie(b.status, b.example, b.headers, b.delay, b.fault) &&
         same_list(a.values, b.values, same_value);
}

bool same_change(const Change& a, const Change& b) {
  return std::tie(a.kind, a.amount, a.by) == std::tie(b.kind, b.amount, b.by);
}

bool same_move(const Move& a, const Move& b) {
  return std::tie(a.to, a.after, a.status, a.compare, a.amount, a.bound) ==
         std::tie(b.to, b.after, b.status, b.compare, b.amount, b.bound);
}

bool same_row(const StateRow& a, const StateRow& b) {
  return a.state == b.state && a.operation == b.operation && same_answer(a.answer, b.answer) &&
         same_list(a.changes, b.changes, same_change) && same_list(a.moves, b.moves, same_move);
}

}  // namespace

bool same_story(const Scenario& a, const Scenario& b) {
  return std::tie(a.name, a.per, a.operations) == std::tie(b.name, b.per, b.operations) &&
         same_list(a.amounts, b.amounts, same_amount) && same_list(a.rows, b.rows, same_row);
}

}  // namespace steelyard::provider
