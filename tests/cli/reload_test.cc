// Packs, documents and pages that change while they are served.
#include <doctest/doctest.h>

#include <cstdlib>     // the environment of servers
#include <filesystem>  // renames
#include <fstream>     // editors that write in place
#include <functional>  // edits
#include <thread>      // editors

#include "base/file.h"
#include "tests/cli/run_program.h"
#include "tests/server/tls_client.h"
#include "tests/support/served_process.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using test::ServedProcess;
using test::TempFolder;

constexpr char kContract[] =
    "openapi: 3.1.0\ninfo: {title: Ping, version: '1'}\npaths:\n  /ping:\n    get:\n      responses:\n"
    "        '200':\n          description: ok\n          content:\n            application/json:\n"
    "              schema: {type: object, required: [n], properties: {n: {type: integer}}}\n";
constexpr char kPack[] =
    "steelyard: 1\nname: ping\noperations:\n  - operation: GET /ping\n    answers:\n"
    "      - {status: 200, example: default, source: documented, body: 200.json}\n";

void write_pack(const fs::path& folder, const std::string& body) {
  REQUIRE(write_file(folder / "contract.yaml", kContract));
  REQUIRE(write_file(folder / "provider.yaml", kPack));
  REQUIRE(write_file(folder / "200.json", body));
}

// As editors do that keep the file: first it is empty, then it is long.
void write_in_place(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::trunc);
  stream.flush();
  std::this_thread::sleep_for(5ms);
  stream << text;
}

std::string body(ServedProcess& serve) { return serve.get("/ping").body; }

