// The patch that `steelyard drift` proposes, however the contract is written, and what it leaves alone.
#include <doctest/doctest.h>

#include <algorithm>   // std::find
#include <filesystem>  // packs

#include "base/file.h"
#include "tests/cli/report_support.h"
#include "tests/support/places.h"
#include "tests/support/strict_patch.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

constexpr char kSeen[] = "{\"balance\": 1, \"costs\": 2}\n";

// A contract and one answer, for which `pending` is gone and `costs` is new.
class Spec {
 public:
  Spec(const std::string& name, const std::string& text) : file_(folder_ / name) {
    REQUIRE(write_file(file_, text));
    REQUIRE(write_file(samples(), kSeen));
  }

  std::string samples() const { return folder_ / "seen.ndjson"; }
  std::string path(const std::string& name) const { return folder_ / name; }
  const std::string& file() const { return file_; }
  std::string text() const {
    const Result<std::string> text = read_file(file_);
    REQUIRE(text);
    return *text;
  }

  Outcome drift(const std::vector<std::string>& more) const {
    std::vector<std::string> args = {"drift", "--spec", file_, "--samples", samples(), "--format", "json"};
    args.insert(args.end(), more.begin(), more.end());
    const test::Texts before{{file_, text()}};
    const Outcome outcome = run_program(args);
    const std::string patch = report_of(outcome).value("patch", "");
    std::string why;
    const test::Texts after = test::apply_strictly(patch, before, why);
    CHECK_EQ(why, "");
    const bool writes = std::find(more.begin(), more.end(), "--write") != more.end();
    CHECK_EQ(text(), writes ? after.at(file_) : before.at(file_));
    return outcome;
  }

 private:
  test::TempFolder folder_;
  std::string file_;
};

std::string in_yaml(const std::string& schema) {
  return "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths:\n  /b:\n    get:\n      responses:\n        '200':\n"
         "          description: d\n          content:\n            application/json:\n              schema:" +
         schema + "\n";
}

std::string in_json(const std::string& properties) {
  return R"({"openapi":"3.1.0","info":{"title":"T","version":"1"},"paths":{"/b":{"get":{"responses":{"200":{)"
         R"("description":"d","content":{"application/json":{"schema":{"type":"object","properties":)" +
         properties + "}}}}}}}}}";
}

TEST_CASE("a contract in flow style or JSON is patched in place, and every other byte stays") {
  struct Row {
    const char* name;
    const char* file;
    std::string before;
    std::string after;
  };
  const Row rows[] = {
      {"flow style on one line", "c.yaml",
       in_yaml(" {type: object, properties: {balance: {type: number, description: it's }, pending: {type: number}}}"),
       in_yaml(" {type: object, properties: {balance: {type: number, description: it's }, costs: {type: number}}}")},
      {"flow style on several lines, with comments", "c.yaml",
       in_yaml(" {\n  properties: { # {\n    pending: {type: number},\n    balance: {type: number},  # kept\n  } }"),
       in_yaml(" {\n  properties: { # {\n    balance: {type: number},\n    costs: {type: number},  # kept\n  } }")},
      {"block style with members in flow style", "c.yaml",
       in_yaml("\n                properties:\n                  pending: {type: number}\n"
               "                  balance: {type: number,\n                    description: left}"),
       in_yaml("\n                properties:\n                  balance: {type: number,\n"
               "                    description: left}\n                  costs:\n                    type: number")},
      {"JSON on one line", "c.json", in_json(R"({"pending":{"type":"number"},"balance":{"type":"number"}})"),
       in_json(R"({"balance":{"type":"number"},"costs":{"type":"number"}})")},
      {"JSON on one line with blanks, called YAML", "c.yaml",
       in_json(R"({ "balance": {"type": "number"}, "pending": {"type": "number"} })"),
       in_json(R"({ "balance": {"type": "number"}, "costs": {"type": "number"} })")},
      {"JSON on several lines that end as on Windows", "c.json",
       in_json("{\r\n \"balance\": {\r\n  \"type\": \"number\"\r\n },\r\n \"pending\": {}\r\n}"),
       in_json("{\r\n \"balance\": {\r\n  \"type\": \"number\"\r\n },\r\n \"costs\": {\"type\": \"number\"}\r\n}")},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Spec spec(row.file, row.before);
    const Outcome outcome = spec.drift({"--write", "-q"});
    CHECK_MESSAGE(outcome.code == 0, outcome.err);
    CHECK_EQ(spec.text(), row.after);
    const Json report = report_of(outcome);
    CHECK(report.contains("patch"));
    for (const Json& finding : report.at("findings")) CHECK(finding.at("id") != "no-patch");
    CHECK_FALSE(report_of(spec.drift({})).contains("patch"));
  }
}

