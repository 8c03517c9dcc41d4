#include "openapi/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>  // std::count, std::min, std::stable_sort
#include <cstring>    // std::strlen
#include <memory>     // owned nodes
#include <optional>   // a problem, or none

#include "base/utf8.h"
#include "http/message.h"

namespace steelyard::openapi {
namespace {

constexpr int kMaxNesting = 64;

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct NodeDeleter {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Tree = std::unique_ptr<cmark_node, NodeDeleter>;

cmark_syntax_extension* table_extension() {
  // Registration writes to globals of the library: once, guarded by the initialisation of a static.
  static cmark_syntax_extension* const extension = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return cmark_find_syntax_extension("table");
  }();
  return extension;
}

Tree parse(std::string_view text) {
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
  cmark_parser_attach_syntax_extension(parser.get(), table_extension());
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Tree(cmark_parser_finish(parser.get()));
}

std::string_view type_of(cmark_node* node) { return cmark_node_get_type_string(node); }

std::string literal_of(cmark_node* node) {
  const char* literal = cmark_node_get_literal(node);
  return literal == nullptr ? std::string() : std::string(literal);
}

struct IteratorDeleter {
  void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

// Calls visit(node, entering) for every node below, without recursion: a page may nest as deep as it likes.
template <class Visit>
void for_each_node(cmark_node* root, const Visit& visit) {
  const std::unique_ptr<cmark_iter, IteratorDeleter> iterator(cmark_iter_new(root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
  }
}

std::vector<Span> spans_of(cmark_node* block) {
  std::vector<Span> spans;
  for_each_node(block, [&spans](cmark_node* node, bool entering) {
    if (!entering) return;
    const std::string_view type = type_of(node);
    const bool code = type == "code";
    const bool line_end = type == "softbreak" || type == "linebreak";
    const std::string text = line_end ? "\n" : literal_of(node);
    if (text.empty()) return;
    if (!spans.empty() && spans.back().code == code) {
      spans.back().text += text;
    } else {
      spans.push_back({text, code});
    }
  });
  return spans;
}

std::string plain_text(cmark_node* node) {
  std::string text;
  for (const Span& span : spans_of(node)) text += span.text;
  return text;
}

// A line that begins with the tag of a component: <Name, </Name. The parser knows it as raw HTML already.
bool opens_component(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t");
  if (at == std::string_view::npos || text[at] != '<') return false;
  const std::size_t name = at + (text.substr(at).starts_with("</") ? 2 : 1);
  return name < text.size() && text[name] >= 'A' && text[name] <= 'Z';
}

// Where each line begins. A line ends with LF, CR LF or CR, as the parser counts them (CommonMark 0.30, section 2.1).
std::vector<std::size_t> line_starts(std::string_view text) {
  std::vector<std::size_t> starts = {0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends) starts.push_back(i + 1);
  }
  return starts;
}

// Where a piece of the page stands. `shift` is what to add to the lines and columns that the parser counts from 1.
struct Context {
  TextOrigin shift;
  bool quoted = false;
  int depth = 0;
};

class Reader {
 public:
  Reader(const std::string& file, Markdown& page) : file_(file), page_(page) {}

  void read(std::string text, const Context& context) {
    if (context.depth == kMaxNesting) return fail_nesting(context);
    Tree tree = parse(text);
    for (int pass = 0; take_components(tree.get(), text, context); ++pass) {
      if (pass == kMaxNesting) return fail_nesting(context);
      tree = parse(text);
    }
    walk(tree.get(), context);
  }

  const std::optional<Error>& error() const { return error_; }

 private:
  // The parser takes a tag on a line of its own, and all that follows up to an empty line, as raw HTML. Such lines are
  // kept as markup and blanked in the text, so that the next pass reads what stands inside as Markdown. False if there
  // was none.
  bool take_components(cmark_node* tree, std::string& text, const Context& context) {
    bool found = false;
    const std::vector<std::size_t> starts = line_starts(text);
    for_each_node(tree, [&](cmark_node* node, bool entering) {
      if (!entering || type_of(node) != "html_block") return;
      const std::string literal = literal_of(node);
      const SourceLines lines(literal);
      const auto first = static_cast<std::size_t>(cmark_node_get_start_line(node)) - 1;
      for (std::uint32_t ahead = 0; opens_component(lines.at(ahead + 1)); ++ahead) {
        found = true;
        Block& block = add(Block::Kind::markup, node, context);
        block.place.line += ahead;
        block.text = http::trim(lines.at(ahead + 1));
        block.place.column = page_.lines.column_of(block.place.line, block.text);
        const std::size_t at = text.find(block.text, starts[first + ahead]);
        if (at != std::string::npos) text.replace(at, block.text.size(), block.text.size(), ' ');
      }
    });
    return found;
  }

  void walk(cmark_node* tree, Context context) {
    int quotes = context.quoted ? 1 : 0;
    for_each_node(tree, [&](cmark_node* node, bool entering) {
      const std::string_view type = type_of(node);
      if (type == "block_quote") quotes += entering ? 1 : -1;
      context.quoted = quotes > 0;
      if (entering) read_block(type, node, context);
    });
  }

