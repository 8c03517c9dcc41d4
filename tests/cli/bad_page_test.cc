// Docs pages that hold no contract, or more than one; folders that an import may not touch.
#include <doctest/doctest.h>

#include "tests/cli/bad_input.h"

namespace steelyard::cli {
namespace {

struct Row {
  const char* name;
  std::string text;
  std::string told;  // after the name of the file
};

std::string fence(const std::string& contract) { return "````yaml get /pets\n" + contract + "````\n"; }

const Row kRows[] = {
    {"empty", "", ":1:1: there is no page here [file-empty]"},
    {"no fence", "# Pets\n\nAsk for pets.\n",
     ":1:1: there is no OpenAPI document and no request line such as \"GET /path\" [page-no-contract]"},
    {"two fences", fence(pets()) + "\n" + fence(pets()),
     ":16:1: OpenAPI documents begin on line 2 and on line 16 [page-many-contracts]"},
    {"HTML", "<!DOCTYPE html>\n<html></html>\n", ":1:1: the page is HTML, not Markdown [page-is-html]"},
    {"not UTF-8", "# a\n\n\xFF\n", ":3:1: byte 0xFF is not UTF-8 [not-utf8]"},
    {"a fence that is no YAML", "# Pets\n\n````yaml\nopenapi: 3.1.0\n  a: [\n````\n",
     ":5:4: illegal map value [yaml-syntax]"},
    {"a fence with a bad reference", "# Pets\n\n" + fence(pets("{$ref: '#/nope'}")),
     ":14:24: there is nothing at \"#/nope\" [reference-unresolved]"},
    {"a fence with a bad schema", "# Pets\n\n" + fence(pets("{type: 1}")),
     ":14:24: 'type' must be one of null, boolean, object, array, number, string, integer or a list of these "
     "[schema-invalid]"},
    {"5 MB in one line", std::string(5'000'000, 'a'),
     ":1:1: there is no OpenAPI document and no request line such as \"GET /path\" [page-no-contract]"},
};

TEST_CASE("a page without a contract is refused with its place") {
  for (const Row& row : kRows) {
    check_refused(
        {row.name, {{"page.md", row.text}}, {"check", "--mock", "--page", "@/page.md"}, 3, "@/page.md" + row.told});
  }
}

TEST_CASE("nothing is imported from such a page") {
  for (const Row& row : kRows) {
    check_refused(
        {row.name, {{"page.md", row.text}}, {"import", "@/page.md", "--out", "@/pack"}, 3, "@/page.md" + row.told});
  }
}

TEST_CASE("an import writes over nothing") {
  const File page{"page.md", fence(pets())};
  check_refused({"a folder with a file",
                 {page, {"pack/notes.txt", "mine"}},
                 {"import", "@/page.md", "--out", "@/pack"},
                 3,
                 "@/pack: the folder is there already and is not empty [file-not-writable]"});
  check_refused({"a file",
                 {page, {"pack", "mine"}},
                 {"import", "@/page.md", "--out", "@/pack"},
                 3,
                 "@/pack: the folder is there already and is not empty [file-not-writable]"});
  check_refused({"a bad name",
                 {page},
                 {"import", "@/page.md", "--out", "@/pack", "--name", "A B"},
                 3,
                 "\"A B\" cannot be the name of a provider [import-name]"});
}

TEST_CASE("a file that cannot be read is named") {
  for (const char* option : {"--spec", "--page"}) {
    check_refused({"missing",
                   {},
                   {"check", "--mock", option, "@/none"},
                   3,
                   "@/none: cannot read the file: No such file or directory [file-not-readable]"});
    check_refused({"a folder",
                   {{"folder/"}},
                   {"check", "--mock", option, "@/folder"},
                   3,
                   "@/folder: cannot read the file: it is a folder [file-not-readable]"});
  }
  check_refused({"no pack",
                 {},
                 {"serve", "--port", "0", "--pack", "@/none"},
                 3,
                 "@/none/provider.yaml: cannot read the file: No such file or directory [file-not-readable]"});
  check_refused({"a saved body that is a folder",
                 {{"folder/"}},
                 {"validate", "--provider", "breeze", "@/folder"},
                 3,
                 "@/folder: the file cannot be opened [file-not-readable]"});
  check_refused({"an empty saved body",
                 {{"body.json", ""}},
                 {"validate", "--provider", "breeze", "@/body.json"},
                 3,
                 "@/body.json: there is no body here [file-empty]"});
}

}  // namespace
}  // namespace steelyard::cli