TEST_CASE("where no patch can be made, a note says why and where") {
  const std::string before = in_yaml("\n                properties: *both") +
                             "x-both: &both\n  balance: {type: number}\n  pending: {type: number}\n";
  const std::size_t anchor = before.find("x-both");
  const std::string ordered = before.substr(0, before.find("paths:")) + before.substr(anchor) +
                              before.substr(before.find("paths:"), anchor - before.find("paths:"));
  const Spec spec("c.yaml", ordered);
  const Outcome outcome = spec.drift({"--write"});
  CHECK(outcome.code == 0);
  CHECK_EQ(spec.text(), ordered);
  const Json report = report_of(outcome);
  CHECK_FALSE(report.contains("patch"));
  std::string told;
  for (const Json& finding : report.at("findings")) {
    if (finding.at("id") != "no-patch") continue;
    CHECK(finding.at("level") == "info");
    CHECK(finding.at("location").at("file") == spec.file());
    CHECK(finding.at("location").at("line") == 15);
    CHECK(finding.at("help").get<std::string>().find("by hand") != std::string::npos);
    told += finding.at("message").get<std::string>().substr(0, 38) + "\n";
  }
  CHECK_EQ(told, "no patch settles property-never-seen: \nno patch settles undocumented-property\n");
}

// The contract once the patch for what was seen is written.
std::string written(const std::string& contract, const std::string& seen) {
  const Spec spec("c.yaml", contract);
  REQUIRE(write_file(spec.samples(), seen));
  const Outcome outcome = spec.drift({"--write", "-q"});
  CHECK_MESSAGE(outcome.code == 0, outcome.err);
  const Json report = report_of(outcome);
  for (const Json& finding : report.at("findings")) CHECK(finding.at("id") != "no-patch");
  const Json again = report_of(spec.drift({}));
  CHECK(again.at("findings").empty());
  return spec.text();
}

TEST_CASE("properties are new in an object and in the last one within it") {
  const std::string seen = R"({"data":{"x":1,"y":2,"z":{"u":1,"v":2}},"next":"n"})";
  const std::string lines =
      "\n                type: object\n                properties:\n                  data:\n"
      "                    type: object\n                    properties:\n                      x:\n"
      "                        type: number\n                      z:\n                        type: object\n"
      "                        properties:\n                          u:\n                            type: number\n";
  CHECK_EQ(written(in_yaml(lines + "                # the end"), seen),
           in_yaml(lines + "                          v:\n                            type: number\n"
                           "                      y:\n                        type: number\n"
                           "                  next:\n                    type: string\n                # the end"));
  const std::string flow =
      "\n                properties:\n                  data: {properties: {x: {type: number}, z: {properties: {u: "
      "{type: number}";
  CHECK_EQ(written(in_yaml(flow + "}}}}"), seen),
           in_yaml(flow + ", v: {type: number}}}, y: {type: number}}}\n                  next:\n"
                          "                    type: string"));
}

TEST_CASE("a property that every use of a schema shows is added to it once") {
  const std::string uses = in_yaml(
      "\n                properties:\n                  gross: {$ref: '#/components/schemas/Money'}\n"
      "                  net: {$ref: '#/components/schemas/Money'}");
  const std::string money =
      "components:\n  schemas:\n    Money:\n      properties:\n        amount:\n          type: number\n";
  CHECK_EQ(written(uses + money, R"({"gross":{"amount":1,"currency":"EUR"},"net":{"amount":2,"currency":"EUR"}})"),
           uses + money + "        currency:\n          type: string\n");

  const Spec spec("c.yaml", uses + money);
  REQUIRE(write_file(spec.samples(), R"({"gross":{"amount":1,"currency":"EUR"},"net":{"amount":2,"currency":978}})"));
  const Json report = report_of(spec.drift({"--write"}));
  CHECK_FALSE(report.contains("patch"));
  std::string told;
  for (const Json& finding : report.at("findings")) {
    if (finding.at("id") == "no-patch") told += finding.at("message").get<std::string>() + "\n";
  }
  const std::string why =
      "no patch settles undocumented-property: it is seen with different types where the schema is used\n";
  CHECK_EQ(told, why + why);
}

