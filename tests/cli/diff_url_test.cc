// `steelyard diff` on URLs: what is followed, what is refused, and with which exit code.
#include <doctest/doctest.h>

#include <sstream>  // streams

#include "base/file.h"
#include "cli/contract_source.h"
#include "cli/exit_code.h"
#include "server/listener.h"
#include "tests/cli/report_support.h"
#include "tests/http/raw_server.h"
#include "tests/http/tls_server.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

const char kDocument[] =
    "openapi: 3.1.0\ninfo: {title: Harbor, version: 1.0.0}\npaths: {/ships: {get: {responses: {'200': {description: "
    "OK}}}}}\n";

http::Response text_answer(const std::string& type, const std::string& body) {
  return {200, {{"Content-Type", type}}, body};
}

http::Response redirect_to(const std::string& location) { return {302, {{"Location", location}}, ""}; }

// Answers by path.
http::Response answer(const http::Request& request) {
  const std::string path = request.target;
  if (path == "/page.md")
    return text_answer("text/markdown", "# Ships\n\n```yaml\n" + std::string(kDocument) + "```\n");
  if (path == "/document?token=s3cret") return text_answer("text/plain", kDocument);
  if (path == "/parts/main.yaml") {
    return text_answer(
        "application/yaml",
        "openapi: 3.1.0\ninfo: {title: Harbor, version: 1.0.0}\npaths: {/ships: {$ref: 'a%20b/ships.yaml'}}\n");
  }
  if (path == "/parts/a%20b/ships.yaml") {
    return text_answer("application/yaml", "get: {responses: {'200': {description: OK}}}\n");
  }
  if (path == "/lost/main.yaml") {
    return text_answer("application/yaml",
                       "openapi: 3.1.0\ninfo: {title: H, version: '1'}\npaths: {/a: {$ref: b.yaml}}\n");
  }
  if (path == "/pack/provider.yaml") return text_answer("text/plain", "steelyard: 1\nname: harbor\noperations: []\n");
  if (path == "/pack/contract.yaml") return text_answer("text/plain", kDocument);
  if (path == "/moved") return redirect_to("page.md");
  if (path == "/circle") return redirect_to("/circle");
  if (path == "/away") return redirect_to("https://elsewhere.example/page.md?token=s3cret");
  if (path == "/nowhere") return {302, {}, ""};
  if (path == "/html") return text_answer("text/html; charset=utf-8", "<p>Please log in</p>");
  if (path == "/login") return text_answer("text/plain", "<!doctype html><title>Log in</title>");
  return {404, {{"Content-Type", "text/plain"}}, "# not here"};
}

struct Site {
  test::TempFolder folder;
  std::string file;
  std::unique_ptr<server::Listener> listener;

  Site() {
    file = folder / "document.yaml";
    REQUIRE(write_file(file, kDocument));
    Result<std::unique_ptr<server::Listener>> started = server::Listener::start({}, server::for_anyone(answer));
    REQUIRE(started);
    listener = std::move(*started);
  }
};

TEST_CASE("a page, a document, its parts and a pack are read from URLs") {
  const Site site;
  for (const std::string path :
       {"/page.md", "/document?token=s3cret", "/parts/main.yaml", "/pack/provider.yaml", "/moved", "/page.md#anchor"}) {
    CAPTURE(path);
    const Outcome outcome = run_program({"diff", site.file, site.listener->url() + path, "--format=json"});
    CHECK_MESSAGE(outcome.code == 0, outcome.err);
    CHECK(report_of(outcome).at("findings").empty());
    CHECK(outcome.out.find("s3cret") == std::string::npos);
  }
}

TEST_CASE("what a URL gives instead of a document is named, with exit code 3") {
  const Site site;
  const std::string url = site.listener->url();
  struct Row {
    const char* path;
    std::string message;
  };
  const Row rows[] = {
      {"/html", "what came is HTML, not Markdown or OpenAPI [page-is-html]"},
      {"/login", "what came is HTML, not Markdown or OpenAPI [page-is-html]"},
      {"/none.md", "the answer is 404 Not Found [download-status]"},
      {"/away", "it redirects from " + url + " to https://elsewhere.example [download-redirect]"},
      {"/circle", "it redirects again and again [download-redirect]"},
      {"/nowhere", "the answer is 302 without a Location [download-status]"},
      {"/lost/main.yaml", "there is no file \"b.yaml\" [reference-unresolved]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.path);
    const Outcome outcome = run_program({"diff", site.file, url + row.path});
    CHECK(outcome.code == 3);
    CHECK_MESSAGE(outcome.err.find(row.message) != std::string::npos, outcome.err);
    CHECK(outcome.err.find(url + row.path) != std::string::npos);
    CHECK(outcome.err.find("s3cret") == std::string::npos);
  }
}

TEST_CASE("a download that ends early is an input that cannot be read") {
  const Site site;
  const test::RawServer server({.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\nopenapi: 3.1.0\n"});
  const Outcome outcome = run_program({"diff", site.file, server.url() + "/document.yaml"});
  CHECK(outcome.code == 3);
  CHECK_MESSAGE(outcome.err.find("[download-incomplete]") != std::string::npos, outcome.err);
}

TEST_CASE("what cannot be reached has exit code 4") {
  const Site site;
  const Outcome outcome =
      run_program({"diff", "http://127.0.0.1:" + std::to_string(test::closed_port()) + "/page.md", site.file});
  CHECK(outcome.code == 4);
  CHECK_MESSAGE(outcome.err.find("[target-unreachable]") != std::string::npos, outcome.err);
}

TEST_CASE("a host that stays silent is a time-out") {
  const test::RawServer server({.stay_open = true});
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Context context{in, out, err};
  const Result<ContractSource> source =
      read_contract_source(server.url() + "/page.md", {.timeout = std::chrono::milliseconds(200)}, context);
  REQUIRE_FALSE(source);
  CHECK(source.error().code == ErrorCode::target_timeout);
  CHECK(exit_code(source.error().code) == kExitUnreachable);
}

TEST_CASE("a certificate that nobody vouches for names --insecure and what it means") {
  const Site site;
  const test::TlsServer server;
  const Outcome refused = run_program({"diff", site.file, server.url() + "/page.md"});
  CHECK(refused.code == 4);
  CHECK_MESSAGE(refused.err.find("[target-untrusted]") != std::string::npos, refused.err);
  CHECK(refused.err.find("--insecure: then any certificate is taken, and nothing proves who answers") !=
        std::string::npos);
  // The server says "secure" to everybody, which is no page: it was reached.
  const Outcome taken = run_program({"diff", site.file, server.url() + "/page.md", "--insecure"});
  CHECK(taken.code == 3);
  CHECK_MESSAGE(taken.err.find("[page-no-contract]") != std::string::npos, taken.err);
}

}  // namespace
}  // namespace steelyard::cli
