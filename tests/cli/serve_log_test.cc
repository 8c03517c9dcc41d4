// Logs, metrics and health of `steelyard serve`, seen from outside.
#include <doctest/doctest.h>

#include <algorithm>  // std::count
#include <csignal>    // SIGTERM
#include <cstdlib>    // std::atoi
#include <thread>     // sleep_for

#include "base/file.h"
#include "http/client.h"
#include "tests/cli/guide/follower.h"
#include "tests/support/child_process.h"
#include "tests/support/places.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

using namespace std::chrono_literals;

// What the file holds once it has that many lines.
std::string wait_for_lines(const std::string& file, std::ptrdiff_t lines) {
  std::string text;
  for (auto waited = 0ms; waited < 20s; waited += 5ms) {
    if (Result<std::string> read = read_file(file)) text = std::move(*read);
    if (std::count(text.begin(), text.end(), '\n') >= lines) break;
    std::this_thread::sleep_for(5ms);
  }
  return text;
}

class Served {
 public:
  explicit Served(std::vector<std::string> options) {
    options.insert(options.begin(), {test::program(), "serve", "--port", "0", "--quiet", "--ready-file", ready_});
    process_ = std::make_unique<test::ChildProcess>(options, test::ChildOptions{folder_.path(), output()});
    url_ = wait_for_lines(ready_, 1);
    REQUIRE_FALSE(url_.empty());
    url_.pop_back();
  }

  const std::string& url() const { return url_; }
  std::string output() const { return folder_ / "output"; }
  test::ChildProcess& process() { return *process_; }

  http::Response get(const std::string& target, http::Headers headers = {}) const {
    const auto client = http::connect(url_, {});
    REQUIRE(client);
    Result<http::Response> response = (*client)->send({"GET", target, std::move(headers), {}});
    REQUIRE(response);
    return std::move(*response);
  }

 private:
  const test::TempFolder folder_;
  std::string ready_ = folder_ / "ready";
  std::unique_ptr<test::ChildProcess> process_;
  std::string url_;
};

TEST_CASE("the guide to logs, metrics and health does what it says") {
  const Result<std::string> text = read_file(test::source_dir() + "/docs/observability.md");
  REQUIRE(text);
  const Result<std::vector<guide::Step>> steps = guide::read_guide(*text, "docs/observability.md");
  REQUIRE(steps);
  CHECK(steps->size() >= 7);
  const test::TempFolder folder;
  guide::Follower follower(folder.path());
  for (const guide::Step& step : *steps) {
    INFO("docs/observability.md:" << step.line << ": " << step.text);
    CHECK(follower.follow(step) == "");
  }
  CHECK(follower.stop_server() == "");
}

TEST_CASE("the log on standard error is text or JSON, and --verbose is text") {
  struct Row {
    std::vector<std::string> options;
    const char* end;
  };
  const Row rows[] = {
      {{"--log", "text"}, " GET /v1/balance 401 breeze missing-key (no credential) "},
      {{"--verbose"}, " GET /v1/balance 401 breeze missing-key (no credential) "},
      {{"--log", "json"}, "\"fixture\":\"missing-key\",\"why\":\"no credential\","},
  };
  for (const Row& row : rows) {
    CAPTURE(row.options.back());
    const Served served(row.options);
    CHECK(served.get("/v1/balance").status == 401);
    CHECK(wait_for_lines(served.output(), 2).find(row.end) != std::string::npos);
  }
}

TEST_CASE("no credential reaches the log, wherever it was sent") {
  const Served served({"--log", "json"});
  served.get("/v1/balance?key=s3cret-a", {{"xi-api-key", "s3cret-b"}, {"Authorization", "Bearer s3cret-c"}});
  served.get("/nowhere?api_key=s3cret-d", {{"X-Api-Key", "s3cret-e"}, {"Cookie", "s=s3cret-f"}});
  const std::string log = wait_for_lines(served.output(), 3);
  CHECK(log.find("\"/nowhere\"") != std::string::npos);
  CHECK(log.find("s3cret") == std::string::npos);
}

