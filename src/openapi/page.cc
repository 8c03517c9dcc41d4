#include "openapi/page.h"

#include <algorithm>  // std::min
#include <utility>    // std::move

#include "base/json.h"
#include "base/regex.h"
#include "base/utf8.h"
#include "http/message.h"
#include "openapi/derive.h"
#include "openapi/markdown.h"

namespace steelyard::openapi {
namespace {

// A member of the root of a YAML or JSON text; `swagger` too, so that the reader of contracts can say what is wrong.
const Regex& contract_pattern() {
  static const Regex pattern =
      *Regex::compile(R"re((?m)^(["']?)(?:openapi|swagger)\1[ \t]*:|\A\s*\{\s*"(?:openapi|swagger)"\s*:)re");
  return pattern;
}

const Regex& operation_pattern() {
  static const Regex pattern =
      *Regex::compile(R"re((?:^|[ \t])(?i:(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE))[ \t]+(/\S*))re");
  return pattern;
}

bool holds_contract(const Block& block) {
  return block.kind == Block::Kind::fence && contract_pattern().search(block.text) == Match::yes;
}

std::string find_title(const Markdown& page) {
  for (const Block& block : page.blocks) {
    if (block.kind == Block::Kind::heading && block.level == 1 && !block.quoted) return block.text;
  }
  return {};
}

// The quote that stands directly below the title.
std::string find_summary(const Markdown& page) {
  bool below_title = false;
  for (const Block& block : page.blocks) {
    if (below_title) return block.quoted && block.kind == Block::Kind::paragraph ? block.text : std::string();
    below_title = block.kind == Block::Kind::heading && block.level == 1 && !block.quoted;
  }
  return {};
}

Result<Document> read_fence(const Block& fence, const std::string& file) {
  const std::size_t first = fence.text.find_first_not_of(" \t\r\n");
  const bool json = first != std::string::npos && fence.text[first] == '{';
  if (json) {
    Result<Document> document = read_json(fence.text, file, {}, fence.place);
    if (document) return document;
  }
  return read_yaml(fence.text, file, {}, fence.place);
}

void read_operation(const std::string& info, Page& page) {
  Regex::Found found = operation_pattern().find(info);
  if (found.end == std::string_view::npos) return;
  page.method = std::move(found.groups[1]);
  for (char& letter : page.method) letter = static_cast<char>(letter & ~0x20);
  page.path = std::move(found.groups[2]);
}

// The info line is written by hand on some sites: it may name an operation that the document does not have.
void check_operation(const Block& fence, Page& page) {
  if (page.path.empty()) return;
  const Json* paths = find_member(page.document.root(), "paths");
  const Json* item = paths == nullptr ? nullptr : find_member(*paths, page.path);
  if (item != nullptr && find_member(*item, http::to_lower(page.method)) != nullptr) return;
  page.warnings.push_back({ErrorCode::page_invalid,
                           "the info line names " + page.method + " " + page.path + ", which the document lacks",
                           {page.document.file(), fence.place.line - 1, fence.place.column}});
}

Result<Page> from_fence(const Block& fence, const std::string& file) {
  Result<Document> document = read_fence(fence, file);
  if (!document) return document.error();
  Page page{std::move(*document), {}, {}, {}, {}, false, fence.text, {}};
  read_operation(fence.info, page);
  check_operation(fence, page);
  return page;
}

Result<Page> from_prose(const Markdown& markdown, const std::string& file) {
  Result<Derived> derived = derive_contract(markdown, find_title(markdown), file);
  if (!derived) return derived.error();
  return Page{std::move(derived->document), {},   {}, std::move(derived->method),
              std::move(derived->path),     true, {}, std::move(derived->warnings)};
}

}  // namespace

bool is_html(std::string_view text) {
  text = without_byte_order_mark(text);
  text = text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const std::string start = http::to_lower(text.substr(0, 15));
  return start.starts_with("<!doctype html") || start.starts_with("<html");
}

namespace {

// With the beginning of a version: the front matter of a page may name its operation so.
bool names_version(std::string_view line) {
  static const Regex pattern = *Regex::compile(R"re(^(["']?)(?:openapi|swagger)\1[ \t]*:[ \t]*["']?[0-9])re");
  return pattern.search(line) == Match::yes;
}

}  // namespace

// JSON begins with a brace. In YAML `openapi:` stands at the beginning of a line and outside of every fence.
bool is_document(std::string_view text) {
  text = without_byte_order_mark(text);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || is_html(text)) return false;
  if (text[first] == '{') return true;
  bool in_fence = false;
  for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1) {
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    if (line.starts_with("```") || line.starts_with("~~~")) in_fence = !in_fence;
    if (!in_fence && names_version(line)) return true;
    if (text.find('\n', begin) == std::string_view::npos) break;
  }
  return false;
}

Result<Page> read_page(std::string_view text, std::string file) {
  if (is_html(text)) return Error{ErrorCode::page_is_html, "the page is HTML, not Markdown", {std::move(file), 1, 1}};
  const Result<Markdown> markdown = read_markdown(text, file);
  if (!markdown) return markdown.error();
  const Block* fence = nullptr;
  for (const Block& block : markdown->blocks) {
    if (!holds_contract(block)) continue;
    if (fence != nullptr) {
      return Error{ErrorCode::page_many_contracts,
                   "OpenAPI documents begin on line " + std::to_string(fence->place.line) + " and on line " +
                       std::to_string(block.place.line),
                   {std::move(file), block.place.line, block.place.column}};
    }
    fence = &block;
  }
  Result<Page> page = fence != nullptr ? from_fence(*fence, file) : from_prose(*markdown, file);
  if (!page) return page;
  page->title = find_title(*markdown);
  page->summary = find_summary(*markdown);
  return page;
}

}  // namespace steelyard::openapi
