// docs/json-schema.md says what the tables say. If this fails: STEELYARD_UPDATE_GOLDEN=1
// build/dev/test_json_schema_page rewrites the page.
#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "json_schema/dialect.h"
#include "json_schema/formats/format.h"
#include "json_schema/keyword.h"
#include "suite.h"
#include "tests/support/golden.h"

namespace steelyard::json_schema {
namespace {

using Cells = std::vector<std::string>;

std::string line_of(const Cells& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + (cell.empty() ? "|" : " |");
  return line + "\n";
}

std::string table(const Cells& head, const std::vector<Cells>& rows) {
  std::string text = line_of(head) + "|";
  for (std::size_t i = 0; i < head.size(); ++i) text += "---|";
  text += "\n";
  for (const Cells& row : rows) text += line_of(row);
  return text;
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

// A row for each thing, a column for each dialect.
Cells dialect_head(const char* first, const char* last) {
  Cells head{first};
  for (const DialectInfo& dialect : dialects()) head.emplace_back(dialect.short_name);
  if (*last != '\0') head.emplace_back(last);
  return head;
}

Cells row_of(std::string first, const std::function<bool(const DialectInfo&)>& has) {
  Cells row{std::move(first)};
  for (const DialectInfo& dialect : dialects()) row.emplace_back(has(dialect) ? "yes" : "");
  return row;
}

bool knows(const DialectInfo& dialect, std::string_view keyword) {
  return (find_keyword(keyword)->dialects & bit(dialect.dialect)) != 0;
}

std::string dialect_section() {
  std::vector<Cells> names;
  for (const DialectInfo& dialect : dialects()) {
    const bool named = dialect.dialect != Dialect::oas30;
    names.push_back({std::string(dialect.name), named ? code(dialect.uri) : "none: `openapi: 3.0.x` chooses it"});
  }
  const std::vector<Cells> traits = {
      row_of("a schema names itself by `$id` (`id` in draft 4)", [](const auto& d) { return !d.id_keyword.empty(); }),
      row_of("`$id: \"#name\"` is an anchor", [](const auto& d) { return d.id_may_be_anchor; }),
      row_of("what stands beside `$ref` is ignored", [](const auto& d) { return d.reference_hides_siblings; }),
      row_of("`exclusiveMinimum`, `exclusiveMaximum` are booleans", [](const auto& d) { return d.exclusive_is_flag; }),
      row_of("`items` may be a list", [](const auto& d) { return d.items_may_be_list; }),
      row_of("1.0 is an integer", [](const auto& d) { return !d.integer_by_lexeme; }),
      row_of("`type` is one name, never null", [](const auto& d) { return d.type_is_one_name; }),
      row_of("an item that `contains` matches is evaluated",
             [](const auto& d) { return d.contains_evaluates && knows(d, "unevaluatedItems"); }),
      row_of("content may be asserted", [](const auto& d) { return d.content_may_assert; }),
  };
  return "## Dialects\n\n" + table({"Dialect", "`$schema`"}, names) + "\n" + table(dialect_head("", ""), traits);
}

std::string keyword_section() {
  std::vector<Cells> rows;
  for (const Keyword& keyword : keywords()) {
    rows.push_back(row_of(code(keyword.name), [&](const auto& d) { return knows(d, keyword.name); }));
    rows.back().emplace_back(vocabulary_name(keyword.vocabulary));
  }
  return "## Keywords\n\n" + table(dialect_head("Keyword", "Vocabulary"), rows);
}

std::string format_section() {
  std::vector<Cells> rows;
  for (const FormatRow& format : formats()) {
    const std::string name = code(format.name);
    if (!rows.empty() && rows.back().front() == name) continue;  // a second meaning of the same name
    rows.push_back(row_of(name, [&](const auto& d) { return find_format(format.name, d.dialect) != nullptr; }));
    rows.back().emplace_back(format.what);
  }
  return "## Formats\n\n" + table(dialect_head("Format", "A value is"), rows);
}

std::string vocabulary_section() {
  std::vector<Cells> rows;
  for (const VocabularyInfo& vocabulary : vocabularies()) {
    rows.push_back({code(vocabulary.uri), std::string(dialect_info(vocabulary.dialect).short_name)});
  }
  return "## Vocabularies\n\nA meta-schema with `$vocabulary` switches these on. One that it requires and that is not "
         "in the list is an error.\n\n" +
         table({"`$vocabulary`", "Keywords of"}, rows);
}

std::string suite_section() {
  std::vector<Cells> drafts;
  for (const SuiteDraft& draft : suite_drafts()) {
    drafts.push_back({std::string(draft.name), "at least " + std::to_string(draft.mandatory)});
  }
  std::string text =
      "## The official suite\n\n`ctest -L json-schema` runs every mandatory and every optional case, with "
      "all remotes, format assertion on for the cases about formats.\n\n" +
      table({"Draft", "Mandatory cases"}, drafts) + "\n";
  if (suite_skips().empty()) return text + "No case is skipped.\n";
  std::vector<Cells> skips;
  for (const SuiteSkip& skip : suite_skips()) skips.push_back({std::string(skip.prefix), std::string(skip.cause)});
  return text + table({"Skipped case", "Cause"}, skips);
}

constexpr const char* kIntroduction = R"(# JSON Schema

What the engine supports, written from its tables (`src/json_schema`) by
`STEELYARD_UPDATE_GOLDEN=1 build/dev/test_json_schema_page`. The same lists on a terminal: `steelyard list dialects`,
`steelyard list keywords`, `steelyard list schema-formats`.

- `$schema` of a schema resource chooses its dialect, with or without an empty fragment; `jsonSchemaDialect` of an
  OpenAPI 3.1 document chooses for the schemas in it. Documents of different dialects may refer to each other: each is
  read by its own. A name that is not known is the error `schema-dialect`.
- A meta-schema of one's own among the documents at hand is a dialect too: that of its `$vocabulary`, or of its
  `$schema` where it lists none. The meta-schemas of the dialects below are built in; nothing is ever fetched.
- `format` asserts where the caller asks for it or a vocabulary does, else it annotates. Contracts are checked with
  format assertion. A format that the dialect does not name is not checked, with a warning.
- A keyword that the dialect does not have is not checked, with a warning that says so.
- `contentEncoding` (`base64`) and `contentMediaType` (`application/json`) assert in draft 7 where the caller asks for it.
- In OpenAPI 3.0 `nullable` widens the `type` beside it and means nothing alone. `discriminator` selects the alternative
  that is explained and makes no invalid value valid.
)";

TEST_CASE("docs/json-schema.md") {
  const std::string page = std::string(kIntroduction) + "\n" + dialect_section() + "\n" + keyword_section() + "\n" +
                           format_section() + "\n" + vocabulary_section() + "\n" + suite_section();
  CHECK(test::golden_difference("../docs/json-schema.md", page) == "");
}

}  // namespace
}  // namespace steelyard::json_schema
