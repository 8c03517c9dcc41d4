// The five published pages, imported and loaded as packs.
#include <doctest/doctest.h>

#include <cstdio>      // std::puts
#include <filesystem>  // the folder of pages

#include "base/file.h"
#include "tests/provider/import_support.h"
#include "tests/support/places.h"

namespace steelyard::provider {
namespace {

TEST_CASE("each published page imports into a pack that keeps its contract") {
  struct Row {
    const char* file;
    const char* name;
    std::size_t answers;  // body files and the answers without one
    const char* credential;
  };
  const Row rows[] = {
      {"000_499bfb7f0a6fafd3.txt", "brightdata", 1, ""}, {"001_89e20ff7ab62dbe5.txt", "youcom", 4, "X-API-Key"},
      {"002_9e39639390d562d1.txt", "breeze", 3, ""},     {"003_4eb94a15befb2160.txt", "sunor", 3, ""},
      {"004_177757936ebba73b.txt", "parallel", 1, ""},
  };
  const std::filesystem::path folder = test::seed_pages();
  if (!std::filesystem::is_directory(folder)) {
    std::puts("SKIPPED: provider_seed_pages: the folder of published pages is absent");
    return;
  }
  const auto loader = PackLoader::create();
  REQUIRE(loader);
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto text = read_file(folder / row.file);
      REQUIRE(text);
      const auto page = openapi::read_page(*text, row.file);
      REQUIRE(page);
      const auto pack = import_page(*page);
      REQUIRE_MESSAGE(pack, to_string(pack.error()));
      CHECK(pack->name == row.name);
      CHECK(pack->warnings.empty());
      CHECK(problems_of(*pack) == "");
      const auto provider = loader->load(PackSource(*pack), "");
      REQUIRE(provider);
      REQUIRE(provider->operations.size() == 1);
      CHECK(provider->operations[0].answers.size() == row.answers);
      CHECK((provider->credentials.empty() ? "" : provider->credentials[0].name) == row.credential);
    }
  }
}

}  // namespace
}  // namespace steelyard::provider
