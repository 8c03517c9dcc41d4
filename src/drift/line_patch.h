// Changes to lines of a text, and how they look as a unified diff.
//
//   LinePatch patch(text);
//   patch.insert_after(17, {"          credit:", "            type: number"});
//   std::string diff = patch.unified_diff("schemas/brightdata.yaml");
//   std::string changed = patch.apply();
#pragma once

#include <cstddef>      // line numbers
#include <map>          // changes
#include <set>          // changes
#include <string>       // texts
#include <string_view>  // texts
#include <vector>       // lines

namespace steelyard::drift {

// Lines count from 1 and are those of the text as it was, whatever has been changed before.
class LinePatch {
 public:
  explicit LinePatch(std::string_view text);

  const std::vector<std::string>& lines() const { return lines_; }
  // What turns one text into the other, with as few lines as possible where the texts are short.
  static LinePatch between(std::string_view before, std::string_view after);

  bool empty() const { return inserted_.empty() && removed_.empty(); }

  void remove(std::size_t first, std::size_t last);
  void insert_after(std::size_t line, const std::vector<std::string>& lines);
  // The lines from first to last become those of the text; what is the same at both ends is left alone.
  void replace(std::size_t first, std::size_t last, std::string_view text);

  std::string apply() const;
  // With three lines of context on either side, fewer only at an end of the text, as `patch -p1 -F0` takes it; ""
  // without a change.
  std::string unified_diff(const std::string& file) const;

 private:
  bool move_end();
  bool is_touched(std::size_t line) const { return removed_.count(line) > 0 || inserted_.count(line) > 0; }
  // The first line that a change at that place takes away or pushes down.
  std::size_t first_touched(std::size_t line) const { return removed_.count(line) > 0 ? line : line + 1; }

  std::vector<std::string> lines_;
  bool ends_with_newline_;
  std::set<std::size_t> removed_;
  std::map<std::size_t, std::vector<std::string>> inserted_;  // after the line of that number
};

}  // namespace steelyard::drift
