#include "provider/pattern_sample.h"

#include <algorithm>  // std::max
#include <charconv>   // std::from_chars
#include <vector>     // alternatives

#include "base/utf8.h"

namespace steelyard::provider {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kWord = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
constexpr std::string_view kPrintable =
    " !#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~";

struct EscapeRow {
  char escape;
  std::string_view set;
};
constexpr EscapeRow kEscapes[] = {{'d', kDigits}, {'w', kWord}, {'s', " "},  {'D', "abcxyz-"},
                                  {'W', "-+ "},   {'S', kWord}, {'t', "\t"}, {'n', "\n"},
                                  {'r', "\r"},    {'f', "\f"},  {'v', "\v"}};

// Reads a pattern from left to right and writes a text that fits as it goes.
class Sampler {
 public:
  Sampler(std::string_view pattern, std::size_t least, Random& random)
      : pattern_(pattern), least_(least), random_(random) {}

  std::string run() { return alternatives(0); }

 private:
  bool more() const { return at_ < pattern_.size(); }
  char peek() const { return pattern_[at_]; }

  // One of the alternatives up to the end of the group. All are walked, one is kept.
  std::string alternatives(int depth) {
    std::vector<std::string> texts = {sequence(depth)};
    while (more() && peek() == '|') {
      ++at_;
      texts.push_back(sequence(depth));
    }
    return texts[random_.below(texts.size())];
  }

  std::string sequence(int depth) {
    std::string text;
    while (more() && peek() != '|' && peek() != ')') text += quantified(depth);
    return text;
  }

  // An atom is walked as often as its quantifier says, each time with fresh choices.
  std::string quantified(int depth) {
    const std::size_t begin = at_;
    std::string text = atom(depth);
    const auto [low, high] = quantifier(count_code_points(text));
    const std::size_t end = at_;
    const std::size_t count = low + random_.below(high - low + 1);
    if (count == 0) return "";
    for (std::size_t i = 1; i < count; ++i) {
      at_ = begin;
      text += atom(depth);
    }
    at_ = end;
    return text;
  }

  struct Range {
    std::size_t low;
    std::size_t high;
  };

  Range quantifier(std::size_t width) {
    const std::size_t open = std::max<std::size_t>(width == 0 ? 1 : least_ / std::max<std::size_t>(width, 1) + 1, 3);
    Range range{1, 1};
    if (!more()) return range;
    if (peek() == '*') range = {least_ > 0 ? open : 0, open};
    if (peek() == '+') range = {least_ > 0 ? open : 1, open};
    if (peek() == '?') range = {0, 1};
    if (peek() == '{') {
      if (!counted(range, open)) return {1, 1};
    } else if (range.low == 1 && range.high == 1) {
      return range;
    } else {
      ++at_;
    }
    if (more() && peek() == '?') ++at_;  // lazy
    return range;
  }

  // {n}, {n,}, {n,m}; anything else is a literal brace.
  bool counted(Range& range, std::size_t open) {
    const std::size_t close = pattern_.find('}', at_);
    if (close == std::string_view::npos) return false;
    const std::string_view inside = pattern_.substr(at_ + 1, close - at_ - 1);
    const std::size_t comma = inside.find(',');
    const std::string_view low = inside.substr(0, comma);
    if (std::from_chars(low.data(), low.data() + low.size(), range.low).ptr != low.data() + low.size() || low.empty())
      return false;
    range.high = range.low;
    if (comma != std::string_view::npos) {
      const std::string_view high = inside.substr(comma + 1);
      range.high = range.low + open;
      if (!high.empty()) std::from_chars(high.data(), high.data() + high.size(), range.high);
      if (high.empty() && least_ > range.low) range.low = least_;
    }
    constexpr std::size_t kMost = 10'000;
    range.low = std::min(range.low, kMost);
    range.high = std::clamp(range.high, range.low, kMost);
    at_ = close + 1;
    return true;
  }

  std::string atom(int depth) {
    const char c = pattern_[at_++];
    switch (c) {
      case '^':
      case '$':
        return "";
      case '.':
        return std::string(1, kWord[random_.below(kWord.size())]);
      case '(':
        return group(depth);
      case '[':
        return char_class();
      case '\\':
        return escape();
      default:
        return literal(c);
    }
  }