TEST_CASE("what the mock answers in its own name is logged as such, without the token") {
  const std::string token = "adm1n-t0ken";
  const Served served({"--log", "json", "--admin-token", token});
  const http::Headers with_token = {{"Authorization", "Bearer " + token}};
  const struct {
    const char* target;
    http::Headers headers;
    int status;
    const char* path;
  } rows[] = {
      {"/__admin/mappings?token=adm1n-t0ken", with_token, 200, "/__admin/mappings"},
      {"/__admin/mappings", {{"Authorization", "Bearer adm1n-t0ken-not"}}, 401, "/__admin/mappings"},
      {"/__admin/requests/adm1n-t0ken", with_token, 404, "/__admin/requests/[redacted]"},
      {"/metrics", {}, 200, "/metrics"},
      {"/healthz", {}, 200, "/healthz"},
      {"/readyz", {}, 200, "/readyz"},
      {"/openapi/breeze.yaml", {}, 200, "/openapi/breeze.yaml"},
      {"/", {}, 200, "/"},
  };
  std::ptrdiff_t lines = 1;
  for (const auto& row : rows) {
    CAPTURE(row.target);
    CHECK(served.get(row.target, row.headers).status == row.status);
    const std::string log = wait_for_lines(served.output(), ++lines);
    CHECK(log.find("t0ken") == std::string::npos);
    const std::string last = log.substr(log.rfind('\n', log.size() - 2) + 1);
    CHECK(last.find("\"path\":\"" + std::string(row.path) + "\",\"provider\":null,\"operation\":null,\"status\":" +
                    std::to_string(row.status) + ",") != std::string::npos);
    const bool health = std::string_view(row.path) == "/healthz";
    CHECK(last.find(health ? "\"why\":\"health\"" : "\"why\":\"own\"") != std::string::npos);
  }
}

TEST_CASE("a log that cannot be written is told once, counted, and stops nothing") {
  Served served({"--log-file", "/dev/full"});
  for (int i = 0; i < 5; ++i) CHECK(served.get("/v1/balance", {{"xi-api-key", "any"}}).status == 200);
  const std::string told = wait_for_lines(served.output(), 2);
  CHECK(told.find("the log /dev/full cannot be written: No space left on device") != std::string::npos);
  // Looking at the metrics is logged too.
  const auto lost = [&] {
    const std::string metrics = served.get("/metrics").body;
    const std::string name = "\nsteelyard_log_lines_lost_total ";
    const std::size_t at = metrics.find(name);
    return at == std::string::npos ? -1 : std::atoi(metrics.c_str() + at + name.size());
  };
  int count = lost();
  for (int i = 0; i < 400 && count < 5; ++i) {
    std::this_thread::sleep_for(5ms);
    count = lost();
  }
  CHECK(count >= 5);
  served.process().signal(SIGTERM);
  const auto ended = served.process().wait(20s);
  REQUIRE(ended);
  CHECK(ended->code == 0);
  const std::string all = *read_file(served.output());
  const std::size_t first = all.find("cannot be written");
  CHECK(all.find("cannot be written", first + 1) == std::string::npos);
}

TEST_CASE("a log file that cannot be opened is refused before anything is served") {
  const test::TempFolder folder;
  const std::string output = folder / "output";
  test::ChildProcess serve({test::program(), "serve", "--port", "0", "--log-file", folder / "missing/log"},
                           {folder.path(), output});
  const auto ended = serve.wait(20s);
  REQUIRE(ended);
  CHECK(ended->code == 3);
  CHECK(read_file(output)->find("missing/log cannot be opened for writing: No such file") != std::string::npos);
}

TEST_CASE("while it drains the mock answers but is not ready, and a second signal ends it") {
  Served served({"--drain", "60"});
  CHECK(served.get("/readyz").status == 200);
  served.process().signal(SIGTERM);
  int status = 200;
  for (int i = 0; i < 2000 && status == 200; ++i) {
    status = served.get("/readyz").status;
    std::this_thread::sleep_for(5ms);
  }
  CHECK(status == 503);
  CHECK(served.get("/readyz").body.starts_with(R"({"status":"stopping","providers":["breeze",)"));
  CHECK(served.get("/healthz").status == 200);
  CHECK(served.get("/v1/balance", {{"xi-api-key", "any"}}).status == 200);
  served.process().signal(SIGTERM);
  const auto ended = served.process().wait(20s);
  REQUIRE(ended);
  CHECK(ended->code == 0);
}

TEST_CASE("open connections are counted while they are open") {
  const Served served({});
  const auto connections = [&served](int count) {
    const std::string line = "steelyard_open_connections " + std::to_string(count) + "\n";
    for (int i = 0; i < 2000; ++i) {
      if (served.get("/metrics").body.find(line) != std::string::npos) return true;
      std::this_thread::sleep_for(5ms);
    }
    return false;
  };
  CHECK(connections(1));
  {
    const auto idle = http::connect(served.url(), {});
    REQUIRE(idle);
    REQUIRE((*idle)->send({"GET", "/healthz", {}, {}}));
    CHECK(connections(2));
  }
  CHECK(connections(1));
}

}  // namespace
}  // namespace steelyard::cli
