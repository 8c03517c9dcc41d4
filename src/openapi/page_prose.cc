#include "openapi/page_prose.h"

#include <algorithm>  // std::min
#include <charconv>   // std::from_chars
#include <span>       // segments

#include "base/regex.h"
#include "http/message.h"
#include "openapi/key_name.h"

namespace steelyard::openapi {
namespace {

const Regex& request_pattern() {
  static const Regex pattern = *Regex::compile(
      R"re(^\s*(?i:(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE))[ \t]+(https?://[^/\s]+)?(/[^\s?#]*))re");
  return pattern;
}

const Regex& url_pattern() {
  static const Regex pattern = *Regex::compile(R"re(https?://[A-Za-z0-9.-]+(?::[0-9]+)?/[^\s"'`<>\\?#]*)re");
  return pattern;
}

// `"x-api-key": …`, `'X-API-Key', …` and `-H "x-api-key: …"`.
const Regex& header_pattern() {
  static const Regex pattern = *Regex::compile(R"re(["'`]([A-Za-z][A-Za-z0-9_-]*)(?:["'`][ \t]*[:,]|[ \t]*:))re");
  return pattern;
}

const Regex& parameter_pattern() {
  static const Regex pattern = *Regex::compile("/:([A-Za-z_][A-Za-z0-9_]*)");
  return pattern;
}

const Regex& status_pattern() {
  static const Regex pattern = *Regex::compile("^[1-5](?:[0-9][0-9]|XX)$");
  return pattern;
}

std::string with_braces(std::string path) {
  for (;;) {
    const Regex::Found found = parameter_pattern().find(path);
    if (found.end == std::string_view::npos) return path;
    path.replace(found.begin, found.end - found.begin, "/{" + found.groups[1] + "}");
  }
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> result;
  for (std::size_t begin = text.find_first_not_of(" \t"); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t", begin), text.size());
    result.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(" \t", end);
  }
  return result;
}

std::string path_of_url(std::string_view url) {
  const std::size_t slash = url.find('/', url.find("://") + 3);
  return std::string(url.substr(slash));
}

// Where the path of the request begins in the path of a URL: a template in braces matches any one segment.
std::optional<std::size_t> match_end(std::string_view url_path, std::string_view request_path) {
  std::string pattern = "(";
  for (std::size_t i = 0; i < request_path.size(); ++i) {
    const std::size_t close = request_path[i] == '{' ? request_path.find('}', i) : std::string_view::npos;
    if (close != std::string_view::npos) {
      pattern += "[^/]+";
      i = close;
    } else if (std::string_view("\\^$.[]|()?*+{}").find(request_path[i]) != std::string_view::npos) {
      pattern += std::string("\\") + request_path[i];
    } else {
      pattern += request_path[i];
    }
  }
  const Result<Regex> compiled = Regex::compile(pattern + ")/?$");
  if (!compiled) return std::nullopt;
  const Regex::Found found = compiled->find(url_path);
  if (found.end == std::string_view::npos) return std::nullopt;
  return found.begin;
}

std::vector<std::string> segments(std::string_view path) {
  std::vector<std::string> found;
  for (std::size_t begin = 1; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    if (end > begin) found.emplace_back(path.substr(begin, end - begin));
    begin = end + 1;
  }
  return found;
}

// How much of the path that is requested a URL still has, when one of them was edited and the other was not.
struct Likeness {
  std::string base_path;     // what stands before it in the URL: "/account"
  std::size_t segments = 0;  // that are the same, counted from both ends
};

std::size_t count_alike(std::span<const std::string> url, std::span<const std::string> request) {
  const std::size_t most = std::min(url.size(), request.size());
  std::size_t first = 0;
  while (first < most && url[first] == request[first]) ++first;
  std::size_t last = 0;
  while (first + last < most && url[url.size() - 1 - last] == request[request.size() - 1 - last]) ++last;
  return first + last;
}

Likeness likeness_of(const std::vector<std::string>& url, const std::vector<std::string>& request) {
  Likeness best;
  std::string base_path;
  for (std::size_t base = 0; base < url.size(); ++base) {
    const std::size_t alike = count_alike(std::span(url).subspan(base), request);
    // Of two that are as alike, the one that is as long: what was edited is then one segment.
    const bool as_long = alike == best.segments && alike > 0 && url.size() - base == request.size();
    if (alike > best.segments || as_long) best = {base_path, alike};
    base_path += "/" + url[base];
  }
  return best;
}

std::uint32_t count_lines(std::string_view text) {
  std::uint32_t lines = 0;
  for (const char character : text) lines += character == '\n' ? 1 : 0;
  return lines;
}

std::optional<int> status_of_info(std::string_view info) {
  for (const std::string_view word : words(info)) {
    int status = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), status);
    const bool whole = error == std::errc() && end == word.data() + word.size();
    if (whole && status >= 200 && status <= 599) return status;
  }
  return std::nullopt;
}

bool is_json(std::string_view info) {
  const std::vector<std::string_view> all = words(info);
  return !all.empty() && http::equals_ignore_case(all.front(), "json");
}

}  // namespace

std::vector<RequestLine> find_request_lines(const Markdown& page) {
  std::vector<RequestLine> lines;
  for (const Block& block : page.blocks) {
    if (block.kind != Block::Kind::fence && block.kind != Block::Kind::paragraph) continue;
    const Regex::Found found = request_pattern().find(block.text);
    if (found.end == std::string_view::npos) continue;
    const std::string_view line = std::string_view(block.text).substr(found.end);
    if (block.kind == Block::Kind::paragraph && !http::trim(line).empty()) continue;  // a sentence that begins so
    std::string method = found.groups[1];
    for (char& letter : method) letter = static_cast<char>(letter & ~0x20);
    lines.push_back({std::move(method), with_braces(found.groups[3]), found.groups[2], block.place});
  }
  return lines;
}

std::optional<ExampleServer> find_server(const Markdown& page, const RequestLine& request) {
  if (!request.origin.empty()) return ExampleServer{request.origin, request.place, ""};
  std::optional<ExampleServer> nearest;
  std::optional<std::string> one_origin;
  std::size_t most = 0;
  for (const Block& block : page.blocks) {
    if (block.kind != Block::Kind::fence) continue;
    for (std::size_t from = 0;;) {
      const Regex::Found url = url_pattern().find(block.text, from);
      if (url.end == std::string_view::npos) break;
      from = url.end;
      const std::string path = path_of_url(url.groups[0]);
      const std::string origin = url.groups[0].substr(0, url.groups[0].size() - path.size());
      const std::uint32_t line = block.place.line + count_lines(std::string_view(block.text).substr(0, url.begin));
      const TextOrigin place{line, page.lines.column_of(line, url.groups[0])};
      if (const auto begin = match_end(path, request.path))
        return ExampleServer{origin + path.substr(0, *begin), place, ""};
      if (is_json(block.info)) continue;  // an answer may hold any link
      const Likeness likeness = likeness_of(segments(path), segments(request.path));
      one_origin = !one_origin || *one_origin == origin ? origin : "";
      if (nearest && likeness.segments <= most) continue;
      most = likeness.segments;
      nearest = ExampleServer{origin + likeness.base_path, place, path.substr(likeness.base_path.size())};
    }
  }
  const bool is_known = most > 0 || (one_origin && !one_origin->empty());
  return is_known ? nearest : std::nullopt;
}

std::vector<ExampleAnswer> find_example_answers(const Markdown& page) {
  std::vector<ExampleAnswer> answers;
  bool below_response_heading = false;
  for (const Block& block : page.blocks) {
    if (block.kind == Block::Kind::heading) {
      below_response_heading = http::to_lower(block.text).find("response") != std::string::npos;
    }
    if (block.kind != Block::Kind::fence || !is_json(block.info)) continue;
    const std::optional<int> status = status_of_info(block.info);
    if (status || below_response_heading) answers.push_back({status.value_or(200), &block});
  }
  return answers;
}

std::vector<StatusRow> find_status_rows(const Markdown& page) {
  std::vector<StatusRow> rows;
  for (const Block& block : page.blocks) {
    if (block.kind != Block::Kind::table) continue;
    for (const TableRow& row : block.rows) {
      if (row.cells.empty()) continue;
      const std::string_view status = http::trim(row.cells.front());
      if (status_pattern().search(status) != Match::yes) continue;
      std::string description(row.cells.size() > 1 ? http::trim(row.cells[1]) : std::string_view());
      rows.push_back({std::string(status), std::move(description), {row.line, page.lines.column_of(row.line, status)}});
    }
  }
  return rows;
}

bool examples_mention(const Markdown& page, std::string_view word) {
  const std::string wanted = http::to_lower(word);
  for (const Block& block : page.blocks) {
    if (block.kind == Block::Kind::fence && http::to_lower(block.text).find(wanted) != std::string::npos) return true;
  }
  return false;
}

std::optional<std::string> find_sent_key(const Markdown& page) {
  for (const Block& block : page.blocks) {
    if (block.kind != Block::Kind::fence || is_json(block.info)) continue;
    for (std::size_t from = 0;;) {
      const Regex::Found name = header_pattern().find(block.text, from);
      if (name.end == std::string_view::npos) break;
      if (names_a_key(name.groups[1])) return name.groups[1];
      from = name.end;
    }
  }
  return std::nullopt;
}

}  // namespace steelyard::openapi
