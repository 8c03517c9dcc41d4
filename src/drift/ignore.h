// Differences that somebody knows of and does not want to hear of again.
//
//   IgnoreList ignore({"property-never-seen:/pending_*", "/debug/*"});
//   if (ignore.covers("undocumented-property", "/debug/id", "")) continue;
//   for (const std::string& pattern : ignore.unmatched()) fail(pattern);
#pragma once

#include <string>       // patterns
#include <string_view>  // texts
#include <vector>       // patterns

namespace steelyard::drift {

// A pattern is RULE, PLACE or RULE:PLACE, where the place is a pointer or what stands for one (a header, a promise);
// `*` stands for any characters, slashes too, and `?` for one.
class IgnoreList {
 public:
  explicit IgnoreList(std::vector<std::string> patterns);

  bool covers(std::string_view rule, std::string_view pointer, std::string_view subject);
  // A pattern that hides nothing hides that the matter is settled.
  std::vector<std::string> unmatched() const;

 private:
  struct Pattern {
    std::string text;
    bool matched = false;
  };
  std::vector<Pattern> patterns_;
};

bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace steelyard::drift
