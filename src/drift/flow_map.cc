#include "drift/flow_map.h"

#include <algorithm>  // std::all_of

#include "base/json.h"

namespace steelyard::drift {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Walks over a text in flow style, one quoted text, comment or other character at a time.
class Walker {
 public:
  Walker(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t at() const { return at_; }
  char peek() const { return text_[at_]; }

  // True for a comment: from `#` behind a blank to the end of the line.
  bool skip_comment() {
    if (text_[at_] != '#' || (at_ > 0 && !is_blank(text_[at_ - 1]))) return false;
    at_ = std::min(text_.find('\n', at_), text_.size());
    return true;
  }

  // A quote begins a quoted text only where a key or a value begins: `{note: it's}` has none.
  void skip_part() {
    const char c = text_[at_];
    const bool quotes = begins_token_ && (c == '"' || c == '\'');
    if (!is_blank(c)) begins_token_ = c == '{' || c == '[' || c == ',' || c == ':';
    ++at_;
    if (quotes) skip_quoted(c);
  }

 private:
  void skip_quoted(char quote) {
    for (; at_ < text_.size(); ++at_) {
      if (quote == '"' && text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == quote) {
        const bool doubled = quote == '\'' && at_ + 1 < text_.size() && text_[at_ + 1] == quote;
        ++at_;
        if (!doubled) return;
      }
    }
  }

  std::string_view text_;
  std::size_t at_;
  bool begins_token_ = true;
};

// How the entries of a map are written.
struct Style {
  bool quoted = false;        // keys and types, as in JSON
  std::string colon = ": ";   // between a key and its value
  std::string between = " ";  // behind a comma: a blank, nothing, or a line end and an indentation
  std::string inner = {};     // of a value that takes several lines: the indentation of its members
};

// The line end and the blanks before the offset, or "" if something else stands before it on its line.
std::string own_line(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  if (begin == 0 || text[begin - 1] != '\n') return "";
  const bool crlf = begin > 1 && text[begin - 2] == '\r';
  return (crlf ? "\r\n" : "\n") + std::string(text.substr(begin, at - begin));
}

std::size_t end_of_key(std::string_view entry) {
  if (entry[0] != '"') return entry.find(':');
  for (std::size_t i = 1; i < entry.size(); ++i) {
    if (entry[i] == '\\') {
      ++i;
    } else if (entry[i] == '"') {
      return entry.find(':', i);
    }
  }
  return std::string_view::npos;
}

// Whether the key of the map itself is quoted, which tells of a map without entries that it is JSON.
bool has_quoted_key(std::string_view text, std::size_t open) {
  const std::size_t colon = text.find_last_not_of(" \t\r\n", open == 0 ? 0 : open - 1);
  if (colon == std::string_view::npos || colon == 0 || text[colon] != ':') return false;
  const std::size_t key = text.find_last_not_of(" \t\r\n", colon - 1);
  return key != std::string_view::npos && text[key] == '"';
}

Style style_of(std::string_view text, const FlowMap& map) {
  if (map.entries.empty()) return {.quoted = has_quoted_key(text, map.open)};
  const FlowEntry& last = map.entries.back();
  const std::string_view entry = text.substr(last.begin, last.end - last.begin);
  Style style;
  style.quoted = entry[0] == '"';
  const std::size_t colon = end_of_key(entry);
  if (colon != std::string_view::npos) {
    const std::size_t value = std::min(entry.find_first_not_of(" \t", colon + 1), entry.size());
    style.colon = ":" + std::string(entry.substr(colon + 1, value - colon - 1));
    const std::size_t member = value < entry.size() ? entry.find_first_not_of(" \t\r\n", value + 1) : value;
    if (member < entry.size() && entry[value] == '{') style.inner = own_line(entry, member);
  }
  style.between = own_line(text, last.begin);
  if (!style.between.empty()) return style;
  const bool has_comma = map.entries.size() > 1;
  const bool has_blank = has_comma ? is_blank(text[last.begin - 1]) : style.colon.size() > 1;
  style.between = has_blank ? " " : "";
  style.inner.clear();
  return style;
}

std::string entry_text(const Style& style, const std::string& name, const std::string& type) {
  const std::string key = style.quoted ? write_json(Json(name)) : yaml_key(name);
  const std::string member =
      style.quoted ? "\"type\"" + style.colon + write_json(Json(type)) : "type" + style.colon + type;
  return key + style.colon + "{" + style.inner + member + (style.inner.empty() ? "" : style.between) + "}";
}

}  // namespace

std::string yaml_key(const std::string& name) {
  const bool letters = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
  const bool reserved = name == "null" || name == "true" || name == "false";
  const bool plain = !name.empty() && letters && !reserved && !(name[0] >= '0' && name[0] <= '9') && name[0] != '-';
  return plain ? name : write_json(Json(name));
}

std::optional<FlowMap> read_flow_map(std::string_view text, std::size_t open) {
  FlowMap map{open, 0, {}};
  std::optional<FlowEntry> entry;
  int depth = 0;
  for (Walker walker(text, open); !walker.at_end();) {
    if (walker.skip_comment()) continue;
    const std::size_t begin = walker.at();
    const char c = walker.peek();
    walker.skip_part();
    if (is_blank(c)) continue;
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    const bool closed = depth == 0;
    if (closed || (depth == 1 && c == ',')) {
      if (entry) map.entries.push_back(*entry);
      entry.reset();
      map.close = begin;
      if (closed) return map;
    } else if (begin != open) {
      if (!entry) entry = FlowEntry{begin, begin};
      entry->end = walker.at();
    }
  }
  return std::nullopt;
}

std::vector<Splice> edit_flow_map(std::string_view text, const FlowMap& map, const FlowEdit& edit) {
  std::vector<Splice> splices;
  const std::vector<FlowEntry>& entries = map.entries;
  bool is_empty = true;  // of what stays
  for (std::size_t i = 0; i < entries.size();) {
    if (edit.removed.count(i) == 0) {
      is_empty = false;
      ++i;
      continue;
    }
    std::size_t next = i;
    while (next < entries.size() && edit.removed.count(next) > 0) ++next;
    if (next < entries.size()) {
      splices.push_back({entries[i].begin, entries[next].begin, ""});
    } else {
      splices.push_back({i > 0 ? entries[i - 1].end : entries[i].begin, entries.back().end, ""});
    }
    i = next;
  }
  const Style style = style_of(text, map);
  const std::size_t at = entries.empty() ? map.open + 1 : entries.back().end;
  std::string added;
  for (const auto& [name, type] : edit.added) {
    if (!is_empty) added += "," + style.between;
    added += entry_text(style, name, type);
    is_empty = false;
  }
  if (!added.empty()) splices.push_back({at, at, std::move(added)});
  return splices;
}

}  // namespace steelyard::drift
