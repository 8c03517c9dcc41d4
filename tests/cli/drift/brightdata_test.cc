// What Bright Data's page documents and what its service was seen to answer.
#include <doctest/doctest.h>

#include <filesystem>  // a copy of the pack

#include "base/file.h"
#include "tests/cli/report_support.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

constexpr char kObserved[] = "{\"balance\":0,\"credit\":0,\"prepayment\":0,\"pending_costs\":0}\n";

struct Row {
  const char* id;
  const char* pointer;
  const char* place;
};

constexpr Row kExpected[] = {
    {"undocumented-property", "/credit", "schemas/brightdata.yaml:21:17"},
    {"undocumented-property", "/pending_costs", "schemas/brightdata.yaml:21:17"},
    {"undocumented-property", "/prepayment", "schemas/brightdata.yaml:21:17"},
    {"property-never-seen", "/pending_balance", "schemas/brightdata.yaml:26:19"},
};

constexpr char kPatch[] = R"(--- a/schemas/brightdata.yaml
+++ b/schemas/brightdata.yaml
@@ -23,10 +23,12 @@
                     type: number
                     description: Money in the account.
                     example: 456
-                  pending_balance:
-                    type: number
-                    description: What the coming billing cycle would charge if it closed now.
-                    example: 123
+                  credit:
+                    type: number
+                  pending_costs:
+                    type: number
+                  prepayment:
+                    type: number
 components:
   securitySchemes:
     bearerAuth:
--- a/fixtures/brightdata/200.json
+++ b/fixtures/brightdata/200.json
@@ -1,4 +1,6 @@
 {
   "balance": 456,
-  "pending_balance": 123
+  "credit": 0,
+  "pending_costs": 0,
+  "prepayment": 0
 }
)";

TEST_CASE("the observed answer of Bright Data: exactly these findings, the page is probably stale, and the patch") {
  const Outcome outcome =
      run_program({"drift", "--provider", "brightdata", "--samples", "-", "--format", "json"}, kObserved);
  CHECK(outcome.code == 0);
  const Json report = report_of(outcome);
  REQUIRE(report.at("findings").size() == std::size(kExpected));
  std::size_t i = 0;
  for (const Json& finding : report.at("findings")) {
    const Row& row = kExpected[i++];
    CHECK(finding.at("id") == row.id);
    CHECK(finding.at("pointer") == row.pointer);
    CHECK(place_of(finding) == row.place);
    CHECK(finding.at("level") == "warning");
    CHECK(finding.at("operation") == "GET /customer/balance");
    CHECK(finding.at("status") == 200);
    CHECK(finding.at("attribution").at("stale") == "page");
    CHECK(finding.at("attribution").at("disagree") ==
          Json::array({Json::array({"contract", "fixture"}), Json::array({"samples"})}));
    const std::string says = finding.at("attribution").at("says").get<std::string>();
    CHECK(says.find("the page is probably stale, or the service drifted") != std::string::npos);
    CHECK(says.find("fixtures/brightdata/200-observed.json was observed before and shows the same.") !=
          std::string::npos);
  }
  CHECK(report.at("patch") == kPatch);
  CHECK(run_program({"drift", "--provider", "brightdata", "--samples", "-", "--policy", "strict"}, kObserved).code ==
        1);
}

TEST_CASE("the patch, applied to a copy of the pack, settles every finding") {
  const test::TempFolder folder;
  const std::filesystem::path pack = folder.path() / "brightdata";
  std::filesystem::copy(test::source_dir() + "/fixtures/brightdata", pack);
  std::filesystem::copy(test::source_dir() + "/schemas/brightdata.yaml", pack / "contract.yaml");
  const std::vector<std::string> args = {"drift", "--pack", pack.string(), "--samples", "-", "--format", "json"};
  std::vector<std::string> writing = args;
  writing.emplace_back("--write");
  CHECK(report_of(run_program(args, kObserved)).at("findings").size() == 4);
  const Outcome written = run_program(writing, kObserved);
  CHECK(written.code == 0);
  CHECK(written.err.find("patched " + (pack / "contract.yaml").string()) != std::string::npos);
  CHECK(written.err.find("patched " + (pack / "200.json").string()) != std::string::npos);
  const Json after = report_of(run_program(args, kObserved));
  CHECK(after.at("findings") == Json::array());
  CHECK_FALSE(after.contains("patch"));
  CHECK(run_program({"drift", "--pack", pack.string()}).code == 0);
}

}  // namespace
}  // namespace steelyard::cli
