// `steelyard diff` on files, folders and names.
#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/cli/report_support.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

std::string document(const std::string& properties, const std::string& version = "1.0.0") {
  return "openapi: 3.1.0\ninfo: {title: Harbor, version: " + version +
         "}\npaths:\n  /ships:\n    get:\n      responses:\n        '200':\n          description: OK\n          "
         "content:\n            application/json:\n              schema:\n                type: object\n"
         "                properties:\n" +
         properties;
}

const std::string kName = "                  name: {type: string}\n";
const std::string kFlag = "                  flag: {type: string}\n";

struct Files {
  test::TempFolder folder;
  std::string write(const std::string& name, const std::string& text) const {
    REQUIRE(write_file(folder.path() / name, text));
    return folder / name;
  }
};

std::vector<std::string> ids(const Outcome& outcome) {
  std::vector<std::string> found;
  const Json report = report_of(outcome);
  for (const Json& finding : report.at("findings")) found.push_back(finding.at("id").get<std::string>());
  return found;
}

using Ids = std::vector<std::string>;

std::string joined(const Ids& ids) {
  std::string text;
  for (const std::string& id : ids) text += id + " ";
  return text;
}

TEST_CASE("each finding has its place in the revision, or in the base for what is gone") {
  const Files files;
  const std::string base = files.write("base.yaml", document(kName + kFlag));
  const std::string revision =
      files.write("revision.yaml", document("                  name: {type: integer}\n", "1.1.0"));
  const Outcome outcome = run_program({"diff", base, revision, "--format=json"});
  CHECK(outcome.code == 1);
  const Json report = report_of(outcome);
  CHECK(report.at("tool") == "steelyard diff");
  CHECK(report.at("target") == base + " to " + revision);
  REQUIRE_EQ(joined(ids(outcome)),
             "response-optional-property-removed response-property-type-changed api-major-version-not-bumped ");
  const Json& gone = report.at("findings")[0];
  CHECK(place_of(gone) == base + ":15:19");
  CHECK(gone.at("provider") == "harbor");
  CHECK(gone.at("operation") == "GET /ships");
  CHECK(gone.at("status") == 200);
  CHECK(gone.at("pointer") == "/flag");
  CHECK(place_of(report.at("findings")[1]) == revision + ":14:26");
}

TEST_CASE("the levels that fail are chosen, and a baseline accepts") {
  const Files files;
  const std::string base = files.write("base.yaml", document(kName));
  const std::string revision = files.write("revision.yaml", document(kName + kFlag, "1.1.0"));
  CHECK(run_program({"diff", base, revision}).code == 0);
  CHECK(run_program({"diff", base, revision, "--fail-on", "info"}).code == 1);
  CHECK(run_program({"diff", revision, base, "--fail-on", "warning"}).code == 1);
  CHECK(run_program({"diff", revision, base, "--fail-on", "never"}).code == 0);
  const std::string baseline = files.folder / "known.json";
  CHECK(run_program({"diff", base, revision, "--fail-on", "info", "--baseline", baseline, "--update-baseline",
                     "--reason", "announced"})
            .code == 0);
  CHECK(run_program({"diff", base, revision, "--fail-on", "info", "--baseline", baseline}).code == 0);
  const Outcome stale = run_program({"diff", base, base, "--baseline", baseline, "--format=json"});
  CHECK(ids(stale).size() == 1);
}

TEST_CASE("documents, pages, packs and names are told apart") {
  const Files files;
  const std::string yaml = document(kName);
  const std::string plain = files.write("document.txt", yaml);
  const std::string page = files.write("page.txt", "# Ships\n\n```yaml\n" + yaml + "```\n");
  const std::string front =
      files.write("front.md", "---\nopenapi: GET /ships\n---\n# Ships\n\n```yaml\n" + yaml + "```\n");
  files.write("pack/provider.yaml", "steelyard: 1\nname: harbor\noperations: []\n");
  files.write("pack/contract.yaml", yaml);
  files.write("parts/main.yaml",
              "openapi: 3.1.0\ninfo: {title: Harbor, version: 1.0.0}\npaths: {/ships: {$ref: 'ships.yaml'}}\n");
  files.write("parts/ships.yaml",
              "get: {responses: {'200': {description: OK, content: {application/json: {schema: {type: object, "
              "properties: {name: {type: string}}}}}}}}\n");
  const std::vector<std::string> same = {
      plain, page, front, files.folder / "pack", files.folder / "pack/provider.yaml", files.folder / "parts/main.yaml"};
  for (const std::string& a : same) {
    for (const std::string& b : same) {
      CAPTURE(a);
      CAPTURE(b);
      const Outcome outcome = run_program({"diff", a, b, "--format=json"});
      CHECK_MESSAGE(outcome.code == 0, outcome.err);
      CHECK(ids(outcome).empty());
    }
  }
  CHECK(ids(run_program({"diff", "sunor", "sunor", "--format=json"})).empty());
  CHECK(run_program({"diff", "sunor", "breeze"}).code == 1);
}

