#include "json_schema/formats/time.h"

#include "json_schema/formats/characters.h"

namespace steelyard::json_schema {
namespace {

int days_of(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

bool take_date(std::string_view& text) {
  const int year = take_number(text, 4);
  if (year < 0 || !take(text, '-')) return false;
  const int month = take_number(text, 2);
  if (month < 1 || month > 12 || !take(text, '-')) return false;
  const int day = take_number(text, 2);
  return day >= 1 && day <= days_of(year, month);
}

// The offset in minutes; false if there is none.
bool take_offset(std::string_view& text, int& minutes) {
  minutes = 0;
  if (take(text, 'Z') || take(text, 'z')) return true;
  const bool west = take(text, '-');
  if (!west && !take(text, '+')) return false;
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_number(text, 2);
  minutes = (hour * 60 + minute) * (west ? -1 : 1);
  return minute >= 0 && minute <= 59;
}

bool take_time(std::string_view& text) {
  const int hour = take_number(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return false;
  const int minute = take_number(text, 2);
  if (minute < 0 || minute > 59 || !take(text, ':')) return false;
  const int second = take_number(text, 2);
  if (second < 0 || second > 60) return false;
  if (take(text, '.')) {
    const std::size_t digits = count_digits(text);
    if (digits == 0) return false;
    text.remove_prefix(digits);
  }
  int offset = 0;
  if (!take_offset(text, offset)) return false;
  constexpr int kDay = 24 * 60;
  const int utc = ((hour * 60 + minute - offset) % kDay + kDay) % kDay;
  return second < 60 || utc == kDay - 1;  // a leap second is the last of a day in UTC
}

// Takes "12Y" style parts in the order of `units`. A unit may be left out only before the first and after the last.
// Returns how many there were, or -1.
int take_parts(std::string_view& text, std::string_view units) {
  int parts = 0;
  while (!text.empty() && is_digit(text[0])) {
    text.remove_prefix(count_digits(text));
    if (text.empty()) return -1;
    const std::size_t unit = units.find(text[0]);
    if (unit == std::string_view::npos || (parts > 0 && unit != 0)) return -1;
    units.remove_prefix(unit + 1);
    text.remove_prefix(1);
    ++parts;
  }
  return parts;
}

}  // namespace

bool is_date(std::string_view text) { return take_date(text) && text.empty(); }

bool is_time(std::string_view text) { return take_time(text) && text.empty(); }

bool is_date_time(std::string_view text) {
  return take_date(text) && (take(text, 'T') || take(text, 't')) && take_time(text) && text.empty();
}

bool is_duration(std::string_view text) {
  if (!take(text, 'P') || text.empty()) return false;
  std::string_view weeks = text;
  if (take_parts(weeks, "W") == 1 && weeks.empty()) return true;
  if (take_parts(text, "YMD") < 0) return false;
  if (text.empty()) return true;
  return take(text, 'T') && take_parts(text, "HMS") > 0 && text.empty();
}

}  // namespace steelyard::json_schema
