#include "drift/ignore.h"

#include <utility>  // std::move

namespace steelyard::drift {

bool matches_glob(std::string_view pattern, std::string_view text) {
  std::size_t at = 0;
  std::size_t star = std::string_view::npos;  // the last `*`, and where what it took ends
  std::size_t taken = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      taken = i;
    } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == text[i])) {
      ++at;
      ++i;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      i = ++taken;
    } else {
      return false;
    }
  }
  while (at < pattern.size() && pattern[at] == '*') ++at;
  return at == pattern.size();
}

IgnoreList::IgnoreList(std::vector<std::string> patterns) {
  for (std::string& pattern : patterns) patterns_.push_back({std::move(pattern), false});
}

bool IgnoreList::covers(std::string_view rule, std::string_view pointer, std::string_view subject) {
  const std::string_view place = pointer.empty() ? subject : pointer;
  const std::string both = std::string(rule) + ":" + std::string(place);
  bool covered = false;
  for (Pattern& pattern : patterns_) {
    const bool hit = matches_glob(pattern.text, rule) || matches_glob(pattern.text, both) ||
                     (!place.empty() && matches_glob(pattern.text, place));
    pattern.matched = pattern.matched || hit;
    covered = covered || hit;
  }
  return covered;
}

std::vector<std::string> IgnoreList::unmatched() const {
  std::vector<std::string> texts;
  for (const Pattern& pattern : patterns_) {
    if (!pattern.matched) texts.push_back(pattern.text);
  }
  return texts;
}

}  // namespace steelyard::drift
