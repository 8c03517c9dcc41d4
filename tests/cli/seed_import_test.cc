// The five published pages: imported, served over a socket, checked.
#include <doctest/doctest.h>

#include <algorithm>   // std::sort
#include <cstdio>      // std::puts
#include <filesystem>  // the folder of pages

#include "http/client.h"
#include "provider/pack.h"
#include "provider/sample_request.h"
#include "server/listener.h"
#include "server/mock.h"
#include "tests/cli/run_program.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(test::seed_pages(), error)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

// Each operation answers its success, with a key if it needs one.
void check_served(const std::string& pack) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  const Result<provider::Provider> provider = loader->load_folder(pack);
  REQUIRE_MESSAGE(provider, to_string(provider.error()));
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create({*provider}, {}, 1);
  REQUIRE(mock);
  const auto listener = server::Listener::start(
      {}, server::for_anyone([&](const http::Request& request) { return to_reply((*mock)->answer(request)); }));
  REQUIRE(listener);
  const auto client = http::connect((*listener)->url(), {});
  REQUIRE(client);
  REQUIRE_FALSE(provider->contract->operations.empty());
  for (const openapi::Operation& operation : provider->contract->operations) {
    const auto response = (*client)->send(provider::sample_request(*provider, operation, provider->sample_key));
    REQUIRE(response);
    CHECK(response->status == operation.success_status());
    CHECK_FALSE(response->body.empty());
    CHECK_FALSE(response->headers.has("Steelyard-Undocumented"));
  }
}

TEST_CASE("each published page imports into a pack that serves and passes") {
  const std::vector<fs::path> files = pages();
  if (files.empty()) {
    std::puts("SKIPPED: cli_seed_pages: the folder of published pages is absent");
    return;
  }
  CHECK(files.size() == 5);
  for (const fs::path& page : files) {
    SUBCASE(page.filename().c_str()) {
      const test::TempFolder folder;
      const std::string pack = folder / "pack";
      const Outcome imported = run_program({"import", page.string(), "--out", pack});
      REQUIRE_MESSAGE(imported.code == 0, imported.err);
      check_served(pack);
      const Outcome checked = run_program({"check", "--pack", pack, "--mock"});
      CHECK_MESSAGE(checked.code == 0, checked.out);
      CHECK(checked.out.find("  ok       response_schema_conformance 200 [default]\n") != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace steelyard::cli
