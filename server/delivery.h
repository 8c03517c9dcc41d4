// How an answer travels: when, in which pieces, and with which fault. Plain data; the connection carries it out.
//
//   Delivery delivery;
//   delivery.delay = std::chrono::milliseconds(250);
//   delivery.fault = Fault::connection_reset_by_peer;
#pragma once

#include <chrono>       // delays
#include <cstdint>      // seeds
#include <functional>   // streams
#include <optional>     // dribble
#include <string>       // reasons
#include <string_view>  // pieces of a stream

#include "server/fault.h"

namespace steelyard::server {

// The body in that many pieces of the same length, the last of them `total` after the head.
struct Dribble {
  int chunks = 1;
  std::chrono::milliseconds total{0};
};

// Where a body goes that is produced over time.
class BodySink {
 public:
  virtual ~BodySink() = default;
  // Sends a piece at once. False if the client is gone; there is no use in going on then.
  virtual bool write(std::string_view bytes) = 0;
  // True once the server stops or the client is known to be gone.
  virtual bool stopping() const = 0;
  // Waits for the time, or until the server stops or the client goes away. False if it is time to end.
  virtual bool wait(std::chrono::milliseconds time) = 0;
};

// Writes a body piece by piece, for as long as it likes. Returns whether the body is complete: if not, the client sees
// a body that breaks off.
using BodyStream = std::function<bool(BodySink&)>;

struct Delivery {
  std::chrono::milliseconds delay{0};   // before the first byte
  std::optional<Dribble> dribble = {};  // of the body
  Fault fault = Fault::none;
  std::uint64_t seed = 1;       // of what is random in a fault
  BodyStream stream = nullptr;  // replaces the body of the response; chunked on the wire
  std::string reason = {};      // the phrase of the status line, "" for the registered one
  // After the answer, a 200 to CONNECT, the connection goes on as one to the host that was asked for.
  bool tunnel = false;
};

}  // namespace steelyard::server
