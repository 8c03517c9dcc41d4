// One line a request: text for people, JSON for programs.
//
//   access_line(record, LogFormat::text)
//   // "2026-01-02T03:04:05.678Z GET /v1/balance 503 breeze default (key) 0.412 ms 105 B\n"
#pragma once

#include <string>  // lines

#include "server/access_record.h"

namespace steelyard::server {

enum class LogFormat { text, json };

// With its line end. Always UTF-8; what could steer a terminal or break a line is escaped. A JSON line has the same
// members every time, null where there is nothing to say: time (RFC 3339, UTC), method, path, provider, operation,
// status, fixture, why, scenario, duration_ms, delay_ms, fault, bytes.
std::string access_line(const AccessRecord& record, LogFormat format);

}  // namespace steelyard::server
