#include "openapi/page.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard::openapi {
namespace {

const std::string kContract = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get: {}\n";

TEST_CASE("the OpenAPI document of a page is found in its fence") {
  struct Row {
    const char* name;
    std::string text;
    std::string operation;  // method and path that the page names
    std::string where;      // of /paths
  };
  const Row rows[] = {
      {"three backticks", "# T\n\n```yaml\n" + kContract + "```\n", " ", "page.md:6:1"},
      {"four backticks with document, method and path", "````yaml openapi.json get /a\n" + kContract + "````\n",
       "GET /a", "page.md:4:1"},
      {"info line without document", "```yaml GET /a\n" + kContract + "```\n", "GET /a", "page.md:4:1"},
      {"document by URL", "```yaml https://a.example/openapi.json GET /a\n" + kContract + "```\n", "GET /a",
       "page.md:4:1"},
      {"tildes", "~~~yaml\n" + kContract + "~~~\n", " ", "page.md:4:1"},
      {"no language", "```\n" + kContract + "```\n", " ", "page.md:4:1"},
      {"no final newline", "````yaml\n" + kContract + "````", " ", "page.md:4:1"},
      {"beside other fences", "```yaml\na: 1\n```\n\n```yaml\n" + kContract + "```\n", " ", "page.md:8:1"},
      {"JSON", "```json\n{\"openapi\": \"3.1.0\",\n \"paths\": {\"/a\": {\"get\": {}}}}\n```\n", " ", "page.md:3:2"},
      {"in a list", "- x\n\n  ```yaml\n  openapi: 3.1.0\n  paths: {/a: {get: {}}}\n  ```\n", " ", "page.md:5:3"},
      {"in a component", "<Tabs>\n  ```yaml\n  openapi: 3.1.0\n  paths: {/a: {get: {}}}\n  ```\n</Tabs>\n", " ",
       "page.md:4:3"},
      {"nested openapi keys do not count", "```yaml\ntool:\n  openapi: x\n```\n```yaml\n" + kContract + "```\n", " ",
       "page.md:8:1"},
      {"CRLF", "# T\r\n\r\n```yaml\r\nopenapi: 3.1.0\r\npaths:\r\n  /a:\r\n    get: {}\r\n```\r\n", " ", "page.md:5:1"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto page = read_page(row.text, "page.md");
      REQUIRE_MESSAGE(page, to_string(page.error()));
      CHECK(page->method + " " + page->path == row.operation);
      CHECK(to_string(page->document.locate("/paths")) == row.where);
      CHECK(page->document.root().at("openapi") == "3.1.0");
      CHECK(page->document.root().at("paths").at("/a").contains("get"));
      CHECK_FALSE(page->derived);
      CHECK(page->warnings.empty());
    }
  }
}

TEST_CASE("a page keeps its title, its summary and the text of the document") {
  const auto page = read_page("> Index\n\n# Balance\n\n> What is left.\n\n```yaml\n" + kContract + "```\n", "page.md");
  REQUIRE(page);
  CHECK(page->title == "Balance");
  CHECK(page->summary == "What is left.");
  CHECK(page->source == kContract);
}

TEST_CASE("an info line that names another operation is warned of") {
  const auto page = read_page("# T\n\n```yaml openapi.json POST /a\n" + kContract + "```\n", "page.md");
  REQUIRE(page);
  REQUIRE(page->warnings.size() == 1);
  CHECK(to_string(page->warnings[0].where) == "page.md:3:1");
  CHECK(page->warnings[0].message == "the info line names POST /a, which the document lacks");
}

TEST_CASE("a page without one contract is refused") {
  struct Row {
    const char* name;
    std::string text;
    ErrorCode code;
    std::string where;
    std::string message;
  };
  const std::string fence = "```yaml\n" + kContract + "```\n";
  const Row rows[] = {
      {"two", "# T\n\n" + fence + "\n" + fence, ErrorCode::page_many_contracts, "page.md:12:1",
       "OpenAPI documents begin on line 4 and on line 12"},
      {"none", "# T\n\nOnly text.\n", ErrorCode::page_no_contract, "page.md:1:1",
       "there is no OpenAPI document and no request line such as \"GET /path\""},
      {"only a request line", "# T\n\n```\nGET /a\n```\n", ErrorCode::page_no_contract, "page.md:4:1",
       "there is a request line, but no described field, example answer or table of statuses"},
      {"HTML", "\n<!DOCTYPE html>\n<html><body>Moved</body></html>\n", ErrorCode::page_is_html, "page.md:1:1",
       "the page is HTML, not Markdown"},
      {"HTML without a doctype", "<HTML lang=\"en\"></HTML>", ErrorCode::page_is_html, "page.md:1:1",
       "the page is HTML, not Markdown"},
      {"empty", "\n", ErrorCode::file_empty, "page.md:1:1", "there is no page here"},
      {"truncated", "# T\n\n````yaml\n" + kContract, ErrorCode::page_invalid, "page.md:3:1",
       "the code fence is never closed"},
      {"duplicate key", "# T\n\n```yaml\nopenapi: 3.1.0\ninfo: {}\ninfo: {}\n```\n", ErrorCode::duplicate_key,
       "page.md:6:1", "the key \"info\" stands twice in one mapping"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto page = read_page(row.text, "page.md");
      REQUIRE_FALSE(page);
      CHECK(page.error().code == row.code);
      CHECK(to_string(page.error().where) == row.where);
      CHECK(page.error().message == row.message);
    }
  }
}

}  // namespace
}  // namespace steelyard::openapi