TEST_CASE("what a baseline accepts is neither proposed nor written") {
  const std::string before = in_json(R"({"balance":{"type":"number"},"pending":{"type":"number"}})");
  const Spec spec("c.json", before);
  const std::string baseline = spec.path("baseline.json");
  const Outcome accepting = spec.drift({"--baseline", baseline, "--update-baseline", "--reason", "known", "--write"});
  CHECK(accepting.code == 0);
  CHECK_FALSE(report_of(accepting).contains("patch"));
  const Outcome accepted = spec.drift({"--baseline", baseline, "--write"});
  CHECK_FALSE(report_of(accepted).contains("patch"));
  CHECK_EQ(spec.text(), before);

  REQUIRE(write_file(spec.samples(), "{\"balance\": 1, \"costs\": 2, \"more\": true}\n"));
  const Outcome more = spec.drift({"--baseline", baseline, "--write"});
  CHECK(report_of(more).contains("patch"));
  CHECK_EQ(spec.text(),
           in_json(R"({"balance":{"type":"number"},"pending":{"type":"number"},"more":{"type":"boolean"}})"));
}

TEST_CASE("a body that a person laid out is left, with a note") {
  const test::TempFolder folder;
  REQUIRE(write_file(folder / "pack/provider.yaml",
                     "steelyard: 1\nname: harbor\noperations:\n  - operation: GET /b\n    answers:\n"
                     "      - {status: 200, example: default, source: documented, body: 200.json}\n"));
  REQUIRE(write_file(folder / "pack/contract.yaml", in_yaml(" {properties: {balance: {type: number}}}")));
  REQUIRE(write_file(folder / "pack/200.json", "{ \"balance\" : 1 }\n"));
  REQUIRE(write_file(folder / "seen.json", kSeen));
  const Outcome outcome =
      run_program({"drift", "--pack", folder / "pack", "--samples", folder / "seen.json", "--format", "json"});
  const Json report = report_of(outcome);
  CHECK(report.contains("patch"));
  bool told = false;
  for (const Json& finding : report.at("findings")) {
    if (finding.at("id") != "no-patch") continue;
    told = true;
    CHECK(finding.at("location").at("file") == folder / "pack/200.json");
    CHECK(finding.at("message") ==
          "no patch settles undocumented-property: the body is not laid out as a JSON writer does it");
  }
  CHECK(told);
}

TEST_CASE("a patch with which the pack could not be loaded any more is not proposed, and a note says why") {
  const test::TempFolder folder;
  const std::string pack = folder / "pack";
  std::filesystem::copy(test::source_dir() + "/fixtures/brightdata", pack, std::filesystem::copy_options::recursive);
  Result<std::string> page = read_file(test::source_dir() + "/schemas/brightdata.yaml");
  REQUIRE(page);
  REQUIRE(write_file(pack + "/contract.yaml", *page));
  const std::size_t success = page->find("        '200':");
  REQUIRE(success != std::string::npos);
  page->replace(success, 14, "        '201':");
  REQUIRE(write_file(folder / "page.md", "# Balance\n\n```yaml\n" + *page + "```\n"));
  const test::Texts before = test::texts_in(pack);
  const Outcome outcome = run_program(
      {"drift", "--pack", pack, "--page", folder / "page.md", "--write", "--fail-on=never", "--format=json"});
  CHECK(outcome.code == 0);
  CHECK(test::texts_in(pack) == before);
  const Json report = report_of(outcome);
  CHECK_FALSE(report.contains("patch"));
  const std::vector<Json> notes = findings_of(report, "no-patch");
  REQUIRE(notes.size() == 1);
  const std::string message = notes[0].at("message");
  CHECK_MESSAGE(message.starts_with("no patch settles page-changed: the pack could not be loaded any more: brightdata "
                                    "has no answer 201 of GET /customer/balance"),
                message);
  CHECK(notes[0].at("location").at("file") == pack + "/scenarios/spend.yaml");
  CHECK(run_program({"drift", "--pack", pack, "-q"}).code == 0);
}

}  // namespace
}  // namespace steelyard::cli
