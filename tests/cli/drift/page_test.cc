// `steelyard drift --page`: the fourth side. Who disagrees with whom, and the patch that follows.
#include <doctest/doctest.h>

#include <set>  // findings

#include "base/file.h"
#include "tests/cli/report_support.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

constexpr char kPack[] = R"(steelyard: 1
name: harbor
title: Harbor
contract: contract.yaml
operations:
  - operation: GET /balance
    answers:
      - status: 200
        example: default
        source: documented
        body: 200.json
)";

std::string contract(const std::string& properties) {
  return R"(openapi: 3.0.3
info: {title: Harbor, version: 1.0.0}
paths:
  /balance:
    get:
      responses:
        '200':
          description: The balance.
          content:
            application/json:
              schema:
                type: object
                properties:
)" + properties;
}

const std::string kBalance = "                  balance:\n                    type: number\n";
const std::string kPending = "                  pending:\n                    type: number\n";
const std::string kCosts = "                  costs:\n                    type: number\n";

std::string page(const std::string& properties) { return "# Balance\n\n```yaml\n" + contract(properties) + "```\n"; }

// A pack, a page and samples, each saying what it says.
class Harbor {
 public:
  Harbor(const std::string& pinned, const std::string& published, const std::string& fixture,
         const std::string& samples) {
    REQUIRE(write_file(pack() + "/provider.yaml", kPack));
    REQUIRE(write_file(pack() + "/contract.yaml", contract(pinned)));
    REQUIRE(write_file(pack() + "/200.json", fixture));
    REQUIRE(write_file(folder_ / "page.md", page(published)));
    if (!samples.empty()) REQUIRE(write_file(folder_ / "samples.ndjson", samples));
    has_samples_ = !samples.empty();
  }

  std::string pack() const { return folder_ / "pack"; }
  std::string page_file() const { return folder_ / "page.md"; }
  std::string samples_file() const { return folder_ / "samples.ndjson"; }

  Outcome drift(const std::vector<std::string>& more) const {
    std::vector<std::string> args = {"drift", "--pack", pack()};
    if (has_samples_) args.insert(args.end(), {"--samples", samples_file()});
    args.insert(args.end(), more.begin(), more.end());
    return run_program(args);
  }

 private:
  test::TempFolder folder_;
  bool has_samples_ = false;
};

