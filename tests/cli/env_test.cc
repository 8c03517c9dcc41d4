// The variables that point clients at the mock, and the authority that they are told to trust.
#include <doctest/doctest.h>

#include <filesystem>  // whether a file is there

#include "base/file.h"
#include "tests/cli/run_program.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

TEST_CASE("variables for known clients") {
  const test::TempFolder folder;
  const Environment home = {{"XDG_DATA_HOME", folder / "it's mine"}};
  const std::string quoted = "'" + folder.path().string() + "/it'\\''s mine/steelyard/ca.pem'";
  const std::string trust = "export NODE_EXTRA_CA_CERTS=" + quoted + "\nexport SSL_CERT_FILE=" + quoted +
                            "\nexport REQUESTS_CA_BUNDLE=" + quoted + "\n";
  const struct {
    std::vector<std::string> args;
    std::string out;
  } rows[] = {
      {{"env"}, "export BREEZE_BASE_URL=http://127.0.0.1:4010\nexport PARALLEL_BASE_URL=http://127.0.0.1:4010\n"},
      {{"env", "--provider", "sunor"}, ""},
      {{"env", "--provider", "breeze", "--url", "http://mock:1/base/"}, "export BREEZE_BASE_URL=http://mock:1/base\n"},
      {{"env", "--provider", "breeze", "--url", "http://[::1]:1", "--format", "json"},
       "{\n  \"BREEZE_BASE_URL\": \"http://[::1]:1\"\n}\n"},
      {{"env", "--provider", "breeze", "--tls"}, "export BREEZE_BASE_URL=https://127.0.0.1:4010\n" + trust},
      {{"env", "--provider", "breeze", "--url", "https://localhost:4433", "--proxy"},
       "export BREEZE_BASE_URL=https://localhost:4433\nexport HTTP_PROXY=http://localhost:4433\nexport "
       "HTTPS_PROXY=http://localhost:4433\nexport http_proxy=http://localhost:4433\nexport NODE_USE_ENV_PROXY=1\n" +
           trust},
  };
  for (const auto& row : rows) {
    CAPTURE(row.args.back());
    const Outcome outcome = run_program(row.args, "", home);
    CHECK(outcome.err == "");
    CHECK(outcome.code == 0);
    CHECK(outcome.out == row.out);
  }
}

TEST_CASE("a pack names variables of its own clients") {
  const test::TempFolder folder;
  const std::string pack =
      "steelyard: 1\nname: acme\noperations: []\nenv:\n"
      "  - {name: ACME_URL, value: '{url}/v2?from={url}', client: acme-sdk, source: documented}\n";
  const std::string contract = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n";
  REQUIRE(write_file(folder / "provider.yaml", pack));
  REQUIRE(write_file(folder / "contract.yaml", contract));
  CHECK(run_program({"env", "--pack", folder.path().string(), "--url", "http://m"}).out ==
        "export ACME_URL='http://m/v2?from=http://m'\n");
  for (const char* wrong : {"{name: A-B, client: c, source: observed}", "{name: A, client: c}",
                            "{name: A, client: c, source: observed, value: 'http://fixed'}"}) {
    CAPTURE(wrong);
    REQUIRE(write_file(folder / "provider.yaml",
                       "steelyard: 1\nname: acme\noperations: []\nenv: [" + std::string(wrong) + "]\n"));
    const Outcome outcome = run_program({"env", "--pack", folder.path().string()});
    CHECK(outcome.code == 3);
    CHECK(outcome.err.find("[pack-invalid]") != std::string::npos);
  }
}

TEST_CASE("where the authority is") {
  const test::TempFolder folder;
  const Outcome by_home = run_program({"ca"}, "", {{"HOME", folder.path().string()}, {"XDG_DATA_HOME", "relative"}});
  CHECK(by_home.out == folder / ".local/share/steelyard/ca.pem\n");
  CHECK(std::filesystem::exists(folder / ".local/share/steelyard/ca.pem"));
  const Outcome json = run_program({"ca", "--format", "json"}, "", {{"XDG_DATA_HOME", folder.path().string()}});
  CHECK(json.out == "{\"certificate\":\"" + (folder / "steelyard/ca.pem") + "\"}\n");
  const Outcome homeless = run_program({"ca"});
  CHECK(homeless.code == 3);
  CHECK(homeless.err.find("neither XDG_DATA_HOME nor HOME names a folder to keep it in [authority-unusable]") !=
        std::string::npos);
}

}  // namespace
}  // namespace steelyard::cli
