#include "openapi/markdown.h"

#include <doctest/doctest.h>

namespace steelyard::openapi {
namespace {

std::string dump(const Markdown& page) {
  constexpr const char* kNames[] = {"heading", "paragraph", "fence", "markup", "table"};
  std::string result;
  for (const Block& block : page.blocks) {
    std::string text = block.text;
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at)) text[at] = '/';
    result += std::to_string(block.place.line) + ":" + std::to_string(block.place.column) + " " +
              kNames[static_cast<int>(block.kind)] + (block.quoted ? " quoted" : "") +
              (block.info.empty() ? "" : " (" + block.info + ")") + (text.empty() ? "" : " " + text);
    for (const TableRow& row : block.rows) {
      result += " [" + std::to_string(row.line);
      for (const std::string& cell : row.cells) result += "|" + cell;
      result += "]";
    }
    result += "\n";
  }
  return result;
}

TEST_CASE("a page is read in its order, with places") {
  struct Row {
    const char* name;
    const char* text;
    std::string blocks;
  };
  const Row rows[] = {
      {"prose", "# Title\n\n> Quote\n> more\n\nText `code`\n",
       "1:1 heading Title\n3:3 paragraph quoted Quote/more\n"
       "6:1 paragraph Text code\n"},
      {"fences", "```yaml a b\nx: 1\n```\n~~~~\n```\n~~~~\n", "2:1 fence (yaml a b) x: 1/\n5:1 fence ```/\n"},
      {"no final newline", "````json\n{}\n````", "2:1 fence (json) {}/\n"},
      {"fence in a list", "- one\n\n  ```yaml\n  a: 1\n    b: 2\n  ```\n",
       "1:3 paragraph one\n4:3 fence (yaml) a: 1/  b: 2/\n"},
      {"fence in a quote", "> ```\n> a\n> ```\n", "2:3 fence quoted a/\n"},
      {"empty fence", "```\n```\n", "2:1 fence\n"},
      {"table", "| A | B |\n|---|---|\n| `401` | no *key* |\n", "1:1 table [1|A|B] [3|401|no key]\n"},
      {"table below a paragraph", "# T\n\nRead *this*\nand\n| A |\n|---|\n| b |\n",
       "1:1 heading T\n3:1 paragraph Read this/and\n5:1 table [5|A] [7|b]\n"},
      {"fence in a component", "<Group>\n  ```bash\n  curl\n\n  more\n  ```\n</Group>\n",
       "1:1 markup <Group>\n3:3 fence (bash) curl//more/\n7:1 markup </Group>\n"},
      {"fence deep in components",
       "<A>\n\n  <B>\n\n    <C>\n\n      ```bash\n      curl\n      ```\n\n    </C>\n  </B>\n</A>\n",
       "1:1 markup <A>\n3:3 markup <B>\n5:5 markup <C>\n8:7 fence (bash) curl/\n11:5 markup </C>\n"
       "12:3 markup </B>\n13:1 markup </A>\n"},
      {"CRLF", "# T\r\n\r\n```yaml\r\na: 1\r\n```\r\n", "1:1 heading T\n4:1 fence (yaml) a: 1/\n"},
      {"lone CR", "# T\r\r<Tabs>\r```yaml\ra: 1\r```\r</Tabs>\r",
       "1:1 heading T\n3:1 markup <Tabs>\n5:1 fence (yaml) a: 1/\n7:1 markup </Tabs>\n"},
      {"byte order mark", "\xEF\xBB\xBF# T\n", "1:1 heading T\n"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto page = read_markdown(row.text, "page.md");
      REQUIRE(page);
      CHECK(dump(*page) == row.blocks);
    }
  }
}

TEST_CASE("what is no page is refused with its place") {
  struct Row {
    const char* name;
    std::string text;
    ErrorCode code;
    std::string where;
  };
  const Row rows[] = {
      {"empty", "", ErrorCode::file_empty, "page.md:1:1"},
      {"blank", " \n\t\n", ErrorCode::file_empty, "page.md:1:1"},
      {"not UTF-8", "ok\n\xFF", ErrorCode::not_utf8, "page.md:2:1"},
      {"truncated fence", "# T\n\n````yaml\na: 1\n```\n", ErrorCode::page_invalid, "page.md:3:1"},
      {"only a fence", "```", ErrorCode::page_invalid, "page.md:1:1"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto page = read_markdown(row.text, "page.md");
      REQUIRE_FALSE(page);
      CHECK(page.error().code == row.code);
      CHECK(to_string(page.error().where) == row.where);
    }
  }
}

TEST_CASE("deep nesting ends in an answer, not in a crash") {
  std::string indented;
  for (int i = 0; i < 100; ++i) indented += std::string(static_cast<std::size_t>(i) * 4, ' ') + "x\n\n";
  const auto page = read_markdown(indented, "page.md");
  REQUIRE_FALSE(page);
  CHECK(page.error().code == ErrorCode::page_invalid);

  const auto quotes = read_markdown(std::string(100000, '>') + " text\n", "page.md");
  REQUIRE(quotes);
  CHECK(quotes->blocks.size() == 1);
  CHECK(quotes->blocks[0].quoted);
}

}  // namespace
}  // namespace steelyard::openapi
