// Moments as ISO 8601 in UTC, with milliseconds, as WireMock writes them.
//
//   iso_time(moment)                           // "2026-11-21T09:14:05.497Z"
//   read_iso_time("2026-11-21T09:14:05.497Z")  // that moment
#pragma once

#include <chrono>       // moments
#include <cstdint>      // milliseconds
#include <optional>     // what is no moment
#include <string>       // texts
#include <string_view>  // texts

namespace steelyard::server {

using Moment = std::chrono::system_clock::time_point;

std::string iso_time(Moment moment);

// Date and time with Z or an offset; fractions of a second may be left out. A moment that no clock here can hold is the
// first or the last one that it can.
std::optional<Moment> read_iso_time(std::string_view text);

// Milliseconds since 1970.
std::int64_t epoch_milliseconds(Moment moment);

}  // namespace steelyard::server
