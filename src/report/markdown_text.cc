#include "report/markdown_text.h"

#include <utility>  // pairs

#include "report/escape.h"
#include "report/safe_text.h"

namespace steelyard::report {
namespace {

// A backslash keeps markup from being seen (GFM 6.1), but mentions and issues are looked for in what is rendered: a
// blank of no width parts them.
constexpr Escape kEscapes[] = {
    {'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'\\', "\\\\"}, {'`', "\\`"}, {'*', "\\*"},      {'_', "\\_"},
    {'[', "\\["},   {']', "\\]"},  {'|', "\\|"},  {'~', "\\~"},   {'$', "\\$"}, {'@', "@&#8203;"}, {'#', "#&#8203;"},
};

// What makes a link of a bare address (GFM 6.9), and what keeps it from doing so.
constexpr std::pair<std::string_view, std::string_view> kLinks[] = {{"://", "\\://"}, {"www.", "www\\."}};

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string escaped = escape(safe_text(text), kEscapes);
  for (const auto& [from, to] : kLinks) {
    for (std::size_t at = escaped.find(from); at != std::string::npos; at = escaped.find(from, at + to.size())) {
      escaped.replace(at, from.size(), to);
    }
  }
  return escaped;
}

}  // namespace steelyard::report
