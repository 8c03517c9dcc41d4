#include "cli/delivery_options.h"

#include <fmt/format.h>  // messages

#include <charconv>  // probabilities

namespace steelyard::cli {
namespace {

Result<double> read_rate(const std::string& text) {
  double rate = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, rate);
  if (error != std::errc() || stop != end || !(rate >= 0 && rate <= 1))
    return Error{ErrorCode::usage, fmt::format("--fault-rate wants a number from 0 to 1, not \"{}\"", text), {}};
  return rate;
}

}  // namespace

Result<server::DeliveryDefaults> read_delivery_options(const Arguments& arguments) {
  server::DeliveryDefaults defaults;
  if (const auto text = arguments.value("delay")) {
    const Result<server::DelayDistribution> delay = server::parse_delay_distribution(*text);
    if (!delay) return Error{delay.error().code, "--delay: " + delay.error().message, {}};
    defaults.delay = *delay;
  }
  if (const auto name = arguments.value("fault")) {
    const Result<server::Fault> fault = server::read_fault(*name);
    if (!fault) return fault.error();
    defaults.fault = *fault;
  }
  if (const auto text = arguments.value("fault-rate")) {
    if (!arguments.has("fault"))
      return Error{ErrorCode::usage, "--fault-rate says how often, but no --fault is given", {}};
    const Result<double> rate = read_rate(*text);
    if (!rate) return rate.error();
    defaults.fault_rate = *rate;
  }
  return defaults;
}

}  // namespace steelyard::cli