TEST_CASE("A good edit is served within a second, whatever way it is written") {
  const TempFolder folder;
  const fs::path pack = folder.path() / "ping";
  write_pack(pack, "{\"n\": 1}");
  ServedProcess serve({"serve", "--pack", "ping"}, folder.path());
  CHECK(body(serve) == "{\"n\": 1}");
  struct Row {
    const char* name;
    std::function<void()> edit;
    std::string expected;
  };
  const Row rows[] = {
      {"by rename", [&] { REQUIRE(write_file(pack / "200.json", "{\"n\": 2}")); }, "{\"n\": 2}"},
      {"in place", [&] { write_in_place(pack / "200.json", "{\"n\": 3}"); }, "{\"n\": 3}"},
      {"by a folder of another name",
       [&] {
         write_pack(folder.path() / "next", "{\"n\": 4}");
         fs::rename(pack, folder.path() / "last");
         fs::rename(folder.path() / "next", pack);
       },
       "{\"n\": 4}"},
      {"in that folder", [&] { write_in_place(pack / "200.json", "{\"n\": 5}"); }, "{\"n\": 5}"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    row.edit();
    const auto before = std::chrono::steady_clock::now();
    CHECK(ServedProcess::eventually([&] { return body(serve) == row.expected; }));
    const auto took = std::chrono::steady_clock::now() - before;
    // A second is the promise; a machine that does much else is given more.
    CHECK(took < 4s);
  }
  CHECK(serve.stop() == 0);
}

TEST_CASE("A bad edit is told with file, line and reason, and the last good state goes on") {
  const TempFolder folder;
  const fs::path pack = folder.path() / "ping";
  write_pack(pack, "{\"n\": 1}");
  ServedProcess serve({"serve", "--pack", "ping"}, folder.path());
  struct Row {
    const char* name;
    std::function<void()> edit;
    std::string says;
  };
  const Row rows[] = {
      {"a breach", [&] { write_in_place(pack / "200.json", "{\n \"n\": true}"); },
       "steelyard: ping/200.json:2:2: expected integer, got boolean true [fixture-breach]"},
      {"no JSON", [&] { write_in_place(pack / "200.json", "{\"n\": "); }, "steelyard: ping/200.json:1:"},
      {"a slip in the pack", [&] { write_in_place(pack / "provider.yaml", std::string(kPack) + "titel: x\n"); },
       "steelyard: ping/provider.yaml:7:1:"},
      {"no pack", [&] { fs::remove(pack / "provider.yaml"); }, "ping/provider.yaml"},
      {"no folder", [&] { fs::remove_all(pack); }, "[file-not-readable]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const std::size_t told = serve.output().size();
    row.edit();
    CHECK_MESSAGE(
        ServedProcess::eventually([&] { return serve.output().substr(told).find(row.says) != std::string::npos; }),
        serve.output());
    CHECK(body(serve) == "{\"n\": 1}");
    CHECK(serve.get("/readyz").body.find("\"reload_error\"") != std::string::npos);
  }
  write_pack(pack, "{\"n\": 7}");
  CHECK(ServedProcess::eventually([&] { return body(serve) == "{\"n\": 7}"; }));
  CHECK(ServedProcess::eventually(
      [&] { return serve.get("/readyz").body.find("\"reload_error\"") == std::string::npos; }));
  CHECK(serve.output().find("the last good state goes on serving") != std::string::npos);
  CHECK(serve.output().find("steelyard: reloaded") != std::string::npos);
}

TEST_CASE("Documents, what they refer to, and pages are watched") {
  const TempFolder folder;
  const std::string document =
      "openapi: 3.1.0\ninfo: {title: Ping, version: '1'}\npaths:\n  /ping:\n    get:\n      responses:\n"
      "        '200':\n          description: ok\n          content:\n            application/json:\n"
      "              schema: {$ref: parts/ping.yaml}\n";
  REQUIRE(write_file(folder / "api.yaml", document));
  REQUIRE(write_file(folder / "parts/ping.yaml", "{const: 1}\n"));
  const auto page = [](int n) {
    return "# Page\n\nGET https://page.example/page\n\n~~~yaml\nopenapi: 3.1.0\ninfo: {title: Page, version: "
           "'1'}\npaths:\n"
           "  /page:\n    get:\n      responses:\n        '200':\n          description: ok\n          content:\n"
           "            application/json: {example: " +
           std::to_string(n) + "}\n~~~\n";
  };
  REQUIRE(write_file(folder / "page.md", page(1)));
  ServedProcess serve({"serve", "--spec", "api.yaml", "--page", "page.md"}, folder.path());
  CHECK(body(serve) == "1");
  CHECK(serve.get("/page").body == "1");
  REQUIRE(write_file(folder / "parts/ping.yaml", "{const: 2}\n"));
  CHECK(ServedProcess::eventually([&] { return body(serve) == "2"; }));
  REQUIRE(write_file(folder / "page.md", page(2)));
  CHECK(ServedProcess::eventually([&] { return serve.get("/page").body == "2"; }));
}

TEST_CASE("No connection is dropped, and no request is lost while packs are replaced") {
  const TempFolder folder;
  const fs::path pack = folder.path() / "ping";
  write_pack(pack, "{\"n\": 0}");
  ServedProcess serve({"serve", "--pack", "ping"}, folder.path());
  std::thread editor([&] {
    for (int i = 1; i <= 10; ++i) {
      const Status written = write_file(pack / "200.json", "{\"n\": " + std::to_string(i) + "}");
      std::this_thread::sleep_for(written ? 60ms : 0ms);
    }
  });
  int answers = 0;
  for (; answers < 100'000 && body(serve) != "{\"n\": 10}"; ++answers) {
    CHECK(serve.get("/ping").status == 200);
  }
  editor.join();
  CHECK(answers > 10);
  CHECK(body(serve) == "{\"n\": 10}");
}

TEST_CASE("--no-watch leaves what is served as it is") {
  const TempFolder folder;
  const fs::path pack = folder.path() / "ping";
  write_pack(pack, "{\"n\": 1}");
  ServedProcess serve({"serve", "--pack", "ping", "--no-watch"}, folder.path());
  REQUIRE(write_file(pack / "200.json", "{\"n\": 2}"));
  std::this_thread::sleep_for(500ms);
  CHECK(body(serve) == "{\"n\": 1}");
}

// A pack of Sunor with answers of its own, and a scenario of two requests for each key.
void write_sunor(const fs::path& folder, int available) {
  REQUIRE(write_file(folder / "provider.yaml",
                     "steelyard: 1\nname: sunor\nscenarios: [twice.yaml]\n"
                     "rate_limit: {requests: 100, window: 3600, source: assumed, headers: {X-Left: remaining}}\n"
                     "operations:\n  - operation: GET /api/v1/account/balance\n    answers:\n"
                     "      - {status: 200, example: default, source: assumed, body: 200.json}\n"));
  REQUIRE(write_file(folder / "200.json", "{\"code\": 200, \"data\": {\"available\": " + std::to_string(available) +
                                              ", \"frozen\": 0, \"total\": " + std::to_string(available) + "}}"));
}

void write_scenario(const fs::path& file, const std::string& name, int times, const std::string& more = "") {
  REQUIRE(write_file(file, more + "steelyard: 1\nscenario: " + name +
                               "\nsays: Works, then is refused.\nsequence:\n  - {times: " + std::to_string(times) +
                               "}\n  - {status: 401}\n"));
}

http::Response balance(ServedProcess& serve, const std::string& key) {
  return serve.get("/api/v1/account/balance", {{"x-api-key", key}});
}

bool waits_for(ServedProcess& serve, std::size_t told, const std::string& text) {
  return ServedProcess::eventually([&] { return serve.output().substr(told).find(text) != std::string::npos; });
}

TEST_CASE("A reload keeps where scenarios and rate limits are, for each key, unless their own file changed") {
  const TempFolder folder;
  const fs::path pack = folder.path() / "sunor";
  write_sunor(pack, 7);
  write_scenario(pack / "twice.yaml", "twice", 2);
  ServedProcess serve({"serve", "--pack", "sunor", "--scenario", "twice", "--rate-limit", "pack"}, folder.path());
  CHECK(balance(serve, "a").headers.combined("X-Left") == "99");
  CHECK(balance(serve, "b").status == 200);
  CHECK(balance(serve, "b").status == 200);

  std::size_t told = serve.output().size();
  write_sunor(pack, 8);
  REQUIRE(waits_for(serve, told, "steelyard: reloaded\n"));
  const http::Response second = balance(serve, "a");
  CHECK(second.status == 200);
  CHECK(second.body.find("\"available\": 8") != std::string::npos);
  CHECK(second.headers.combined("X-Left") == "98");
  CHECK(balance(serve, "b").status == 401);

  told = serve.output().size();
  write_scenario(pack / "twice.yaml", "twice", 2, "# A comment is no other story.\n");
  REQUIRE(waits_for(serve, told, "steelyard: reloaded\n"));
  CHECK(balance(serve, "a").status == 401);

  told = serve.output().size();
  write_scenario(pack / "twice.yaml", "twice", 1);
  REQUIRE(waits_for(serve, told, "steelyard: the scenario sunor:twice changed and begins anew\n"));
  CHECK(balance(serve, "a").status == 200);
  CHECK(balance(serve, "a").status == 401);

  told = serve.output().size();
  write_scenario(pack / "twice.yaml", "thrice", 3);
  REQUIRE(waits_for(serve, told, "steelyard: the scenario sunor:twice no longer runs\n"));
  CHECK(balance(serve, "a").status == 200);
}

TEST_CASE("A file that --scenario names is watched, and goes on running when an edit renames its scenario") {
  const TempFolder folder;
  write_scenario(folder.path() / "story.yaml", "one", 1);
  ServedProcess serve({"serve", "--provider", "sunor", "--scenario", "story.yaml"}, folder.path());
  CHECK(balance(serve, "a").status == 200);
  CHECK(balance(serve, "a").status == 401);
  write_scenario(folder.path() / "story.yaml", "two", 2);
  REQUIRE(waits_for(serve, 0, "steelyard: the scenario sunor:two changed and begins anew\n"));
  CHECK(balance(serve, "a").status == 200);
  CHECK(balance(serve, "a").status == 200);
  CHECK(balance(serve, "a").status == 401);
}

TEST_CASE("A drill is drilled again after a reload, and a bad edit is told before it") {
  const TempFolder folder;
  const fs::path pack = folder.path() / "sunor";
  write_sunor(pack, 7);
  write_scenario(pack / "twice.yaml", "twice", 2);
  ServedProcess serve({"serve", "--pack", "sunor", "--drift", "undocumented-status"}, folder.path());
  const http::Response first = balance(serve, "a");
  CHECK(first.status != 200);
  CHECK(first.body.find("\"available\": 7") != std::string::npos);
  write_sunor(pack, 8);
  CHECK(ServedProcess::eventually(
      [&] { return balance(serve, "a").body.find("\"available\": 8") != std::string::npos; }));
  CHECK(balance(serve, "a").status == first.status);
  REQUIRE(write_file(pack / "200.json", "{\"code\": 200, \"data\": {\"available\": true}}"));
  CHECK(waits_for(serve, 0, "[fixture-breach]"));
  CHECK(balance(serve, "a").status == first.status);
}

TEST_CASE("A host that a reload adds has a certificate, and connections that are open go on") {
  const TempFolder folder;
  const fs::path pack = folder.path() / "ping";
  write_pack(pack, "{\"n\": 1}");
  REQUIRE(::setenv("XDG_DATA_HOME", (folder.path() / "data").c_str(), 1) == 0);
  ServedProcess serve({"serve", "--pack", "ping", "--tls"}, folder.path());
  ::unsetenv("XDG_DATA_HOME");
  const std::string ca = (folder.path() / "data/steelyard/ca.pem").string();
  const int port = std::stoi(serve.url().substr(serve.url().rfind(':') + 1));
  test::TlsClient open(port, {.ca_file = ca});
  REQUIRE(open.failure() == "");
  const auto failure = [&] { return test::TlsClient(port, {.ca_file = ca, .host = "api.ping.example"}).failure(); };
  CHECK(failure() == "hostname mismatch");
  REQUIRE(
      write_file(pack / "contract.yaml", kContract + std::string("servers: [{url: 'https://api.ping.example'}]\n")));
  CHECK(ServedProcess::eventually([&] { return failure().empty(); }));
  CHECK(open.send("GET /ping HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"));
  CHECK(open.read_all().find("{\"n\": 1}") != std::string::npos);
}

TEST_CASE("Options of the proxy without a proxy are refused") {
  for (const char* option : {"--enforce", "--insecure"}) {
    const Outcome outcome = run_program({"serve", option});
    CHECK(outcome.code == 2);
    CHECK(outcome.err.find("together with --proxy URL only") != std::string::npos);
  }
  const Outcome outcome = run_program({"serve", "--proxy", "nowhere"});
  CHECK(outcome.code == 3);
  CHECK(outcome.err.find("[url-syntax]") != std::string::npos);
}

}  // namespace
}  // namespace steelyard::cli
