// How the answers of `serve` travel: --delay, --fault and --fault-rate.
//
//   Result<server::DeliveryDefaults> delivery = read_delivery_options(arguments);
#pragma once

#include "base/result.h"
#include "cli/arguments.h"
#include "server/delivery_choice.h"

namespace steelyard::cli {

// Errors: usage, delay_invalid, fault_unknown.
Result<server::DeliveryDefaults> read_delivery_options(const Arguments& arguments);

}  // namespace steelyard::cli
