#include "tests/cli/guide/guide.h"

#include <algorithm>  // std::equal
#include <cctype>     // std::isspace
#include <sstream>    // lines

#include "openapi/markdown.h"

namespace steelyard::guide {
namespace {

constexpr std::string_view kAnyText = "…";
constexpr std::string_view kExitCode = "exit code ";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

void add_transcript(const openapi::Block& fence, std::vector<Step>& steps) {
  std::uint32_t number = fence.place.line;
  for (const std::string& line : lines_of(fence.text)) {
    if (line.starts_with("$ ")) {
      steps.push_back({number, "", line.substr(2), {}, 0});
    } else if (line.starts_with(kExitCode)) {
      steps.back().code = std::stoi(line.substr(kExitCode.size()));
    } else {
      steps.back().expected.push_back(line);
    }
    ++number;
  }
}

// Whether the line is the expected one, in which "…" stands for any text.
bool is_like(std::string_view line, std::string_view expected) {
  std::size_t gap = expected.find(kAnyText);
  if (gap == std::string_view::npos) return line == expected;
  if (line.substr(0, gap) != expected.substr(0, gap)) return false;
  line.remove_prefix(gap);
  expected.remove_prefix(gap + kAnyText.size());
  while ((gap = expected.find(kAnyText)) != std::string_view::npos) {
    const std::size_t found = line.find(expected.substr(0, gap));
    if (found == std::string_view::npos) return false;
    line.remove_prefix(found + gap);
    expected.remove_prefix(gap + kAnyText.size());
  }
  return line.ends_with(expected);
}

}  // namespace

Result<std::vector<Step>> read_guide(std::string_view text, const std::string& name) {
  const Result<openapi::Markdown> guide = openapi::read_markdown(text, name);
  if (!guide) return guide.error();
  std::vector<Step> steps;
  for (const openapi::Block& block : guide->blocks) {
    if (block.kind != openapi::Block::Kind::fence) continue;
    const std::size_t space = block.info.find(' ');
    if (block.info == "console") {
      add_transcript(block, steps);
    } else if (space != std::string::npos) {
      steps.push_back({block.place.line, block.info.substr(space + 1), block.text, {}, 0});
    }
  }
  return steps;
}

std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words;
  bool quoted = false;
  bool in_word = false;
  for (const char c : command) {
    if (c == '\'') {
      quoted = !quoted;
      if (!in_word) words.emplace_back();
      in_word = true;
    } else if (!quoted && std::isspace(static_cast<unsigned char>(c)) != 0) {
      in_word = false;
    } else {
      if (!in_word) words.emplace_back();
      in_word = true;
      words.back() += c;
    }
  }
  return words;
}

std::string difference(const std::vector<std::string>& expected, const std::string& output) {
  const std::vector<std::string> actual = lines_of(output);
  std::size_t at = 0;
  bool skipping = false;
  for (const std::string& line : expected) {
    if (line == kAnyText) {
      skipping = true;
      continue;
    }
    const std::size_t begin = at;
    while (skipping && at < actual.size() && !is_like(actual[at], line)) ++at;
    if (at == actual.size() || !is_like(actual[at], line)) {
      return "expected: " + line + "\ngot: " + (begin < actual.size() ? actual[begin] : "(nothing)") + "\nin:\n" +
             output;
    }
    ++at;
    skipping = false;
  }
  if (skipping || at == actual.size()) return "";
  return "not expected: " + actual[at] + "\nin:\n" + output;
}

}  // namespace steelyard::guide
