// Texts that are no YAML or JSON, as contract, pack, body of a fixture and saved body.
#include <doctest/doctest.h>

#include "tests/cli/bad_input.h"
#include "tests/cli/run_program.h"

namespace steelyard::cli {
namespace {

using namespace std::string_literals;

struct Row {
  const char* name;
  std::string text;
  std::string told;  // after the name of the file
};

std::string alias_bomb() {
  std::string text = "openapi: 3.1.0\na: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name < 'j'; ++name) {
    const std::string below = std::string("*") + static_cast<char>(name - 1);
    text += std::string(1, name) + ": &" + name + " [" + below;
    for (int i = 1; i < 10; ++i) text += ", " + below;
    text += "]\n";
  }
  return text;
}

std::string ladder(int levels) {
  std::string text;
  for (int i = 0; i < levels; ++i) text += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  return text;
}

const Row kBadYaml[] = {
    {"empty", "", ":1:1: there is no YAML here [file-empty]"},
    {"blank", " \n\n", ":1:1: there is no YAML here [file-empty]"},
    {"a comment only", "# nothing\n", ":1:1: there is no YAML document here [file-empty]"},
    {"truncated within a mapping", "a: {b: 1,\n", ":2:1: end of map flow not found [yaml-syntax]"},
    {"truncated within a list", "a:\n  b: [1, 2\n", ":3:1: end of sequence flow not found [yaml-syntax]"},
    {"truncated within double quotes", "a: b\nc: \"d\n", ":2:4: the quote is not closed [yaml-syntax]"},
    {"truncated within single quotes", "a: b\nc: 'it''s\n", ":2:4: the quote is not closed [yaml-syntax]"},
    {"not UTF-8", "a: b\nc: \xFF\n", ":2:4: byte 0xFF is not UTF-8 [not-utf8]"},
    {"UTF-16",
     "\xFF\xFE"
     "a\0:\0"s,
     ":1:1: byte 0xFF is not UTF-8 [not-utf8]"},
    {"U+0000", "a: b\nc: d\0e\n"s, ":2:5: the character U+0000 may not stand in YAML [yaml-syntax]"},
    {"U+0004, which would end the text", "a: b\n\x04\nc: d\n",
     ":2:1: the character U+0004 may not stand in YAML [yaml-syntax]"},
    {"deep lists", "a: " + std::string(1000, '[') + std::string(1000, ']'),
     ":1:403: nested deeper than 400 levels [nesting-too-deep]"},
    {"deep mappings", ladder(600), ":401:401: nested deeper than 400 levels [nesting-too-deep]"},
    {"alias bomb", alias_bomb(), ":7:36: the aliases expand to more than 1000000 values [alias-bomb]"},
    {"an alias in itself", "a: &a [*a]\n", ":1:8: the alias stands inside the value that it names [yaml-syntax]"},
    {"an alias of nothing", "a: *b\n", ":1:4: the referenced anchor is not defined [yaml-syntax]"},
    {"a key twice", "a: 1\nb: 2\na: 3\n", ":3:1: the key \"a\" stands twice in one mapping [duplicate-key]"},
    {"a key twice, CRLF", "a: 1\r\nb: 2\r\na: 3\r\n",
     ":3:1: the key \"a\" stands twice in one mapping [duplicate-key]"},
    {"a key twice, byte order mark",
     "\xEF\xBB\xBF"
     "a: 1\na: 3\n",
     ":2:1: the key \"a\" stands twice in one mapping [duplicate-key]"},
    {"a column after letters beyond ASCII", "{\u00e9\u00e9: 1, a: 2, a: 3}\n",
     ":1:15: the key \"a\" stands twice in one mapping [duplicate-key]"},
    {"two documents", "a: 1\n---\nb: 2\n", ":2:1: there is more than one YAML document [yaml-syntax]"},
    {"a tab as indentation", "a:\n\tb: 1\n", ":2:3: illegal map value [yaml-syntax]"},
    {"NaN", "a: .nan\n", ":1:4: .nan is not a number that JSON knows [number-out-of-range]"},
    {"1e999", "a: 1e999\n", ":1:4: the number 1e999 has no finite value [number-out-of-range]"},
};

const Row kBadJson[] = {
    {"empty", "", ":1:1: there is no JSON here [file-empty]"},
    {"truncated", "{\"a\": [1,\n 2", ":2:2: unexpected end of input; expected ']' [json-syntax]"},
    {"truncated text", "{\"a\": \"b", ":1:8: invalid string: missing closing quote [json-syntax]"},
    {"trailing garbage", "{}\n x", ":2:2: invalid literal; expected end of input [json-syntax]"},
    {"trailing U+0000", "{}\0"s, ":1:3: the character U+0000 stands in the text [json-syntax]"},
    {"NaN", "[\n NaN]", ":2:2: invalid literal [json-syntax]"},
    {"1e999", "[1,\n1e999]", ":2:6: the number 1e999 has no finite value [number-out-of-range]"},
    {"not UTF-8", "{\"a\":\n\"\xFF\"}", ":2:2: byte 0xFF is not UTF-8 [not-utf8]"},
    {"half a surrogate pair", R"(["\ud800"])",
     ":1:9: invalid string: surrogate U+D800..U+DBFF must be followed by U+DC00..U+DFFF [json-syntax]"},
    {"deep", std::string(100'000, '['), ":1:1025: nested deeper than 1024 levels [nesting-too-deep]"},
};

const Row kDuplicateKey = {"duplicate keys", "{\"a\": 1,\r\n\"a\": 2}",
                           ":2:1: the object names the member at /a twice [duplicate-key]"};

constexpr char kPack[] =
    "steelyard: 1\nname: pets\noperations:\n  - operation: GET /pets\n    answers:\n"
    "      - {status: 200, example: a, source: documented, body: ok.json}\n";

TEST_CASE("a contract that is no YAML is refused with its place") {
  for (const Row& row : kBadYaml) {
    check_refused(
        {row.name, {{"api.yaml", row.text}}, {"check", "--mock", "--spec", "@/api.yaml"}, 3, "@/api.yaml" + row.told});
  }
}

TEST_CASE("a contract of a pack that is no YAML is refused with its place") {
  for (const Row& row : kBadYaml) {
    check_refused({row.name,
                   {{"provider.yaml", kPack}, {"ok.json", "{\"id\": 1}"}, {"contract.yaml", row.text}},
                   {"serve", "--port", "0", "--pack", "@/"},
                   3,
                   "@/contract.yaml" + row.told});
  }
}

TEST_CASE("a provider.yaml that is no YAML is refused with its place") {
  for (const Row& row : kBadYaml) {
    check_refused({row.name,
                   {{"provider.yaml", row.text}, {"contract.yaml", pets()}},
                   {"serve", "--port", "0", "--pack", "@/"},
                   3,
                   "@/provider.yaml" + row.told});
  }
}

TEST_CASE("a contract that is no JSON is refused with its place") {
  for (const Row& row : kBadJson) {
    check_refused(
        {row.name, {{"api.json", row.text}}, {"check", "--mock", "--spec", "@/api.json"}, 3, "@/api.json" + row.told});
  }
  const Row& row = kDuplicateKey;
  check_refused(
      {row.name, {{"api.json", row.text}}, {"check", "--mock", "--spec", "@/api.json"}, 3, "@/api.json" + row.told});
}

TEST_CASE("JSON in a file of another name keeps the place in the JSON") {
  const std::string text = "{\"openapi\": \"3.1.0\", \"x-big\": \"" + std::string(5'000'000, 'a') + "\"} x";
  check_refused({"5 MB in one line",
                 {{"api.yaml", text}},
                 {"check", "--mock", "--spec", "@/api.yaml"},
                 3,
                 "@/api.yaml:1:5000035: invalid literal; expected end of input [json-syntax]"});
}

TEST_CASE("a body that is no JSON is refused with its place") {
  std::vector<Row> rows(std::begin(kBadJson), std::end(kBadJson));
  for (const Row& row : rows) {
    check_refused({row.name,
                   {{"provider.yaml", kPack}, {"contract.yaml", pets("{}")}, {"ok.json", row.text}},
                   {"serve", "--port", "0", "--pack", "@/"},
                   3,
                   "@/ok.json" + row.told});
  }
  check_refused({"duplicate keys",
                 {{"provider.yaml", kPack}, {"contract.yaml", pets("{}")}, {"ok.json", kDuplicateKey.text}},
                 {"serve", "--port", "0", "--pack", "@/"},
                 3,
                 "@/ok.json:2:1: the body names the member at /a twice [duplicate-key]"});
}

TEST_CASE("a saved body that is no JSON is a finding with its place") {
  for (const Row& row : kBadJson) {
    // An empty file is no body at all; the end of a truncated one is the end of its last line.
    if (row.text.empty() || std::string_view(row.name).starts_with("truncated")) continue;
    CAPTURE(row.name);
    const TemporaryFolder folder;
    folder.write("body.json", row.text);
    const std::string file = (folder.path() / "body.json").string();
    const Outcome outcome = run_program({"validate", "--provider", "breeze", file});
    CHECK(outcome.code == 1);
    CHECK(outcome.err == "");
    const std::string place = row.told.substr(0, row.told.find(": "));
    CHECK(outcome.out.find(file + place + "\n") != std::string::npos);
  }
}

}  // namespace
}  // namespace steelyard::cli
