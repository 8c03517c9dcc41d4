#include "openapi/page_prose.h"

#include <algorithm>  // std::min
#include <charconv>   // std::from_chars

#include "base/regex.h"
#include "http/message.h"

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

std::optional<Found> find_server(const Markdown& page, const RequestLine& request) {
  if (!request.origin.empty()) return Found{request.origin, request.place};
  for (const Block& block : page.blocks) {
    if (block.kind != Block::Kind::fence) continue;
    for (std::size_t from = 0;;) {
      const Regex::Found url = url_pattern().find(block.text, from);
      if (url.end == std::string_view::npos) break;
      from = url.end;
      const std::string path = path_of_url(url.groups[0]);
      const std::optional<std::size_t> begin = match_end(path, request.path);
      if (!begin) continue;
      const std::uint32_t line = block.place.line + count_lines(std::string_view(block.text).substr(0, url.begin));
      return Found{url.groups[0].substr(0, url.groups[0].size() - path.size() + *begin),
                   {line, page.lines.column_of(line, url.groups[0])}};
    }
  }
  return std::nullopt;
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

}  // namespace steelyard::openapi
