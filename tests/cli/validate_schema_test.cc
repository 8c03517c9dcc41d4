// `steelyard validate --schema`: any instance by any schema.
#include <doctest/doctest.h>

#include <chrono>
#include <fstream>
#include <sstream>

#include "base/file.h"
#include "tests/cli/report_support.h"
#include "tests/support/child_process.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

using namespace std::chrono_literals;

std::string write(const test::TempFolder& folder, const std::string& name, const std::string& text) {
  REQUIRE(write_file(folder.path() / name, text));
  return folder / name;
}

Outcome validate(std::vector<std::string> args, const std::string& input = {}) {
  args.insert(args.begin(), "validate");
  return run_program(args, input);
}

// "id pointer file:line:column schema-file:line:column message", a line each, with the folder left out.
std::vector<std::string> findings(const Outcome& outcome, const test::TempFolder& folder) {
  std::vector<std::string> lines;
  const Json report = report_of(outcome);
  for (const Json& finding : report.at("findings")) {
    std::string line = std::string(string_member(finding, "id")) + " " +
                       std::string(string_member(finding, "pointer")) + " " + place_of(finding);
    if (const Json* schema = find_member(finding, "contract_location")) {
      line += " " + std::string(string_member(*schema, "file")) + ":" + write_json(schema->at("line")) + ":" +
              write_json(schema->at("column"));
    }
    line += " " + std::string(string_member(finding, "message"));
    const std::string prefix = folder.path().string() + "/";
    for (std::size_t at = 0; (at = line.find(prefix)) != std::string::npos;) line.erase(at, prefix.size());
    lines.push_back(std::move(line));
  }
  return lines;
}

constexpr char kSchema[] =
    "$schema: https://json-schema.org/draft/2020-12/schema\n"
    "required: [name]\n"
    "properties:\n"
    "  name: {type: string, title: Name}\n"
    "  zip: {$ref: 'defs/zip.json#/$defs/zip'}\n";
constexpr char kZip[] = "{\"$defs\": {\"zip\":\n {\"type\": \"string\"}}}";

TEST_CASE("a failure has its place in the instance and in the schema, through references into other files") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.yaml", kSchema);
  write(folder, "defs/zip.json", kZip);
  struct Row {
    const char* name;
    const char* text;
    int code;
    std::vector<std::string> findings;
  };
  const Row rows[] = {
      {"a.json", "{\"name\": \"A\", \"zip\": \"1\"}", 0, {}},
      {"a.json",
       "{\"name\": 1,\n \"zip\": 2}",
       1,
       {"schema_conformance /name a.json:1:2 s.yaml:4:10 expected string, got number 1",
        "schema_conformance /zip a.json:2:2 defs/zip.json:2:3 expected string, got number 2"}},
      {"a.yaml", "zip: x\n", 1, {"schema_conformance  a.yaml:1:1 s.yaml:2:1 the property 'name' is missing"}},
      {"a.ndjson",
       "{\"name\": \"A\"}\n{}\n",
       1,
       {"schema_conformance  a.ndjson:2:1 s.yaml:2:1 the property 'name' is missing"}},
      {"a.json",
       "{\"name\": \"A\", \"name\": \"B\"}",
       1,
       {"duplicate_key /name a.json:1:15 the object names the member at /name twice"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Outcome outcome = validate({"--schema", schema, "--format", "json", write(folder, row.name, row.text)});
    CHECK(outcome.code == row.code);
    CHECK(outcome.err == "");
    CHECK(findings(outcome, folder) == row.findings);
  }
}

TEST_CASE("text names both places") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.yaml", kSchema);
  write(folder, "defs/zip.json", kZip);
  const Outcome outcome = validate({"--schema", schema, "-"}, "{}");
  CHECK(outcome.code == 1);
  CHECK(outcome.out.find("the property 'name' is missing") != std::string::npos);
  CHECK(outcome.out.find("standard input:1:1") != std::string::npos);
  CHECK(outcome.out.find(schema + ":2:1") != std::string::npos);
}

