// `steelyard record` as people use it, and what it refuses.
#include <doctest/doctest.h>

#include <filesystem>  // links

#include "base/file.h"
#include "tests/cli/run_program.h"
#include "tests/support/served_process.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

using test::ServedProcess;
using test::TempFolder;

TEST_CASE("A recorded pack is served, checked and compared") {
  struct Row {
    std::string provider;
    std::string target;
    std::string header;
    std::vector<int> statuses;  // that are documented, but for 401
  };
  const Row rows[] = {{"breeze", "/v1/balance", "xi-api-key", {200, 503}},
                      {"sunor", "/api/v1/account/balance", "x-api-key", {200, 500}},
                      {"youcom", "/v1/billing/account_balance", "X-API-Key", {200, 403, 500}},
                      {"brightdata", "/customer/balance", "Authorization", {200}},
                      {"parallel", "/account/service/v1/balance", "Authorization", {200}}};
  for (const Row& row : rows) {
    CAPTURE(row.provider);
    const TempFolder folder;
    ServedProcess api({"serve", "--provider", row.provider}, folder.path(), "api");
    ServedProcess record({"record", "--provider", row.provider, "--upstream", api.url(), "--out", "pack"},
                         folder.path(), "record");
    const std::string scheme = row.header == "Authorization" ? "Bearer " : "";
    std::string first;
    for (const int status : row.statuses) {
      const std::string key = "s3cret-key-of-mine" + (status == 200 ? "" : "-" + std::to_string(status));
      const http::Response answer = record.get(row.target, {{row.header, scheme + key}});
      CHECK(answer.status == status);
      if (status == 200) first = answer.body;
    }
    CHECK(record.get(row.target).status == 401);
    CHECK(record.get(row.target).status == 401);
    CHECK(record.get("/nothing-of-the-contract").status == 404);
    CHECK(record.stop() == 0);
    CHECK(record.output().find("recorded " + std::to_string(row.statuses.size() + 1) +
                               " answers (1 came again, 0 could not be recorded)") != std::string::npos);

    const std::string pack = folder / "pack";
    const Outcome check = run_program({"check", "--pack", pack, "--mock", "--quiet"});
    CHECK_MESSAGE(check.code == 0, check.out);
    const Outcome drift = run_program({"drift", "--pack", pack, "--url", api.url(), "--key", "k", "--quiet"});
    CHECK_MESSAGE(drift.code == 0, drift.out);
    ServedProcess replay({"serve", "--pack", pack}, folder.path(), "replay");
    CHECK(replay.get(row.target, {{row.header, scheme + "any"}}).body == first);
    for (const auto& entry : std::filesystem::directory_iterator(pack)) {
      CHECK(read_file(entry.path())->find("s3cret") == std::string::npos);
    }
  }
}

TEST_CASE("A document is recorded too") {
  const TempFolder folder;
  REQUIRE(write_file(folder / "ping.json", R"({"openapi": "3.1.0", "info": {"title": "Ping", "version": "1"}, "paths":
    {"/ping": {"get": {"responses": {"200": {"description": "ok", "content": {"application/json": {"schema":
    {"type": "object"}, "example": {"alive": true}}}}}}}}})"));
  ServedProcess api({"serve", "--spec", "ping.json"}, folder.path(), "api");
  ServedProcess record({"record", "--spec", "ping.json", "--upstream", api.url(), "--out", "packs/ping"}, folder.path(),
                       "record");
  CHECK(record.get("/ping").status == 200);
  CHECK(record.stop() == 0);
  CHECK(*read_file(folder / "packs/ping/200.json") == R"({"alive":true})");
  CHECK(run_program({"check", "--pack", folder / "packs/ping", "--mock"}).code == 0);
}