  // A code point that stands for itself, all of its bytes.
  std::string literal(char c) {
    std::string text(1, c);
    while (more() && (static_cast<unsigned char>(peek()) & 0xC0U) == 0x80U) text += pattern_[at_++];
    return text;
  }

  std::string group(int depth) {
    bool assertion = false;
    if (more() && peek() == '?') {
      const std::string_view rest = pattern_.substr(at_);
      assertion =
          rest.starts_with("?=") || rest.starts_with("?!") || rest.starts_with("?<=") || rest.starts_with("?<!");
      if (rest.starts_with("?:")) at_ += 2;
      if (rest.starts_with("?<") && !assertion) at_ = std::min(pattern_.find('>', at_), pattern_.size() - 1) + 1;
      if (assertion) at_ += rest[1] == '<' ? 3 : 2;
    }
    constexpr int kMaxDepth = 50;
    std::string text = depth < kMaxDepth ? alternatives(depth + 1) : "";
    if (more()) ++at_;  // the ')'
    return assertion ? "" : text;
  }

  std::string escape() {
    if (!more()) return "\\";
    const char c = pattern_[at_++];
    if (c == 'b' || c == 'B') return "";
    if (c == 'u' || c == 'x') return code_point(c);
    if (c == 'p' || c == 'P') {
      at_ = std::min(pattern_.find('}', at_), pattern_.size() - 1) + 1;
      return std::string(1, kWord[random_.below(52)]);
    }
    for (const EscapeRow& row : kEscapes) {
      if (row.escape == c) return std::string(1, row.set[random_.below(row.set.size())]);
    }
    return literal(c);
  }

  // \u0041, \u{1F600} and \x41.
  std::string code_point(char kind) {
    std::size_t width = kind == 'x' ? 2 : 4;
    std::size_t begin = at_;
    if (more() && peek() == '{') {
      begin = at_ + 1;
      width = std::min(pattern_.find('}', at_), pattern_.size()) - begin;
      at_ = std::min(begin + width + 1, pattern_.size());
    } else {
      at_ = std::min(at_ + width, pattern_.size());
    }
    unsigned value = 0;
    const std::string_view digits = pattern_.substr(begin, width);
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    std::string text;
    append_code_point(text, value);
    return text;
  }

  // One member of a class. Ranges of ASCII are written out; a negated class takes from the printable characters.
  std::string char_class() {
    bool negated = false;
    if (more() && peek() == '^') {
      negated = true;
      ++at_;
    }
    std::vector<std::string> members;
    while (more() && peek() != ']') add_member(members);
    if (more()) ++at_;
    if (negated) {
      std::vector<std::string> others;
      for (char c : kPrintable) {
        const std::string text(1, c);
        if (std::find(members.begin(), members.end(), text) == members.end()) others.push_back(text);
      }
      members = std::move(others);
    }
    return members.empty() ? "" : members[random_.below(members.size())];
  }

  void add_member(std::vector<std::string>& members) {
    const char c = pattern_[at_++];
    if (c == '\\' && more()) {
      for (const EscapeRow& row : kEscapes) {
        if (row.escape != peek()) continue;
        ++at_;
        for (char each : row.set) members.emplace_back(1, each);
        return;
      }
    }
    const std::string first = c == '\\' ? escape() : literal(c);
    const bool range = at_ + 1 < pattern_.size() && peek() == '-' && pattern_[at_ + 1] != ']';
    if (!range || first.size() != 1) {
      members.push_back(first);
      return;
    }
    ++at_;
    const char end = pattern_[at_++];
    const std::string last = end == '\\' ? escape() : literal(end);
    if (last.size() != 1) {
      members.push_back(first);
      return;
    }
    for (int each = first[0]; each <= last[0]; ++each) members.emplace_back(1, static_cast<char>(each));
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::size_t least_;
  Random& random_;
};

}  // namespace

std::string sample_pattern(std::string_view pattern, std::size_t least, Random& random) {
  return Sampler(pattern, least, random).run();
}

}  // namespace steelyard::provider
