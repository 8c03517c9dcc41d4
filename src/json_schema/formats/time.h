// Dates, times and durations.
#pragma once

#include <string_view>  // texts

namespace steelyard::json_schema {

// RFC 3339, section 5.6: full-date, full-time (with an offset), date-time. Leap seconds only where UTC may have one.
bool is_date(std::string_view text);
bool is_time(std::string_view text);
bool is_date_time(std::string_view text);

// RFC 3339, appendix A: "P3Y6M4DT12H30M5S", "P2W"; units in order, none left out between two that are there.
bool is_duration(std::string_view text);

}  // namespace steelyard::json_schema