TEST_CASE("the standard's output is one line an instance") {
  const test::TempFolder folder;
  const std::string schema =
      write(folder, "s.json", R"({"$id": "https://a.example/", "type": "string", "title": "T"})");
  struct Row {
    const char* format;
    const char* input;
    int code;
    const char* output;
  };
  const Row rows[] = {
      {"flag", "\"a\"", 0, "{\"valid\":true}\n"},
      {"flag", "{}\n[]\n", 1, "{\"valid\":false}\n{\"valid\":false}\n"},
      {"basic", "\"a\"", 0,
       R"({"valid":true,"keywordLocation":"","absoluteKeywordLocation":"https://a.example/#","instanceLocation":"",)"
       R"("annotations":[{"valid":true,"keywordLocation":"/title","absoluteKeywordLocation":"https://a.example/#/title",)"
       R"("instanceLocation":"","annotation":"T"}]})"
       "\n"},
      {"hierarchical", "1", 1,
       R"({"valid":false,"keywordLocation":"/type","absoluteKeywordLocation":"https://a.example/#/type",)"
       R"("instanceLocation":"","error":"expected string, got number 1"})"
       "\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.format);
    const Outcome outcome = validate({"--schema", schema, "--format", row.format, "-"}, row.input);
    CHECK(outcome.code == row.code);
    CHECK(outcome.out == row.output);
    CHECK(outcome.err == "");
  }
}

TEST_CASE("the text of standard input says whether it is NDJSON, JSON or YAML") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.json", R"({"type": ["string", "object"]})");
  struct Row {
    const char* input;
    int code;
    const char* output;
    const char* told;
  };
  const Row rows[] = {
      {"1\n2\n", 1, "{\"valid\":false}\n{\"valid\":false}\n", ""},
      {"\"a\"\n\"b\"\n", 0, "{\"valid\":true}\n{\"valid\":true}\n", ""},
      {"{}\nx\n", 3, "{\"valid\":true}\n", "standard input:2:1: invalid literal [json-syntax]"},
      {"{\n \"a\":\n  [\n   {}\n  ]\n}\n", 0, "{\"valid\":true}\n", ""},
      {"a:\n  {}\n", 0, "{\"valid\":true}\n", ""},
      {"a\nb\n", 0, "{\"valid\":true}\n", ""},
      {"{a: 1}", 0, "{\"valid\":true}\n", ""},
      {"\"a\": 1\n", 0, "{\"valid\":true}\n", ""},
      {"[1,2", 3, "", "standard input:1:5: unexpected end of input; expected ']' [json-syntax]"},
      {"{\"a\":NaN}", 3, "", "standard input:1:6: invalid literal [json-syntax]"},
      {"{\"a\":01}", 3, "", "[json-syntax]"},
      {"\xEF\xBB\xBF{ \"a\":01}", 3, "", "[json-syntax]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    const Outcome outcome = validate({"--schema", schema, "--format", "flag", "-"}, row.input);
    CAPTURE(outcome.err);
    CHECK(outcome.code == row.code);
    CHECK(outcome.out == row.output);
    CHECK((*row.told == '\0' ? outcome.err.empty() : outcome.err.find(row.told) != std::string::npos));
    const std::string file = write(folder, "instances.txt", row.input);
    CHECK(validate({"--schema", schema, "--format", "flag", file}).out == row.output);
  }
}

TEST_CASE("a member that is named twice is told beside the standard's output") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.json", "{}");
  const Outcome outcome = validate({"--schema", schema, "--format", "flag", "-"}, "{\"a\": 1, \"a\": 2}");
  CHECK(outcome.code == 1);
  CHECK(outcome.out == "{\"valid\":true}\n");
  CHECK(outcome.err.find("standard input:1:10: the object names the member at /a twice [duplicate-key]") !=
        std::string::npos);
}

TEST_CASE("options choose the dialect, assert formats, give documents and point into a document") {
  const test::TempFolder folder;
  const std::string format = write(folder, "f.json", R"({"format": "date"})");
  const std::string nullable = write(folder, "n.json", R"({"type": "string", "nullable": true})");
  const std::string remote = write(folder, "r.json", R"({"$ref": "http://a.example/d/t.json"})");
  const std::string relative = write(folder, "i.json", R"({"$id": "http://a.example/d/r", "$ref": "t.json"})");
  const std::string target = write(folder, "given/t.json", R"({"type": "string"})");
  const std::string api =
      write(folder, "api.yaml", "openapi: 3.0.3\ncomponents:\n  schemas:\n    A: {type: string, nullable: true}\n");
  struct Row {
    std::vector<std::string> args;
    const char* instance;
    int code;
  };
  const Row rows[] = {
      {{"--schema", format}, "\"x\"", 0},
      {{"--schema", format, "--assert-formats"}, "\"x\"", 1},
      {{"--schema", nullable, "--quiet"}, "null", 1},
      {{"--schema", nullable, "--dialect", "oas-3.0"}, "null", 0},
      {{"--schema", nullable, "--dialect", "https://spec.openapis.org/oas/3.0/dialect/base"}, "null", 0},
      {{"--schema", remote, "--ref", "http://a.example/d/t.json=" + target}, "1", 1},
      {{"--schema", remote, "--ref", "http://a.example/d/t.json=" + target}, "\"a\"", 0},
      {{"--schema", relative, "--ref", "http://a.example/d/=" + folder / "given"}, "1", 1},
      {{"--schema", relative, "--ref", "http://a.example/d/=" + folder / "given"}, "\"a\"", 0},
      {{"--schema", api + "#/components/schemas/A"}, "null", 0},
      {{"--schema", api + "#/components/schemas/A"}, "1", 1},
  };
  for (const Row& row : rows) {
    std::vector<std::string> args = row.args;
    args.push_back("-");
    CAPTURE(args[1]);
    CAPTURE(row.instance);
    CHECK(validate(args, row.instance).code == row.code);
  }
}

TEST_CASE("what cannot be read, understood or combined has exit codes of its own") {
  const test::TempFolder folder;
  const std::string good = write(folder, "good.json", "{}");
  const std::string remote = write(folder, "r.json", "{\n \"$ref\": \"http://a.example/t\"}");
  struct Row {
    std::vector<std::string> args;
    int code;
    std::string told;
  };
  const Row rows[] = {
      {{"--schema", folder / "absent.json", good}, 3, "[file-not-readable]"},
      {{"--schema", write(folder, "s1.json", "{"), good}, 3, "[json-syntax]"},
      {{"--schema", write(folder, "s2.json", "{\"type\": 1}"), good}, 3, "s2.json:1:2: 'type' must be"},
      {{"--schema", write(folder, "s3.json", "{\"a\": 1, \"a\": 2}"), good}, 3, "[duplicate-key]"},
      {{"--schema", write(folder, "s4.json", R"({"$schema": "urn:other"})"), good}, 3, "[schema-dialect]"},
      {{"--schema", remote, good}, 3, "r.json:2:2: there is no schema at 'http://a.example/t'; nothing is fetched"},
      {{"--schema", good + "#/absent", good}, 3, "[schema-reference]"},
      {{"--schema", good, folder / "absent.json"}, 3, "[file-not-readable]"},
      {{"--schema", good, write(folder, "i1.json", "{")}, 3, "[json-syntax]"},
      {{"--schema", good, write(folder, "i2.yaml", "a: [")}, 3, "[yaml-syntax]"},
      {{"--schema", good, write(folder, "i3.ndjson", "{}\n{\n{}\n")}, 3, "i3.ndjson:2:"},
      {{"--schema", good}, 2, "[usage]"},
      {{"--schema", good, "--provider", "sunor", good}, 2, "--schema and --provider exclude one another"},
      {{"--schema", good, "--status", "200", good}, 2, "--schema and --status exclude one another"},
      {{"--provider", "sunor", "--dialect", "2020-12", good}, 2, "--dialect goes with --schema only"},
      {{"--provider", "sunor", "--format", "basic", good}, 2, "--format basic goes with --schema only"},
      {{"--schema", good, "--dialect", "2020-13", good}, 2, "did you mean 2020-12?"},
      {{"--schema", good, "--ref", "x", good}, 2, "--ref wants URI=FILE"},
      {{"--schema", good, "--format", "flag", "--report", "junit", good}, 2, "write to standard output"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.told);
    const Outcome outcome = validate(row.args);
    CAPTURE(outcome.err);
    CHECK(outcome.code == row.code);
    CHECK(outcome.err.find(row.told) != std::string::npos);
  }
}

TEST_CASE("quiet says nothing if nothing is wrong") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.json", R"({"type": "string"})");
  const Outcome good = validate({"--schema", schema, "--quiet", "-"}, "\"a\"");
  CHECK(good.code == 0);
  CHECK(good.out == "");
  CHECK(good.err == "");
  const Outcome bad = validate({"--schema", schema, "--quiet", "-"}, "1");
  CHECK(bad.code == 1);
  CHECK(bad.out.find("expected string, got number 1") != std::string::npos);
}

TEST_CASE("an unreadable instance has no line in the standard's output") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.json", "{}");
  const Outcome outcome = validate({"--schema", schema, "--format", "flag", "-"}, "{}\n{\n");
  CHECK(outcome.code == 3);
  CHECK(outcome.out == "{\"valid\":true}\n");
  CHECK(outcome.err.find("standard input:2:") != std::string::npos);
}

TEST_CASE("an unreadable instance does not keep the others from being judged") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.json", R"({"type": "object", "maxProperties": 0})");
  const Outcome outcome =
      validate({"--schema", schema, "--format", "json", "-", write(folder, "b.json", "[]")}, "{}\n{\n{\"a\": 1}\n");
  CHECK(outcome.code == 3);
  CHECK(findings(outcome, folder).size() == 2);
}

// Every thousandth is not valid.
long peak_memory(const test::TempFolder& folder, const std::string& schema, int lines) {
  const std::string name = folder / (std::to_string(lines) + ".ndjson");
  std::ofstream file(name);
  for (int i = 1; i <= lines; ++i) file << "{\"id\": " << (i % 1000 == 0 ? "true" : std::to_string(i)) << "}\n";
  file.close();
  test::ChildProcess child({test::program(), "validate", "--schema", schema, "--quiet", name},
                           {folder.path(), folder.path() / "report.txt"});
  const auto ended = child.wait(120s);
  REQUIRE(ended);
  CHECK(ended->code == 1);
  return ended->peak_memory_kib;
}

TEST_CASE("a stream of 500,000 instances needs no more memory than one of 1,000") {
  const test::TempFolder folder;
  const std::string schema = write(folder, "s.json", R"({"properties": {"id": {"type": "integer"}}})");
  const long few = peak_memory(folder, schema, 1'000);
  CHECK(peak_memory(folder, schema, 500'000) - few < 2 * 1024);
}

}  // namespace
}  // namespace steelyard::cli
