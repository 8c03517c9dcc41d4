// The official JSON Schema test suite, where it is at hand: every file of draft2020-12, mandatory and optional. Cases
// that do not pass stand in suite_skips.def with their cause; a listed case that passes fails the run.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <vector>

#include "base/file.h"
#include "base/json.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDraft = "draft2020-12";

struct Skip {
  std::string_view prefix;  // of "file.json / group / test"
  std::string_view cause;
};
const std::vector<Skip> kSkips = {
#define STEELYARD_SKIP(prefix, cause) {prefix, cause},
#include "suite_skips.def"
#undef STEELYARD_SKIP
};

struct Tally {
  int passed = 0;
  int skipped = 0;
  std::vector<std::string> failed;
  std::vector<std::string> passed_though_listed;
  std::set<std::string_view> used;
};

std::shared_ptr<const Document> share(Result<Document> document) {
  REQUIRE_MESSAGE(document, (document ? "" : to_string(document.error())));
  return std::make_shared<const Document>(std::move(*document));
}

std::shared_ptr<const Document> load(const fs::path& path) {
  const Result<std::string> text = read_file(path);
  REQUIRE_MESSAGE(text, path.string());
  return share(read_json(*text, path.string()));
}

Registry load_remotes(const fs::path& folder) {
  Registry registry;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    registry.add("http://localhost:1234/" + fs::relative(entry.path(), folder).generic_string(), load(entry.path()));
  }
  return registry;
}

// Empty if the verdict is right.
std::string judge(const Registry& remotes, const Json& group, const Json& test, bool formats) {
  Registry registry = remotes;
  registry.add("urn:steelyard:suite", share(read_json(write_json(group.at("schema")), "suite.json")));
  const Result<Program> program = compile(registry, {"urn:steelyard:suite", ""}, {.assert_formats = formats});
  if (!program) return to_string(program.error());
  Evaluator evaluator;
  const bool expected = test.at("valid").get<bool>();
  const bool verdict = evaluator.is_valid(*program, test.at("data"));
  const bool explained = evaluator.validate(*program, test.at("data")).empty();
  if (verdict != explained) return "is_valid and validate disagree";
  return verdict == expected ? "" : expected ? "should be valid" : "should not be valid";
}

void count(Tally& tally, const std::string& name, const std::string& problem) {
  const auto skip =
      std::find_if(kSkips.begin(), kSkips.end(), [&](const Skip& row) { return name.starts_with(row.prefix); });
  const bool listed = skip != kSkips.end();
  if (listed) tally.used.insert(skip->prefix);
  if (problem.empty() && listed) {
    tally.passed_though_listed.push_back(name);
  } else if (problem.empty()) {
    ++tally.passed;
  } else if (listed) {
    ++tally.skipped;
  } else {
    tally.failed.push_back(name + ": " + problem);
  }
}

void run_file(Tally& tally, const Registry& remotes, const fs::path& path, const std::string& name) {
  const auto document = load(path);
  const bool formats = name.starts_with("optional/format/");
  for (const Json& group : document->root()) {
    for (const Json& test : group.at("tests")) {
      const std::string full =
          name + " / " + group.at("description").get<std::string>() + " / " + test.at("description").get<std::string>();
      count(tally, full, judge(remotes, group, test, formats));
    }
  }
}

TEST_CASE("the official suite") {
  const fs::path folder = fs::path(STEELYARD_TEST_DATA) / "json-schema-test-suite";
  if (!fs::exists(folder)) {
    std::printf("SKIPPED: json_schema_suite: there is no %s (set STEELYARD_TEST_DATA)\n", folder.c_str());
    return;
  }
  const Registry remotes = load_remotes(folder / "remotes");
  Tally mandatory;
  Tally optional;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder / "tests" / kDraft)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    const std::string name = fs::relative(file, folder / "tests" / kDraft).generic_string();
    run_file(name.starts_with("optional/") ? optional : mandatory, remotes, file, name);
  }
  for (const Tally* tally : {&mandatory, &optional}) {
    std::printf("%s %s: %d passed, %d skipped, %zu failed\n", kDraft, tally == &mandatory ? "mandatory" : "optional",
                tally->passed, tally->skipped, tally->failed.size());
    for (const std::string& name : tally->failed) FAIL_CHECK(name);
    for (const std::string& name : tally->passed_though_listed)
      FAIL_CHECK("listed in suite_skips.def, but passes: " << name);
  }
  for (const Skip& skip : kSkips) {
    CHECK_MESSAGE(mandatory.used.contains(skip.prefix) + optional.used.contains(skip.prefix) > 0,
                  "suite_skips.def lists a case that the suite does not have: " << skip.prefix);
  }
  CHECK(mandatory.passed + mandatory.skipped >= 1299);
}

}  // namespace
}  // namespace steelyard::json_schema
