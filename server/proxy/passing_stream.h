// Answers that go on: passed to the client as they come from the upstream.
//
//   if (opened.rest) answered.delivery.stream = pass_stream(std::move(opened), on_end);
#pragma once

#include <cstddef>     // limits
#include <functional>  // the end

#include "http/message.h"
#include "server/delivery.h"

namespace steelyard::server {

// A longer body is passed on, and not kept for whoever wants the whole of it.
inline constexpr std::size_t kMostKeptBytes = std::size_t{16} << 20U;

// Told once: of the whole answer before the client gets its end, or nullptr where it broke off, where the client went
// away, or where it is longer than kMostKeptBytes.
using OnEnd = std::function<void(const http::Response* whole)>;

// A body that begins with what has come. It ends with the upstream's, breaks off where that does, and is given up as
// soon as the client goes away or the server stops. `on_end` may be nullptr.
BodyStream pass_stream(http::OpenResponse opened, OnEnd on_end);

}  // namespace steelyard::server
