#include "suite.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <vector>

#include "base/file.h"
#include "base/json.h"
#include "tests/support/places.h"

namespace steelyard::json_schema {
namespace {

namespace fs = std::filesystem;

constexpr SuiteDraft kDrafts[] = {
    {"draft4", {.dialect = Dialect::draft4}, 618},
    {"draft6", {.dialect = Dialect::draft6}, 839},
    {"draft7", {.dialect = Dialect::draft7}, 927},
    {"draft2019-09", {.dialect = Dialect::draft2019_09}, 1259},
    {"draft2020-12", {.dialect = Dialect::draft2020_12}, 1299},
};

const std::vector<SuiteSkip> kSkips = {
#define STEELYARD_SKIP(prefix, cause) {prefix, cause},
#include "suite_skips.def"
#undef STEELYARD_SKIP
};

fs::path suite_folder() { return fs::path(test::test_data()) / "json-schema-test-suite"; }

std::shared_ptr<const Document> share(Result<Document> document) {
  REQUIRE_MESSAGE(document, (document ? "" : to_string(document.error())));
  return std::make_shared<const Document>(std::move(*document));
}

std::shared_ptr<const Document> load(const fs::path& path) {
  const Result<std::string> text = read_file(path);
  REQUIRE_MESSAGE(text, path.string());
  return share(read_json(*text, path.string()));
}

std::vector<fs::path> json_files(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

struct Tally {
  int passed = 0;
  int skipped = 0;
  std::vector<std::string> failed;

  void print(std::string_view draft, const char* kind) const {
    std::printf("%.*s %s: %d passed, %d skipped, %zu failed\n", static_cast<int>(draft.size()), draft.data(), kind,
                passed, skipped, failed.size());
    for (const std::string& name : failed) FAIL_CHECK(name);
  }
};

// Remembers which rows of the skip list were met.
class Count {
 public:
  void add(Tally& tally, const std::string& name, const std::string& problem) {
    const auto skip =
        std::find_if(kSkips.begin(), kSkips.end(), [&](const SuiteSkip& row) { return name.starts_with(row.prefix); });
    const bool listed = skip != kSkips.end();
    if (listed) met_.insert(skip->prefix);
    if (problem.empty() && listed) {
      tally.failed.push_back(name + ": listed in suite_skips.def, but passes");
    } else if (problem.empty()) {
      ++tally.passed;
    } else if (listed) {
      ++tally.skipped;
    } else {
      tally.failed.push_back(name + ": " + problem);
    }
  }

  void check_all_met(std::string_view draft) const {
    for (const SuiteSkip& skip : kSkips) {
      if (!skip.prefix.starts_with(std::string(draft) + "/")) continue;
      CHECK_MESSAGE(met_.contains(skip.prefix),
                    "suite_skips.def lists a case that the suite does not have: " << skip.prefix);
    }
  }

 private:
  std::set<std::string_view> met_;
};

}  // namespace

std::span<const SuiteDraft> suite_drafts() { return kDrafts; }

std::span<const SuiteSkip> suite_skips() { return kSkips; }

const SuiteDraft& suite_draft(std::string_view name) {
  const auto row = std::find_if(std::begin(kDrafts), std::end(kDrafts), [&](const auto& d) { return d.name == name; });
  REQUIRE_MESSAGE(row != std::end(kDrafts), "there is no draft " << name);
  return *row;
}

const Registry& suite_remotes() {
  static const Registry remotes = [] {
    Registry registry;
    const fs::path folder = suite_folder() / "remotes";
    for (const fs::path& path : json_files(folder)) {
      registry.add("http://localhost:1234/" + fs::relative(path, folder).generic_string(), load(path));
    }
    return registry;
  }();
  return remotes;
}

bool for_each_case(const SuiteDraft& draft, const std::function<void(const SuiteCase&)>& visit) {
  if (!fs::exists(suite_folder())) {
    std::printf("SKIPPED: json_schema_suite: there is no %s (set STEELYARD_TEST_DATA)\n", suite_folder().c_str());
    return false;
  }
  const fs::path folder = suite_folder() / "tests" / draft.name;
  std::vector<std::shared_ptr<const Document>> documents;  // kept, so that no two groups share an address
  for (const fs::path& path : json_files(folder)) {
    const auto& document = documents.emplace_back(load(path));
    const std::string file = fs::relative(path, folder).generic_string();
    CompileOptions options = draft.options;
    options.assert_formats = file.starts_with("optional/format/");
    options.assert_content = file == "optional/content.json";
    for (const Json& group : document->root()) {
      const std::string name =
          std::string(draft.name) + "/" + file + " / " + group.at("description").get<std::string>() + " / ";
      for (const Json& test : group.at("tests")) {
        visit({name + test.at("description").get<std::string>(), file.starts_with("optional/"), group.at("schema"),
               test.at("data"), test.at("valid").get<bool>(), options});
      }
    }
  }
  return true;
}

Result<Program> compile_case(const SuiteCase& test) {
  Registry registry = suite_remotes();
  registry.add("urn:steelyard:suite", share(read_json(write_json(test.schema), "suite.json")));
  return compile(registry, {"urn:steelyard:suite", ""}, test.options);
}

void run_suite(std::string_view draft, const SuiteJudge& judge) {
  Tally mandatory;
  Tally optional;
  Count count;
  const Json* schema = nullptr;
  std::optional<Result<Program>> program;
  const bool present = for_each_case(suite_draft(draft), [&](const SuiteCase& test) {
    if (schema != &test.schema) program.emplace(compile_case(test));
    schema = &test.schema;
    count.add(test.optional ? optional : mandatory, test.name,
              *program ? judge(test, **program) : to_string(program->error()));
  });
  if (!present) return;
  mandatory.print(draft, "mandatory");
  optional.print(draft, "optional");
  count.check_all_met(draft);
  CHECK(mandatory.passed + mandatory.skipped >= suite_draft(draft).mandatory);
}

}  // namespace steelyard::json_schema
