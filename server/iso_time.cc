#include "server/iso_time.h"

#include <fmt/format.h>

#include <charconv>  // digits

namespace steelyard::server {
namespace {

// The number that the digits give, or nothing.
std::optional<int> number_in(std::string_view text, std::size_t at, std::size_t length) {
  if (at + length > text.size()) return std::nullopt;
  int number = 0;
  const char* begin = text.data() + at;
  const auto [end, error] = std::from_chars(begin, begin + length, number);
  if (error != std::errc() || end != begin + length || number < 0) return std::nullopt;
  return number;
}

// "", "Z", "+02:00" as minutes.
std::optional<int> offset_in(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto hours = number_in(text, 1, 2);
  const auto minutes = number_in(text, 4, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  return (text[0] == '-' ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::int64_t epoch_milliseconds(Moment moment) {
  return std::chrono::floor<std::chrono::milliseconds>(moment.time_since_epoch()).count();
}

std::string iso_time(Moment moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(std::chrono::floor<std::chrono::milliseconds>(moment - day));
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::optional<Moment> read_iso_time(std::string_view text) {
  if (text.size() < 20 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != ' ') || text[13] != ':' ||
      text[16] != ':')
    return std::nullopt;
  const auto year = number_in(text, 0, 4);
  const auto month = number_in(text, 5, 2);
  const auto day = number_in(text, 8, 2);
  const auto hour = number_in(text, 11, 2);
  const auto minute = number_in(text, 14, 2);
  const auto second = number_in(text, 17, 2);
  if (!year || !month || !day || !hour || !minute || !second) return std::nullopt;
  std::size_t rest = 19;
  std::int64_t microseconds = 0;
  if (text[rest] == '.') {
    std::int64_t scale = 100'000;
    for (++rest; rest < text.size() && text[rest] >= '0' && text[rest] <= '9'; ++rest, scale /= 10)
      microseconds += (text[rest] - '0') * scale;
  }
  const auto offset = offset_in(text.substr(rest));
  const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!offset || !date.ok() || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  // The clock counts nanoseconds in 64 bits, from 1677 to 2262.
  if (*year > 2261) return Moment::max();
  if (*year < 1678) return Moment::min();
  return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute - *offset) +
         std::chrono::seconds(*second) + std::chrono::microseconds(microseconds);
}

}  // namespace steelyard::server