std::string joined(const std::multiset<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// "id pointer line: verdict": the file of the place is told by its line alone.
std::string told(const Json& report) {
  std::multiset<std::string> lines;
  for (const Json& finding : report.at("findings")) {
    const Json& attribution = finding.at("attribution");
    std::string sides;
    for (const Json& group : attribution.at("disagree")) {
      sides += sides.empty() ? "" : " | ";
      for (const Json& side : group)
        sides += (sides.empty() || sides.back() == ' ' ? "" : "+") + side.get<std::string>();
    }
    lines.insert(finding.at("id").get<std::string>() + " " + finding.at("pointer").get<std::string>() + " line " +
                 std::to_string(finding.at("location").at("line").get<int>()) + ": " + sides + ", stale " +
                 attribution.at("stale").get<std::string>());
  }
  return joined(lines);
}

const std::string kBoth = "{\n  \"balance\": 1,\n  \"pending\": 2\n}\n";

TEST_CASE("page, contract, answers of the pack and samples agree: nothing is found") {
  const Harbor harbor(kBalance + kPending, kBalance + kPending, kBoth,
                      "{\"balance\": 3, \"pending\": 4}\n{\"balance\": 5, \"pending\": 6}\n");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json"});
  CHECK(outcome.code == 0);
  const Json report = report_of(outcome);
  CHECK(told(report) == "");
  CHECK_FALSE(report.contains("patch"));
}

TEST_CASE("the page changed, and nobody was asked") {
  const Harbor harbor(kBalance + kPending, kBalance + kCosts, kBoth, "");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json"});
  CHECK(outcome.code == 0);
  CHECK(told(report_of(outcome)) ==
        joined({"api-version-not-bumped  line 5: page | contract, stale contract",
                "response-optional-property-added /costs line 19: page | contract, stale contract",
                "response-optional-property-removed /pending line 14: page | contract, stale contract"}));
}

TEST_CASE("the patch pins the page anew, if nobody says that the service does not follow") {
  const Harbor harbor(kBalance + kPending, kBalance + kCosts, kBoth, "");
  const std::vector<std::string> args = {"--page", harbor.page_file(), "--format", "json"};
  const std::string patch = report_of(harbor.drift(args)).at("patch").get<std::string>();
  CHECK(patch.find("-                  pending:\n+                  costs:\n                     type: number\n") !=
        std::string::npos);
  CHECK(patch.find("-  \"pending\": 2\n+  \"costs\": 0\n") != std::string::npos);
  CHECK(harbor.drift({"--page", harbor.page_file(), "--write", "--quiet"}).code == 0);
  CHECK(told(report_of(harbor.drift(args))) == "");
}

TEST_CASE("a contract of OpenAPI 3.0 follows a page of 3.1, and the other way round, each in its own words") {
  struct Row {
    const char* pinned;     // version
    const char* published;  // likewise
    const char* said;       // by the page
    const char* written;    // in the contract
  };
  const Row rows[] = {
      {"3.0.3", "3.1.0", "type: [number, 'null']\n", "type: number\n                    nullable: true\n"},
      {"3.1.0", "3.0.3", "type: number\n                    nullable: true\n",
       "type:\n                      - number\n                      - 'null'\n"},
  };
  for (const Row& row : rows) {
    const auto text = [](const char* version, const std::string& type) {
      std::string made = contract("                  balance:\n                    " + type);
      return made.replace(made.find("3.0.3"), 5, version);
    };
    CAPTURE(std::string(row.pinned));
    const Harbor harbor(kBalance, kBalance, "{\n  \"balance\": 1\n}\n", "");
    REQUIRE(write_file(harbor.pack() + "/contract.yaml", text(row.pinned, "type: number\n")));
    REQUIRE(write_file(harbor.page_file(), "# B\n\n```yaml\n" + text(row.published, row.said) + "```\n"));
    const Outcome written = harbor.drift({"--page", harbor.page_file(), "--write", "--quiet", "--fail-on=never"});
    CHECK_MESSAGE(written.code == 0, written.err);
    CHECK_EQ(*read_file(harbor.pack() + "/contract.yaml"), text(row.pinned, row.written));
    const Json again = report_of(harbor.drift({"--page", harbor.page_file(), "--format", "json"}));
    CHECK(again.at("findings").empty());
    CHECK_FALSE(again.contains("patch"));
  }
}

TEST_CASE("a contract that allows properties that it does not name is stale all the same, and the patch names them") {
  const std::string open = "                additionalProperties: true\n";
  std::string pinned = contract(kBalance + kPending);
  const Harbor harbor(kBalance + kPending, kBalance + kCosts, kBoth,
                      "{\"balance\": 1, \"costs\": 4, \"unheard_of\": 5}\n");
  pinned.insert(pinned.find("                properties:"), open);
  REQUIRE(write_file(harbor.pack() + "/contract.yaml", pinned));
  CHECK_FALSE(report_of(harbor.drift({"--format", "json"})).contains("patch"));

  const std::vector<std::string> args = {"--page", harbor.page_file(), "--format", "json"};
  const Outcome written = harbor.drift({"--page", harbor.page_file(), "--write", "--quiet"});
  CHECK_MESSAGE(written.code == 0, written.err);
  std::string anew = contract(kBalance + kCosts);
  anew.insert(anew.find("                properties:"), open);
  CHECK_EQ(*read_file(harbor.pack() + "/contract.yaml"), anew);
  CHECK_EQ(*read_file(harbor.pack() + "/200.json"), "{\n  \"balance\": 1,\n  \"costs\": 4\n}\n");
  CHECK_FALSE(report_of(harbor.drift(args)).contains("patch"));
}

TEST_CASE("the page says what the samples show: the contract is stale, and the patch pins it anew") {
  const Harbor harbor(kBalance + kPending, kBalance + kCosts, kBoth, "{\"balance\": 1, \"costs\": 4}\n");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json"});
  const Json report = report_of(outcome);
  CHECK(told(report) ==
        joined({"api-version-not-bumped  line 5: page | contract, stale contract",
                "property-never-seen /pending line 16: contract+fixture | page+samples, stale contract",
                "response-optional-property-added /costs line 19: page+samples | contract, stale contract",
                "response-optional-property-removed /pending line 14: page+samples | contract, stale contract",
                "undocumented-property /costs line 13: contract+fixture | page+samples, stale contract"}));
  const std::string patch = report.at("patch").get<std::string>();
  CHECK(patch.find("-                  pending:\n-                    type: number\n") != std::string::npos);
  CHECK(patch.find("+                  costs:\n+                    type: number\n") != std::string::npos);
  CHECK(patch.find("-  \"pending\": 2\n+  \"costs\": 4\n") != std::string::npos);

  CHECK(harbor.drift({"--write", "--quiet"}).code == 0);
  const Json after = report_of(harbor.drift({"--page", harbor.page_file(), "--format", "json"}));
  CHECK(told(after) == "");
  CHECK_FALSE(after.contains("patch"));
}

TEST_CASE("the page changed and the service did not follow") {
  const Harbor harbor(kBalance + kPending, kBalance + kCosts, kBoth, "{\"balance\": 1, \"pending\": 4}\n");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json"});
  CHECK(told(report_of(outcome)) ==
        joined({"api-version-not-bumped  line 5: page | contract, stale contract",
                "response-optional-property-added /costs line 19: page | contract+samples, stale page",
                "response-optional-property-removed /pending line 14: page | contract+samples, stale page"}));
}

TEST_CASE("page and contract agree, and the samples do not: the page is probably stale") {
  const Harbor harbor(kBalance + kPending, kBalance + kPending, kBoth, "{\"balance\": 1, \"costs\": 4}\n");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json"});
  CHECK(told(report_of(outcome)) ==
        joined({"property-never-seen /pending line 16: page+contract+fixture | samples, stale page",
                "undocumented-property /costs line 13: page+contract+fixture | samples, stale page"}));
  const Outcome text = harbor.drift({"--page", harbor.page_file()});
  CHECK(
      text.out.find("\"costs\" is in 1 of 1 objects, and the contract does not name it (the page is probably stale)") !=
      std::string::npos);
  CHECK(text.out.find("\nproposed patch:\n\n--- a/") != std::string::npos);
}

TEST_CASE("the answer of the pack is not what page and contract say: the mock lies, and the patch corrects it") {
  const Harbor harbor(kBalance + kPending, kBalance + kPending,
                      "{\n  \"balance\": \"1\",\n  \"pending\": 2,\n  \"costs\": 3\n}\n", "");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json"});
  CHECK(outcome.code == 1);
  const Json report = report_of(outcome);
  CHECK(told(report) == joined({"number-as-string /balance line 15: page+contract | fixture, stale fixture",
                                "undocumented-property /costs line 13: page+contract | fixture, stale fixture"}));
  const std::string patch = report.at("patch").get<std::string>();
  CHECK(patch.find("@@ -1,5 +1,4 @@\n {\n-  \"balance\": \"1\",\n-  \"pending\": 2,\n-  \"costs\": 3\n"
                   "+  \"balance\": 1,\n+  \"pending\": 2\n }\n") != std::string::npos);
  CHECK(harbor.drift({"--write", "--quiet"}).code == 1);
  CHECK(told(report_of(harbor.drift({"--format", "json"}))) == "");
}

TEST_CASE("the page says what the answer of the pack shows: the contract is stale") {
  const Harbor harbor(kBalance, kBalance + kPending, kBoth, "");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json"});
  CHECK(told(report_of(outcome)) ==
        joined({"api-version-not-bumped  line 5: page | contract, stale contract",
                "response-optional-property-added /pending line 19: page+fixture | contract, stale contract",
                "undocumented-property /pending line 13: contract | page+fixture, stale contract"}));
  const std::string patch = report_of(outcome).at("patch").get<std::string>();
  CHECK(patch.find("+                  pending:\n") != std::string::npos);
  CHECK(patch.find("200.json") == std::string::npos);
}

TEST_CASE("the answers of the pack are audited beside everything else") {
  const Harbor harbor(kBalance + kPending, kBalance + kPending, "{\"balance\": true, \"pending\": 2}\n",
                      "{\"balance\": 3, \"pending\": 4}\n");
  const Outcome outcome = harbor.drift({"--format", "json"});
  CHECK(outcome.code == 1);
  CHECK(told(report_of(outcome)) == joined({"fixture-differs /balance line 1: contract | fixture, stale fixture"}));
}

TEST_CASE("what is ignored is neither told nor patched") {
  const Harbor harbor(kBalance, kBalance + kPending, "{\n  \"balance\": 1\n}\n", "{\"balance\": 3, \"costs\": 4}\n");
  const Outcome outcome = harbor.drift({"--page", harbor.page_file(), "--format", "json", "--ignore", "/costs",
                                        "--ignore", "response-*:/pending", "--ignore", "api-version-*"});
  CHECK(outcome.code == 0);
  const Json report = report_of(outcome);
  CHECK(told(report) == "");
  CHECK_FALSE(report.contains("patch"));
}

TEST_CASE("a patch needs a file, and one that is as it was") {
  CHECK(run_program({"drift", "--provider", "brightdata", "--write"}).code == 2);
  const std::string refused = run_program({"drift", "--provider", "brightdata", "--write"}).err;
  CHECK(refused.find("built into the program") != std::string::npos);
  CHECK(refused.find("--pack DIR") != std::string::npos);
}

}  // namespace
}  // namespace steelyard::cli
