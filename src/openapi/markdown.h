// The parts of a docs page in reading order, found by a CommonMark parser with tables.
//
//   Result<Markdown> page = read_markdown(text, "page.md");
//   for (const Block& block : page->blocks) if (block.kind == Block::Kind::fence) use(block.info, block.text);
//
// Docs pages are MDX: components such as <ResponseField> hold Markdown, and indentation does not make code. So the
// content of a component is parsed as Markdown too, which plain CommonMark leaves as raw HTML.
#pragma once

#include <cstddef>      // counts
#include <cstdint>      // lines
#include <string>       // texts
#include <string_view>  // the page
#include <vector>       // blocks

#include "base/document.h"
#include "base/result.h"

namespace steelyard::openapi {

// The lines of a text without their ends, to find the column of something that is known to stand on a line.
class SourceLines {
 public:
  explicit SourceLines(std::string_view text);

  // Lines count from 1; "" beyond the end.
  std::string_view at(std::uint32_t line) const;
  // The column (in code points, from 1) where the snippet begins on the line; 1 if it is not there.
  std::uint32_t column_of(std::uint32_t line, std::string_view snippet) const;

 private:
  std::vector<std::string_view> lines_;
};

// A run of text in a paragraph. Code spans are kept apart, because tags in them are talk about tags.
struct Span {
  std::string text;
  bool code = false;
};

struct TableRow {
  std::uint32_t line = 0;
  std::vector<std::string> cells;  // plain text
};

struct Block {
  enum class Kind { heading, paragraph, fence, markup, table };
  Kind kind = Kind::paragraph;
  TextOrigin place;            // of the first character of `text`; of a fence: of its content
  std::string text;            // plain text; of a fence its content; of markup its source
  std::string info;            // fence: the info line
  int level = 0;               // heading
  bool quoted = false;         // inside a block quote
  std::vector<Span> spans;     // paragraph
  std::vector<TableRow> rows;  // table; the first is its head
};

struct Markdown {
  std::vector<Block> blocks;
  SourceLines lines;  // views into the text that was read
};

// Errors: not_utf8; file_empty; page_invalid for a fence that is never closed and for components nested deeper than 64.
Result<Markdown> read_markdown(std::string_view text, const std::string& file);

}  // namespace steelyard::openapi