TEST_CASE("What cannot be recorded is refused before anything is written") {
  const TempFolder folder;
  REQUIRE(write_file(folder / "full/file", "x"));
  const std::string nowhere = "http://127.0.0.1:9";
  struct Row {
    std::vector<std::string> arguments;
    int code;
    std::string says;
  };
  const Row rows[] = {
      {{"--provider", "sunor", "--upstream", nowhere}, 2, "--out DIR"},
      {{"--provider", "sunor", "--out", folder / "new"}, 2, "--upstream URL"},
      {{"--upstream", nowhere, "--out", folder / "new"}, 2, "either --provider NAME or --spec FILE"},
      {{"--provider", "sunor", "--spec", "x", "--upstream", nowhere, "--out", folder / "new"}, 2, "either"},
      {{"--provider", "sunr", "--upstream", nowhere, "--out", folder / "new"}, 2, "did you mean \"sunor\"?"},
      {{"--spec", folder / "none.yaml", "--upstream", nowhere, "--out", folder / "new"}, 3, "none.yaml"},
      {{"--provider", "sunor", "--upstream", "localhost:1", "--out", folder / "new"}, 3, "does not begin with http://"},
      {{"--provider", "sunor", "--upstream", "http://u:p@x", "--out", folder / "new"}, 3, "user name or password"},
      {{"--provider", "sunor", "--upstream", nowhere, "--timeout", "0", "--out", folder / "new"}, 2, "timeout"},
      {{"--provider", "sunor", "--upstream", nowhere, "--out", folder / "full"}, 3, "is not empty"},
      {{"--provider", "sunor", "--upstream", nowhere, "--out", folder / "full/file"}, 3, "this is no folder"},
      {{"--provider", "sunor", "--upstream", nowhere, "--out", "/proc/none"}, 3, "cannot be made"},
  };
  for (const Row& row : rows) {
    std::vector<std::string> arguments = {"record"};
    arguments.insert(arguments.end(), row.arguments.begin(), row.arguments.end());
    const Outcome outcome = run_program(arguments);
    CAPTURE(row.says);
    CHECK(outcome.code == row.code);
    CHECK_MESSAGE(outcome.err.find(row.says) != std::string::npos, outcome.err);
    CHECK(outcome.err.find("u:p") == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "new"));
  }
}

TEST_CASE("Two processes do not record into one pack") {
  const TempFolder folder;
  ServedProcess first({"record", "--provider", "sunor", "--upstream", "http://127.0.0.1:9", "--out", "pack"},
                      folder.path());
  const Outcome second =
      run_program({"record", "--provider", "sunor", "--upstream", "http://127.0.0.1:9", "--out", folder / "pack"});
  CHECK(second.code == 3);
  CHECK(second.err.find("another process records into the folder [pack-locked]") != std::string::npos);
  CHECK(first.get("/api/v1/account/balance").status == 502);  // nobody is there
  CHECK(first.stop() == 4);
  CHECK(first.output().find("nobody listens there [target-unreachable]") != std::string::npos);
}

TEST_CASE("An upstream that goes away is told, and fails the recording only if nothing was recorded") {
  const TempFolder folder;
  ServedProcess api({"serve", "--provider", "sunor"}, folder.path(), "api");
  ServedProcess record({"record", "--provider", "sunor", "--upstream", api.url(), "--out", "pack"}, folder.path());
  CHECK(record.get("/api/v1/account/balance", {{"x-api-key", "any-key"}}).status == 200);
  CHECK(api.stop() == 0);
  CHECK(record.get("/api/v1/account/balance", {{"x-api-key", "any-key"}}).status == 502);
  CHECK(record.stop() == 0);
  CHECK(record.output().find("1 could not be recorded") != std::string::npos);
}

TEST_CASE("A disk that fills leaves a whole pack, and is told") {
  const TempFolder folder;
  ServedProcess api({"serve", "--provider", "breeze", "--dynamic"}, folder.path(), "api");
  // What is larger than a file may be cannot be written: as on a full disk, and for root too.
  REQUIRE(write_file(folder / "limited", "trap '' XFSZ; ulimit -f 8; exec \"$@\"\n"));
  const std::string ready = folder / "record.ready";
  test::ChildProcess record({"/bin/sh", folder / "limited", test::program(), "record", "--provider", "breeze",
                             "--upstream", api.url(), "--out", "pack", "--port", "0", "--ready-file", ready},
                            {folder.path(), folder / "record.log"});
  REQUIRE(ServedProcess::eventually([&] { return std::filesystem::exists(ready); }));
  const std::string url = *read_file(ready);
  const auto client = http::connect(url.substr(0, url.find('\n')), {});
  REQUIRE(client);
  // Each answer is another one, so provider.yaml grows until it does not fit.
  for (int i = 0; i < 40; ++i) {
    const auto response = (*client)->send({.target = "/v1/balance", .headers = {{"xi-api-key", "s3cret-key"}}});
    REQUIRE(response);
    CHECK(response->status == 200);  // what cannot be recorded is passed on all the same
  }
  record.signal(SIGTERM);
  const auto ended = record.wait(std::chrono::seconds(20));
  REQUIRE(ended);
  CHECK(ended->code == 3);
  const std::string log = *read_file(folder / "record.log");
  CHECK(log.find("cannot write the file: File too large [file-not-writable]") != std::string::npos);
  ServedProcess replay({"serve", "--pack", "pack"}, folder.path(),
                       "replay");  // which holds every fixture to its contract
  CHECK(replay.get("/v1/balance", {{"xi-api-key", "any"}}).status == 200);
}

}  // namespace
}  // namespace steelyard::cli
