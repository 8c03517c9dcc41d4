#include "drift/line_patch.h"

#include <fmt/format.h>  // hunks

#include <algorithm>  // std::min

namespace steelyard::drift {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::string_view kNoNewline = "\\ No newline at end of file\n";
constexpr std::size_t kMostCompared = 4'000'000;  // pairs of lines; beyond that the middle is replaced as a whole

using Lines = std::vector<std::string>;

// lengths[i][j]: how many lines the rest of both have in common, in order.
std::vector<std::vector<std::size_t>> common_lengths(const Lines& before, const Lines& after) {
  std::vector<std::vector<std::size_t>> lengths(before.size() + 1, std::vector<std::size_t>(after.size() + 1, 0));
  for (std::size_t i = before.size(); i-- > 0;) {
    for (std::size_t j = after.size(); j-- > 0;) {
      lengths[i][j] =
          before[i] == after[j] ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  return lengths;
}

}  // namespace

LinePatch LinePatch::between(std::string_view before, std::string_view after) {
  LinePatch patch(before);
  const Lines lines = LinePatch(after).lines_;
  if (patch.lines_.size() * lines.size() > kMostCompared) {
    patch.remove(1, patch.lines_.size());
    patch.insert_after(patch.lines_.size(), lines);
    return patch;
  }
  const auto lengths = common_lengths(patch.lines_, lines);
  std::size_t i = 0;
  for (std::size_t j = 0; i < patch.lines_.size() || j < lines.size();) {
    if (i < patch.lines_.size() && j < lines.size() && patch.lines_[i] == lines[j]) {
      ++i;
      ++j;
    } else if (i < patch.lines_.size() && (j == lines.size() || lengths[i + 1][j] >= lengths[i][j + 1])) {
      ++i;
      patch.remove(i, i);
    } else {
      patch.insert_after(i, {lines[j++]});
    }
  }
  return patch;
}

LinePatch::LinePatch(std::string_view text) : ends_with_newline_(text.empty() || text.ends_with('\n')) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines_.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

void LinePatch::remove(std::size_t first, std::size_t last) {
  for (std::size_t line = first; line <= last; ++line) removed_.insert(line);
}

void LinePatch::insert_after(std::size_t line, const std::vector<std::string>& lines) {
  std::vector<std::string>& at = inserted_[line];
  at.insert(at.end(), lines.begin(), lines.end());
}

void LinePatch::replace(std::size_t first, std::size_t last, std::string_view text) {
  Lines lines = LinePatch(text).lines_;
  std::size_t same = 0;
  while (first <= last && same < lines.size() && lines[same] == lines_[first - 1]) ++same, ++first;
  lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(same));
  while (first <= last && !lines.empty() && lines.back() == lines_[last - 1]) lines.pop_back(), --last;
  remove(first, last);
  insert_after(last, lines);
}

std::string LinePatch::apply() const {
  std::string text;
  const auto put = [&text](const std::string& line) { text += line + "\n"; };
  for (std::size_t number = 0; number <= lines_.size(); ++number) {
    if (number > 0 && removed_.count(number) == 0) put(lines_[number - 1]);
    if (const auto added = inserted_.find(number); added != inserted_.end()) {
      for (const std::string& line : added->second) put(line);
    }
  }
  if (!ends_with_newline_ && !text.empty()) text.pop_back();
  return text;
}

// The text ends without a line feed before and after: if another line is the last then, the one gets the line feed that
// it has not, and the other loses its own. A diff says both as a change to these lines.
bool LinePatch::move_end() {
  const std::size_t end = lines_.size();
  const bool grows = inserted_.count(end) > 0;
  if (grows == (removed_.count(end) > 0)) return false;
  if (grows) {
    removed_.insert(end);
    Lines& added = inserted_[end];
    added.insert(added.begin(), lines_.back());
    return true;
  }
  std::size_t last = end;  // of what stays or comes
  while (last > 0 && removed_.count(last) > 0 && inserted_.count(last) == 0) --last;
  Lines moved;
  if (inserted_.count(last) > 0) {
    moved = std::move(inserted_[last]);
    inserted_.erase(last);
  } else if (last > 0) {
    removed_.insert(last);
    moved = {lines_[last - 1]};
  } else {
    return false;
  }
  inserted_[end] = std::move(moved);
  return true;
}

std::string LinePatch::unified_diff(const std::string& file) const {
  if (empty()) return {};
  if (!ends_with_newline_ && !lines_.empty()) {
    LinePatch patch = *this;
    if (patch.move_end()) return patch.unified_diff(file);
  }
  std::string diff = fmt::format("--- a/{0}\n+++ b/{0}\n", file);
  std::ptrdiff_t shift = 0;  // how many lines the hunks before have added
  for (std::size_t line = 0; line <= lines_.size(); ++line) {
    if (!is_touched(line)) continue;
    const std::size_t kept = first_touched(line) - 1;  // the last line before the change
    const std::size_t first = kept > kContext ? kept - kContext + 1 : 1;
    std::size_t last = line;  // of what is touched; two changes with little between them share a hunk
    for (std::size_t next = line; next <= lines_.size() && first_touched(next) <= last + 2 * kContext + 1; ++next) {
      if (is_touched(next)) last = next;
    }
    const std::size_t end = std::min(last + kContext, lines_.size());
    std::string body;
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    for (std::size_t number = line == 0 ? 0 : first; number <= end; ++number) {
      if (number > 0) {
        const bool gone = removed_.count(number) > 0;
        body += (gone ? "-" : " ") + lines_[number - 1] + "\n";
        if (number == lines_.size() && !ends_with_newline_) body += kNoNewline;
        ++old_count;
        new_count += gone ? 0 : 1;
      }
      const auto added = inserted_.find(number);
      if (added == inserted_.end()) continue;
      for (const std::string& text : added->second) body += "+" + text + "\n";
      if (number == lines_.size() && !ends_with_newline_) body += kNoNewline;
      new_count += added->second.size();
    }
    // A side without lines counts from the line before.
    const std::size_t old_first = old_count == 0 ? first - 1 : first;
    const std::ptrdiff_t new_first = static_cast<std::ptrdiff_t>(first) + shift - (new_count == 0 ? 1 : 0);
    diff += fmt::format("@@ -{},{} +{},{} @@\n", old_first, old_count, new_first, new_count) + body;
    shift += static_cast<std::ptrdiff_t>(new_count) - static_cast<std::ptrdiff_t>(old_count);
    line = end;
  }
  return diff;
}

}  // namespace steelyard::drift