  void read_block(std::string_view type, cmark_node* node, const Context& context) {
    if (type == "heading") {
      Block& block = add(Block::Kind::heading, node, context);
      block.text = plain_text(node);
      block.level = cmark_node_get_heading_level(node);
    } else if (type == "paragraph") {
      Block& block = add(Block::Kind::paragraph, node, context);
      block.text = plain_text(node);
      block.spans = spans_of(node);
    } else if (type == "code_block") {
      read_code(node, context);
    } else if (type == "html_block") {
      add(Block::Kind::markup, node, context).text = http::trim(literal_of(node));
    } else if (type == "table") {
      read_table(node, context);
    }
  }

  // The parser gives no place to a paragraph that runs into a table: it has moved it out of the table, which keeps the
  // paragraph's.
  static TextOrigin place_of(cmark_node* node, const Context& context) {
    if (cmark_node_get_start_line(node) == 0 && cmark_node_next(node) != nullptr) node = cmark_node_next(node);
    return {static_cast<std::uint32_t>(cmark_node_get_start_line(node)) + context.shift.line,
            static_cast<std::uint32_t>(cmark_node_get_start_column(node)) + context.shift.column};
  }

  Block& add(Block::Kind kind, cmark_node* node, const Context& context) {
    Block& block = page_.blocks.emplace_back();
    block.kind = kind;
    block.place = place_of(node, context);
    block.quoted = context.quoted;
    return block;
  }

  void read_code(cmark_node* node, const Context& context) {
    int length = 0;
    int offset = 0;
    char character = 0;
    if (cmark_node_get_fenced(node, &length, &offset, &character) == 0) {
      // The text is indented, which means nothing in MDX.
      const TextOrigin place = place_of(node, context);
      read(literal_of(node), {{place.line - 1, place.column - 1}, context.quoted, context.depth + 1});
      return;
    }
    check_closed(node, context, length, character);
    Block& block = add(Block::Kind::fence, node, context);
    ++block.place.line;
    block.text = literal_of(node);
    block.info = cmark_node_get_fence_info(node);
  }

  void check_closed(cmark_node* node, const Context& context, int length, char character) {
    const auto last = static_cast<std::uint32_t>(cmark_node_get_end_line(node)) + context.shift.line;
    const TextOrigin first = place_of(node, context);
    std::string_view line = page_.lines.at(last);
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    const std::size_t text_end = line.find_last_not_of(character);
    const std::size_t run = line.size() - (text_end == std::string_view::npos ? 0 : text_end + 1);
    if (last == first.line || run < static_cast<std::size_t>(length)) fail("the code fence is never closed", first);
  }

  // How many lines stand above the table that the parser counts as its own: those of a paragraph that runs into it.
  static std::uint32_t lines_above(cmark_node* table) {
    cmark_node* before = cmark_node_previous(table);
    if (before == nullptr || cmark_node_get_start_line(before) != 0) return 0;
    const std::string text = plain_text(before);
    return 1 + static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n'));
  }

  void read_table(cmark_node* node, const Context& context) {
    Block& block = add(Block::Kind::table, node, context);
    block.place.line += lines_above(node);
    for (cmark_node* row = cmark_node_first_child(node); row != nullptr; row = cmark_node_next(row)) {
      TableRow& cells = block.rows.emplace_back();
      cells.line = block.rows.size() == 1 ? block.place.line : place_of(row, context).line;
      for (cmark_node* cell = cmark_node_first_child(row); cell != nullptr; cell = cmark_node_next(cell)) {
        cells.cells.push_back(plain_text(cell));
      }
    }
  }

  void fail_nesting(const Context& context) {
    fail("indentation and components nest deeper than " + std::to_string(kMaxNesting) + " levels",
         {context.shift.line + 1, 1});
  }

  void fail(std::string message, const TextOrigin& place) {
    if (!error_) error_ = Error{ErrorCode::page_invalid, std::move(message), {file_, place.line, place.column}};
  }

  const std::string& file_;
  Markdown& page_;
  std::optional<Error> error_;
};

}  // namespace

SourceLines::SourceLines(std::string_view text) {
  const std::vector<std::size_t> starts = line_starts(text);
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    std::string_view line = text.substr(starts[i], end - starts[i]);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    lines_.push_back(line);
  }
}

std::string_view SourceLines::at(std::uint32_t line) const {
  return line == 0 || line > lines_.size() ? std::string_view() : lines_[line - 1];
}

std::uint32_t SourceLines::column_of(std::uint32_t line, std::string_view snippet) const {
  const std::string_view text = at(line);
  const std::size_t found = text.find(snippet);
  return found == std::string_view::npos ? 1 : static_cast<std::uint32_t>(count_code_points(text.substr(0, found))) + 1;
}

Result<Markdown> read_markdown(std::string_view text, const std::string& file) {
  if (Status utf8 = check_utf8(text, file); !utf8) return utf8.error();
  text = without_byte_order_mark(text);
  if (is_blank(text)) return Error{ErrorCode::file_empty, "there is no page here", {file, 1, 1}};
  Markdown page{{}, SourceLines(text)};
  Reader reader(file, page);
  reader.read(std::string(text), {{0, 0}});
  if (reader.error()) return *reader.error();
  std::stable_sort(page.blocks.begin(), page.blocks.end(),
                   [](const Block& a, const Block& b) { return a.place.line < b.place.line; });
  return page;
}

}  // namespace steelyard::openapi
