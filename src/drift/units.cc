#include "drift/units.h"

#include <algorithm>  // std::find_if
#include <cctype>     // letters
#include <set>        // found units

namespace steelyard::drift {
namespace {

struct Word {
  std::string_view word;  // lower case
  std::string_view unit;
};

// Words that name a unit wherever they stand. "second" and "minute" are left out: they are ordinals and adjectives too.
constexpr Word kWords[] = {
    {"cent", "cents"},
    {"cents", "cents"},
    {"dollar", "dollars"},
    {"dollars", "dollars"},
    {"usd", "dollars"},
    {"euro", "euros"},
    {"euros", "euros"},
    {"eur", "euros"},
    {"credits", "credits"},
    {"millicredits", "millicredits"},
    {"tokens", "tokens"},
    {"seconds", "seconds"},
    {"milliseconds", "milliseconds"},
    {"ms", "milliseconds"},
    {"microseconds", "microseconds"},
    {"nanoseconds", "nanoseconds"},
    {"minutes", "minutes"},
    {"hours", "hours"},
    {"days", "days"},
    {"bytes", "bytes"},
    {"kilobytes", "kilobytes"},
    {"kb", "kilobytes"},
    {"megabytes", "megabytes"},
    {"mb", "megabytes"},
    {"gigabytes", "gigabytes"},
    {"gb", "gigabytes"},
    {"percent", "percent"},
    {"percentage", "percent"},
    {"meters", "meters"},
    {"metres", "meters"},
    {"kilometers", "kilometers"},
    {"kilometres", "kilometers"},
    {"miles", "miles"},
    {"celsius", "celsius"},
    {"fahrenheit", "fahrenheit"},
    {"micros", "micros"},
    {"millicents", "millicents"},
};

// `will_invoice` and `cents_total` are names, not prose.
bool is_word_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

}  // namespace

std::vector<std::string> units_in(std::string_view prose) {
  std::set<std::string> units;
  std::string word;
  for (std::size_t i = 0; i <= prose.size(); ++i) {
    if (i < prose.size() && is_word_letter(prose[i])) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(prose[i])));
      continue;
    }
    const auto* row = std::find_if(std::begin(kWords), std::end(kWords), [&](const Word& w) { return w.word == word; });
    if (row != std::end(kWords)) units.emplace(row->unit);
    word.clear();
  }
  return {units.begin(), units.end()};
}

}  // namespace steelyard::drift
