#include "server/response_writer.h"

#include <fmt/format.h>

#include <algorithm>  // std::any_of
#include <array>      // names of days and months
#include <ctime>      // gmtime_r

#include "http/field_value.h"

namespace steelyard::server {
namespace {

constexpr std::array<std::string_view, 3> kOwnedFields = {"Connection", "Transfer-Encoding", "Content-Length"};
constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_owned(std::string_view name) {
  return std::any_of(kOwnedFields.begin(), kOwnedFields.end(),
                     [&](std::string_view owned) { return http::equals_ignore_case(owned, name); });
}

bool is_sendable(const http::Response& response) {
  return response.status >= 200 && response.status <= 999 &&
         std::all_of(response.headers.begin(), response.headers.end(), [](const auto& field) {
           return http::is_token(field.first) && http::is_field_value(field.second);
         });
}

std::string content_length(const http::Response& response, const ResponseFraming& framing) {
  if (framing.content_length) return std::to_string(*framing.content_length);
  const auto* named = response.headers.find("Content-Length");
  if (framing.head_only && response.body.empty() && named != nullptr) return *named;
  return std::to_string(response.body.size());
}

void append_field(std::string& bytes, std::string_view name, std::string_view value) {
  bytes.append(name).append(": ").append(value).append("\r\n");
}

void append_fields(std::string& bytes, const http::Response& response, const ResponseFraming& framing) {
  for (const auto& [name, value] : response.headers) {
    if (!is_owned(name)) append_field(bytes, name, value);
  }
  if (!framing.date.empty() && !response.headers.has("Date")) append_field(bytes, "Date", framing.date);
  if (framing.chunked) {
    append_field(bytes, "Transfer-Encoding", "chunked");
  } else if (may_have_body(response.status) && !framing.open_end) {
    append_field(bytes, "Content-Length", content_length(response, framing));
  }
  if (framing.close) {
    append_field(bytes, "Connection", "close");
  } else if (framing.http_1_0) {
    append_field(bytes, "Connection", "keep-alive");
  }
}

}  // namespace

bool may_have_body(int status) { return status != 204 && status != 304; }

std::optional<std::string> write_head(const http::Response& response, const ResponseFraming& framing) {
  if (!is_sendable(response) || !http::is_field_value(framing.reason)) return std::nullopt;
  const std::string_view reason = framing.reason.empty() ? http::reason_phrase(response.status) : framing.reason;
  auto bytes = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason);
  append_fields(bytes, response, framing);
  bytes.append("\r\n");
  return bytes;
}

std::optional<std::string> write_response(const http::Response& response, const ResponseFraming& framing) {
  auto bytes = write_head(response, framing);
  if (bytes && !framing.head_only && may_have_body(response.status)) bytes->append(response.body);
  return bytes;
}

std::string http_date(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays[static_cast<std::size_t>(parts.tm_wday)],
                     parts.tm_mday, kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900,
                     parts.tm_hour, parts.tm_min, parts.tm_sec);
}

}  // namespace steelyard::server
