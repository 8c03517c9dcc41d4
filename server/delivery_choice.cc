#include "server/delivery_choice.h"

namespace steelyard::server {
namespace {

// Independent streams of random numbers for one answer.
enum class Purpose : std::uint64_t { delay = 1, fault = 2, bytes = 3 };

Random random_for(const AnswerState& state, Purpose purpose) {
  Random mixed(state.seed * 0x9E3779B97F4A7C15U + state.number);
  return Random(mixed.next() ^ static_cast<std::uint64_t>(purpose));
}

bool happens(double rate, Random random) { return static_cast<double>(random.next() >> 11U) * 0x1.0p-53 < rate; }

std::chrono::milliseconds delay_of(const Preferences& wanted, const provider::KeyEnding& ending,
                                   const DeliveryDefaults& defaults, const AnswerState& state) {
  if (wanted.delay) return *wanted.delay;
  const Result<std::chrono::milliseconds> by_key = parse_delay(ending.delay.value_or(""));
  if (by_key) return *by_key;
  if (!defaults.delay) return std::chrono::milliseconds(0);
  Random random = random_for(state, Purpose::delay);
  return sample(*defaults.delay, random);
}

Fault fault_of(const Preferences& wanted, const provider::KeyEnding& ending, const DeliveryDefaults& defaults,
               const AnswerState& state) {
  if (wanted.fault) return *wanted.fault;
  if (ending.fault) return find_fault(*ending.fault).value_or(Fault::none);
  return happens(defaults.fault_rate, random_for(state, Purpose::fault)) ? defaults.fault : Fault::none;
}

}  // namespace

Delivery choose_delivery(const Preferences& wanted, const provider::KeyEnding& ending, const DeliveryDefaults& defaults,
                         const AnswerState& state) {
  Delivery delivery;
  delivery.delay = delay_of(wanted, ending, defaults, state);
  delivery.fault = fault_of(wanted, ending, defaults, state);
  delivery.seed = random_for(state, Purpose::bytes).next();
  return delivery;
}

std::optional<Problem> find_problem(const provider::KeyEnding& ending) {
  if (ending.fault && !find_fault(*ending.fault)) {
    return Problem{"invalid-preference", 400, "the end of the key names a fault that is not known", {}, {},
                   fault_names()};
  }
  if (ending.delay && !parse_delay(*ending.delay)) {
    return Problem{"invalid-preference",
                   400,
                   "the end of the key asks for a delay that is no number of milliseconds from 0 to " +
                       std::to_string(kLongestDelay.count()),
                   {},
                   {},
                   {}};
  }
  return std::nullopt;
}

}  // namespace steelyard::server
