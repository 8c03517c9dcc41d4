#include "openapi/path_template.h"

#include <algorithm>  // std::min

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

// The shortest raw prefix of the text that decodes to something which ends before `literal` begins, by position.
std::size_t find_literal(std::string_view text, std::string_view literal, std::size_t from) {
  for (std::size_t at = from; at <= text.size(); ++at) {
    if (percent_decode(text.substr(at)).starts_with(literal)) return at;
  }
  return std::string_view::npos;
}

// The raw length that the decoded literal takes at the beginning of the text, or npos.
std::size_t literal_length(std::string_view text, std::string_view literal) {
  std::size_t raw = 0;
  for (std::size_t decoded = 0; decoded < literal.size(); ++decoded) {
    if (raw >= text.size()) return std::string_view::npos;
    const std::size_t width =
        text[raw] == '%' && raw + 2 < text.size() && percent_decode(text.substr(raw, 3)).size() == 1 ? 3 : 1;
    if (percent_decode(text.substr(raw, width))[0] != literal[decoded]) return std::string_view::npos;
    raw += width;
  }
  return raw;
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
    std::size_t end = next.empty() && last ? text.size() : find_literal(text, next, 1);
    // The last literal ends the segment: "{name}.json" takes "a.json.json" up to the last ".json".
    while (last && end != std::string_view::npos && end + literal_length(text.substr(end), next) != text.size()) {
      end = find_literal(text, next, end + 1);
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

bool PathTemplate::more_concrete_than(const PathTemplate& other) const {
  const std::size_t common = std::min(segments_.size(), other.segments_.size());
  const auto literal_size = [](const Segment& segment) {
    std::size_t size = 0;
    for (const std::string& literal : segment.literals) size += literal.size();
    return size;
  };
  for (std::size_t i = 0; i < common; ++i) {
    const Segment& mine = segments_[i];
    const Segment& theirs = other.segments_[i];
    if (mine.names.empty() != theirs.names.empty()) return mine.names.empty();
    if (!mine.names.empty() && literal_size(mine) != literal_size(theirs))
      return literal_size(mine) > literal_size(theirs);
  }
  return false;
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
