#include "json_schema/uri.h"

namespace steelyard::json_schema {
namespace {

// RFC 3986, section 3. A part that is absent differs from one that is empty only for authority and query.
struct Parts {
  std::string_view scheme;
  std::string_view authority;
  bool has_authority = false;
  std::string_view path;
  std::string_view query;
  bool has_query = false;
  std::string_view fragment;
  bool has_fragment = false;
};

bool is_scheme(std::string_view text) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || !letter(text[0])) return false;
  for (char c : text) {
    if (!letter(c) && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.') return false;
  }
  return true;
}

Parts split(std::string_view text) {
  Parts parts;
  if (const std::size_t hash = text.find('#'); hash != std::string_view::npos) {
    parts.fragment = text.substr(hash + 1);
    parts.has_fragment = true;
    text = text.substr(0, hash);
  }
  if (const std::size_t mark = text.find('?'); mark != std::string_view::npos) {
    parts.query = text.substr(mark + 1);
    parts.has_query = true;
    text = text.substr(0, mark);
  }
  if (const std::size_t colon = text.find(':'); colon != std::string_view::npos && is_scheme(text.substr(0, colon))) {
    parts.scheme = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  if (text.starts_with("//")) {
    const std::size_t end = text.find('/', 2);
    parts.authority = text.substr(2, end == std::string_view::npos ? end : end - 2);
    parts.has_authority = true;
    text = end == std::string_view::npos ? std::string_view() : text.substr(end);
  }
  parts.path = text;
  return parts;
}

// RFC 3986, section 5.2.4, segment by segment.
std::string remove_dot_segments(std::string_view path) {
  std::string out;
  const bool absolute = path.starts_with('/');
  while (!path.empty()) {
    const std::size_t end = path.find('/', path[0] == '/' ? 1 : 0);
    const std::string_view segment = path.substr(0, end);
    const bool last = end == std::string_view::npos;
    path = last ? std::string_view() : path.substr(end);
    const std::string_view name = segment.starts_with('/') ? segment.substr(1) : segment;
    if (name != "." && name != "..") {
      out += out.empty() && !absolute ? name : segment;
      continue;
    }
    if (name == "..") out.erase(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
    if (last && (out.empty() || out.back() != '/') && segment.starts_with('/')) out += '/';
  }
  return out;
}

// RFC 3986, section 5.2.3.
std::string merge(const Parts& base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  return std::string(slash == std::string_view::npos ? std::string_view() : base.path.substr(0, slash + 1)) +
         std::string(path);
}

std::string join(const Parts& parts, std::string_view path) {
  std::string uri;
  if (!parts.scheme.empty()) uri.append(parts.scheme).append(":");
  if (parts.has_authority) uri.append("//").append(parts.authority);
  uri.append(path);
  if (parts.has_query) uri.append("?").append(parts.query);
  if (parts.has_fragment) uri.append("#").append(parts.fragment);
  return uri;
}

}  // namespace

std::string resolve_uri(std::string_view base_text, std::string_view reference) {
  const Parts base = split(base_text);
  Parts parts = split(reference);
  if (!parts.scheme.empty()) return join(parts, remove_dot_segments(parts.path));
  parts.scheme = base.scheme;
  if (parts.has_authority) return join(parts, remove_dot_segments(parts.path));
  parts.authority = base.authority;
  parts.has_authority = base.has_authority;
  if (parts.path.empty()) {
    if (!parts.has_query) {
      parts.query = base.query;
      parts.has_query = base.has_query;
    }
    return join(parts, base.path);
  }
  return join(parts, remove_dot_segments(parts.path[0] == '/' ? std::string(parts.path) : merge(base, parts.path)));
}

std::pair<std::string_view, std::string_view> split_fragment(std::string_view uri) {
  const std::size_t hash = uri.find('#');
  if (hash == std::string_view::npos) return {uri, {}};
  return {uri.substr(0, hash), uri.substr(hash + 1)};
}

}  // namespace steelyard::json_schema