TEST_CASE("what cannot be read is named, with the code that scripts know") {
  const Files files;
  const std::string good = files.write("good.yaml", document(kName));
  struct Row {
    std::string input;
    int code;
    std::string message;
  };
  const Row rows[] = {
      {files.folder / "none.yaml", 3, "[file-not-readable]"},
      {"sunnor", 2, "there is no provider \"sunnor\"; did you mean \"sunor\"? [provider-unknown]"},
      {files.write("moved.md", "<!DOCTYPE html><html><body>moved</body></html>"), 3, "[page-is-html]"},
      {files.write("moved.yaml", "<html></html>"), 3, "[page-is-html]"},
      {files.write("letter.md", "# A letter\n\nDear reader.\n"), 3, "[page-no-contract]"},
      {files.write("broken.yaml", "openapi: 3.1.0\npaths: {\n"), 3, "[yaml-syntax]"},
      {files.write("old.json", "{\"swagger\": \"2.0\"}"), 3, "[openapi-version]"},
      {files.write("empty.md", ""), 3, "[file-empty]"},
      {files.folder.path().string(), 3, "[file-not-readable]"},
      {"https://user:secret@127.0.0.1/page.md", 3, "[url-syntax]"},
  };
  for (const Row& row : rows) {
    for (const bool as_base : {true, false}) {
      CAPTURE(row.input);
      const Outcome outcome = run_program({"diff", as_base ? row.input : good, as_base ? good : row.input});
      CHECK(outcome.code == row.code);
      CHECK(outcome.out == "");
      CHECK_MESSAGE(outcome.err.find(row.message) != std::string::npos, outcome.err);
      CHECK(outcome.err.find("secret") == std::string::npos);
    }
  }
  CHECK(run_program({"diff", good}).code == 2);
  CHECK(run_program({"diff", good, good, "--deprecation-days", "x"}).code == 2);
}

const char kPack[] = R"(steelyard: 1
name: harbor
units: {/fee: cents}
promises:
  - {id: always-open, says: The harbor is always open., source: documented, on: [200], constant: {pointer: /open, value: true}}
prose:
  - {id: fee-unit, unit: /fee, about: [fee is]}
  - {id: open, promise: always-open, field: /open, about: [always], says: ['true']}
operations: []
)";

std::string page_saying(const std::string& fee, const std::string& open) {
  return "# Ships\n\nThe **fee** is\n" + fee + ".\n\n```yaml\n" +
         document(
             "                  fee: {type: number}\n                  open:\n                    type: boolean\n"
             "                    description: >-\n                      Open or not.\n                      " +
             open + "\n") +
         "```\n";
}

// The lines of the findings of prose: "prose-changed 5:1".
std::vector<std::string> prose(const Files& files, const std::string& page) {
  files.write("pack/provider.yaml", kPack);
  files.write("pack/contract.yaml",
              document("                  fee: {type: number}\n                  open: {type: boolean}\n"));
  const std::string revision = files.write("page.md", page);
  std::vector<std::string> found;
  const Json report = report_of(run_program({"diff", files.folder / "pack", revision, "--format=json"}));
  for (const Json& finding : report.at("findings")) {
    CHECK(finding.at("location").at("file") == revision);
    found.push_back(finding.at("id").get<std::string>() + place_of(finding).substr(revision.size()));
  }
  return found;
}

TEST_CASE("what only prose states is looked up in the page") {
  const Files files;
  CHECK_EQ(joined(prose(files, page_saying("counted in cents", "It is always `true`."))), "");
  CHECK_EQ(joined(prose(files, page_saying("counted in dollars", "It is always `true`."))), "prose-unit-changed:4:12 ");
  CHECK_EQ(joined(prose(files, page_saying("a number", "It is always `true`."))), "prose-changed:3:1 ");
  CHECK_EQ(joined(prose(files, page_saying("counted in cents", "It is always `false`."))), "prose-changed:25:23 ");
  CHECK_EQ(joined(prose(files, page_saying("counted in cents", "Usually `true`."))), "prose-removed:21:19 ");
}

TEST_CASE("a pin for a promise or unit that the pack lacks is refused") {
  const Files files;
  files.write("pack/contract.yaml", document(kName));
  for (const std::string pin : {"promise: none", "unit: /none"}) {
    files.write("pack/provider.yaml",
                "steelyard: 1\nname: harbor\noperations: []\nprose:\n  - {id: x, about: [x], " + pin + "}\n");
    const Outcome outcome = run_program({"diff", files.folder / "pack", files.folder / "pack"});
    CHECK(outcome.code == 3);
    CHECK_MESSAGE(outcome.err.find("[pack-prose-unknown]") != std::string::npos, outcome.err);
    CHECK(outcome.err.find("provider.yaml:5:") != std::string::npos);
  }
}

}  // namespace
}  // namespace steelyard::cli
