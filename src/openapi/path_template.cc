#include "openapi/path_template.h"

#include <limits>  // sort keys

#include "base/pointer.h"

namespace steelyard::openapi {
namespace {

std::vector<std::string_view> split_segments(std::string_view path) {
  std::vector<std::string_view> segments;
  while (true) {
    const std::size_t slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

// How many characters of the text stand for the one at the position: three for an escape, else one.
std::size_t unit_width(std::string_view text, std::size_t at) {
  return text[at] == '%' && at + 2 < text.size() && percent_decode(text.substr(at, 3)).size() == 1 ? 3 : 1;
}

// The raw length that the decoded literal takes at the beginning of the text, or npos.
std::size_t literal_length(std::string_view text, std::string_view literal) {
  std::size_t raw = 0;
  for (const char wanted : literal) {
    if (raw >= text.size()) return std::string_view::npos;
    const std::size_t width = unit_width(text, raw);
    if (percent_decode(text.substr(raw, width))[0] != wanted) return std::string_view::npos;
    raw += width;
  }
  return raw;
}

// The next position behind `at` where the literal stands in any encoding, or npos. Never inside an escape.
std::size_t find_literal_behind(std::string_view text, std::string_view literal, std::size_t at) {
  while (at < text.size()) {
    at += unit_width(text, at);
    if (literal_length(text.substr(at), literal) != std::string_view::npos) return at;
  }
  return std::string_view::npos;
}

}  // namespace

PathTemplate::PathTemplate(std::string_view path) {
  for (const std::string_view segment : split_segments(path)) segments_.push_back(parse_segment(segment));
}

PathTemplate::Segment PathTemplate::parse_segment(std::string_view text) {
  Segment segment;
  while (true) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    segment.literals.push_back(percent_decode(text.substr(0, open)));
    segment.names.emplace_back(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
  }
  segment.literals.push_back(percent_decode(text));
  return segment;
}

bool PathTemplate::match_segment(const Segment& segment, std::string_view text, PathParameters& parameters) {
  const std::size_t head = literal_length(text, segment.literals.front());
  if (head == std::string_view::npos) return false;
  text.remove_prefix(head);
  if (segment.names.empty()) return text.empty();
  for (std::size_t i = 0; i < segment.names.size(); ++i) {
    const std::string& next = segment.literals[i + 1];
    const bool last = i + 1 == segment.names.size();
    std::size_t end = next.empty() && last ? text.size() : find_literal_behind(text, next, 0);
    // The last literal ends the segment: "{name}.json" takes "a.json.json" up to the last ".json".
    while (last && end != std::string_view::npos && end + literal_length(text.substr(end), next) != text.size()) {
      end = find_literal_behind(text, next, end);
    }
    if (end == std::string_view::npos || end == 0) return false;
    parameters.emplace_back(segment.names[i], text.substr(0, end));
    text.remove_prefix(end + literal_length(text.substr(end), next));
  }
  return text.empty();
}

std::optional<PathParameters> PathTemplate::match(std::string_view path) const {
  const std::vector<std::string_view> segments = split_segments(path);
  if (segments.size() != segments_.size()) return std::nullopt;
  PathParameters parameters;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!match_segment(segments_[i], segments[i], parameters)) return std::nullopt;
  }
  return parameters;
}

std::vector<std::size_t> PathTemplate::sort_key() const {
  std::vector<std::size_t> key = {segments_.size()};
  for (const Segment& segment : segments_) {
    std::size_t literal = 0;
    for (const std::string& text : segment.literals) literal += text.size();
    key.push_back(segment.names.empty() ? 0 : std::numeric_limits<std::size_t>::max() - literal);
  }
  return key;
}

bool is_path_template(std::string_view path) {
  std::size_t open = std::string_view::npos;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool inside = open != std::string_view::npos;
    if (path[i] == '{' && !inside) {
      open = i;
    } else if (path[i] == '}' && inside && i > open + 1) {
      open = std::string_view::npos;
    } else if (path[i] == '{' || path[i] == '}' || (inside && path[i] == '/')) {
      return false;
    }
  }
  return open == std::string_view::npos;
}

std::vector<std::string> template_names(std::string_view path) {
  std::vector<std::string> names;
  for (std::size_t open = path.find('{'); open != std::string_view::npos; open = path.find('{', open + 1)) {
    const std::size_t close = path.find('}', open);
    if (close == std::string_view::npos) break;
    names.emplace_back(path.substr(open + 1, close - open - 1));
  }
  return names;
}

std::string template_shape(std::string_view path) {
  std::string shape;
  bool inside = false;
  for (char c : path) {
    if (c == '}') inside = false;
    if (!inside) shape += c;
    if (c == '{') inside = true;
  }
  return shape;
}

}  // namespace steelyard::openapi
