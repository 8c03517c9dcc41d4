// What goes over the connection for one answer, and when: waits, bytes and an end. No sockets here; the connection
// executes the plan.
//
//   auto plan = plan_delivery(response, {.fault = Fault::truncated_body}, {});
//   for (const DeliveryStep& step : plan->steps) pause(step.wait), send(step.bytes);
#pragma once

#include <chrono>    // waits
#include <optional>  // what cannot be sent
#include <string>    // bytes
#include <vector>    // steps

#include "http/message.h"
#include "server/delivery.h"
#include "server/response_writer.h"

namespace steelyard::server {

enum class DeliveryEnd {
  keep,   // the connection goes on
  close,  // orderly: over TLS with close_notify, then the end of the sending side
  cut,    // the end of the sending side alone, also over TLS
  reset,  // RST: what the client has not read is lost
};

struct DeliveryStep {
  std::chrono::milliseconds wait{0};  // before the bytes
  std::string bytes;
};

struct DeliveryPlan {
  std::vector<DeliveryStep> steps;
  DeliveryEnd end = DeliveryEnd::keep;
};

// How long the faults slow_headers and dribble take, and in how many pieces.
inline constexpr std::chrono::milliseconds kSlowTime{2'000};
inline constexpr int kSlowPieces = 10;

// What the gzip bomb inflates to, before the body.
inline constexpr std::size_t kBombBlanks = std::size_t{64} << 20U;

// Delay, fault and dribble of the delivery; a stream is not planned, since nobody knows what it will write. Without a
// body to cut (HEAD, 204, an empty answer) truncated_body and tls_cut cut the head. Nothing if the response is not
// sendable (write_response()).
std::optional<DeliveryPlan> plan_delivery(const http::Response& response, const Delivery& delivery,
                                          const ResponseFraming& framing);

}  // namespace steelyard::server
