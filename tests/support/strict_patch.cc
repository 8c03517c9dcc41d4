#include "tests/support/strict_patch.h"

#include <algorithm>   // std::min
#include <cstdio>      // std::sscanf
#include <filesystem>  // folders
#include <fstream>     // texts
#include <sstream>     // texts
#include <vector>      // lines

namespace steelyard::test {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t kContext = 3;
constexpr char kNoNewline[] = "\\ No newline at end of file";

// With their line feeds.
Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    lines.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return lines;
}

struct Hunk {
  std::size_t old_first = 0;
  std::size_t new_first = 0;
  Lines before;
  Lines after;
  std::size_t leading = 0;   // lines of context
  std::size_t trailing = 0;  // likewise
};

class Patcher {
 public:
  Patcher(const std::string& diff, Texts& texts) : lines_(lines_of(diff)), texts_(texts) {}

  // What is wrong, or "".
  std::string run() {
    while (at_ < lines_.size()) {
      const std::string before = name("--- a/");
      const std::string after = name("+++ b/");
      if (before.empty() || before != after || texts_.count(before) == 0) return "no file that is known: " + before;
      if (const std::string why = patch_file(texts_[before]); !why.empty()) return before + ": " + why;
    }
    return "";
  }

 private:
  std::string name(const std::string& mark) {
    if (at_ == lines_.size() || !lines_[at_].starts_with(mark)) return "";
    const std::string line = lines_[at_++];
    return line.substr(mark.size(), line.size() - mark.size() - 1);
  }

  std::string patch_file(std::string& text) {
    const Lines old = lines_of(text);
    std::string anew;
    std::size_t copied = 0;  // lines of the old text
    std::size_t made = 0;    // lines of the new one
    while (at_ < lines_.size() && lines_[at_].starts_with("@@")) {
      const std::string header = lines_[at_];
      Hunk hunk;
      if (!read_hunk(hunk)) return "no hunk: " + header;
      const std::size_t begin = hunk.before.empty() ? hunk.old_first : hunk.old_first - 1;
      if (begin < copied || begin + hunk.before.size() > old.size()) return "out of place: " + header;
      for (; copied < begin; ++copied, ++made) anew += old[copied];
      if (hunk.new_first != made + (hunk.after.empty() ? 0 : 1)) return "not at its line afterwards: " + header;
      for (const std::string& line : hunk.before) {
        if (old[copied++] != line) return "another line stands there: " + header + line;
      }
      for (const std::string& line : hunk.after) anew += line, ++made;
      const bool begins = begin == 0 && hunk.leading < kContext;
      const bool ends = copied == old.size() && hunk.trailing < kContext;
      if (hunk.leading != kContext && !begins) return "lines of context before: " + header;
      if (hunk.trailing != kContext && !ends) return "lines of context after: " + header;
    }
    for (; copied < old.size(); ++copied) anew += old[copied];
    if (anew == text) return "nothing changes";
    text = anew;
    return "";
  }

  bool read_hunk(Hunk& hunk) {
    std::size_t old_count = 0;
    std::size_t new_count = 0;
    if (std::sscanf(lines_[at_++].c_str(), "@@ -%zu,%zu +%zu,%zu @@", &hunk.old_first, &old_count, &hunk.new_first,
                    &new_count) != 4) {
      return false;
    }
    bool changed = false;
    while (at_ < lines_.size() && (hunk.before.size() < old_count || hunk.after.size() < new_count)) {
      std::string line = lines_[at_++];
      const char kind = line[0];
      line.erase(0, 1);
      if (at_ < lines_.size() && lines_[at_].starts_with(kNoNewline)) line.pop_back(), ++at_;
      if (kind != ' ' && kind != '-' && kind != '+') return false;
      if (kind != '+') hunk.before.push_back(line);
      if (kind != '-') hunk.after.push_back(line);
      changed = changed || kind != ' ';
      hunk.leading += changed ? 0 : 1;
      hunk.trailing = kind == ' ' ? hunk.trailing + 1 : 0;
    }
    return changed && hunk.before.size() == old_count && hunk.after.size() == new_count;
  }

  Lines lines_;
  Texts& texts_;
  std::size_t at_ = 0;
};

}  // namespace

Texts apply_strictly(const std::string& diff, Texts texts, std::string& why) {
  why = Patcher(diff, texts).run();
  return texts;
}

Texts texts_in(const std::string& folder) {
  Texts texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    texts[entry.path().string()] = text.str();
  }
  return texts;
}

}  // namespace steelyard::test
