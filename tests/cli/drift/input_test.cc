// What `steelyard drift` says of inputs that are not as they should be: exit code 3 for what could not be read, 4 for
// what could not be reached, 1 for findings.
#include <doctest/doctest.h>

#include <set>  // findings

#include "base/file.h"
#include "tests/cli/report_support.h"
#include "tests/http/raw_server.h"
#include "tests/http/tls_server.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

const std::string kGood = R"({"operation":"GET /api/v1/account/balance","status":200,"body":)"
                          R"({"code":200,"data":{"available":1,"frozen":2,"total":3}}})";

Outcome drift(const std::vector<std::string>& more, const std::string& input = {}) {
  std::vector<std::string> args = {"drift", "--provider", "sunor"};
  args.insert(args.end(), more.begin(), more.end());
  return run_program(args, input);
}

std::multiset<std::string> ids(const Json& report) {
  std::multiset<std::string> found;
  for (const Json& finding : report.at("findings")) found.insert(finding.at("id").get<std::string>());
  return found;
}

TEST_CASE("a broken line in the middle is named, and the rest goes on") {
  const std::string text = kGood + "\n{\"operation\": \n" + kGood + "\n";
  const Outcome outcome = drift({"--samples", "-", "--format", "json"}, text);
  CHECK(outcome.code == 3);
  const Json told = Json::parse(outcome.err);
  CHECK(told.at("error").at("id") == "json-syntax");
  CHECK(told.at("error").at("file") == "standard input");
  CHECK(told.at("error").at("line") == 2);
  const Json report = report_of(outcome);
  CHECK(report.at("findings") == Json::array());
  CHECK(report.at("summary").at("passed").get<int>() > 0);
}

TEST_CASE("findings win over a broken line") {
  const std::string wrong = R"({"operation":"GET /api/v1/account/balance","status":200,"body":{"code":"200"}})";
  const Outcome outcome = drift({"--samples", "-", "--quiet"}, kGood + "\n{\n" + wrong + "\n");
  CHECK(outcome.code == 1);
  CHECK(outcome.err.find("standard input:2:") != std::string::npos);
}

TEST_CASE("an answer that does not say its media type is told so, and its body is judged all the same") {
  const std::string line = R"({"operation":"GET /api/v1/account/balance","status":200,"headers":{"Date":"today"},)"
                           R"("body":{"code":200,"data":{"available":"1","frozen":2,"total":3}}})";
  const Outcome outcome = drift({"--samples", "-", "--format", "json"}, line + "\n");
  CHECK(outcome.code == 1);
  CHECK(ids(report_of(outcome)) == std::multiset<std::string>{"number-as-string", "undocumented-media-type"});
}

TEST_CASE("a line that does not say what was asked is refused by its member") {
  struct Row {
    const char* line;
    const char* told;
  };
  const Row rows[] = {
      {R"({"operation":"GET /api/v1/account/balance","status":2000,"body":{}})", "`status` is no HTTP status"},
      {R"({"operation":"GET /api/v1/account/balance","status":200,"headers":[],"body":{}})",
       "`headers` is no object of texts"},
      {R"({"operation":"GET /api/v1/account/balance","status":200,"boddy":{}})", "a line has no member `boddy`"},
      {R"({"status":200,"body":{}})", "neither `operation` nor `method` and `path` say what was asked"},
      {R"([1])", "the line is no object"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const Outcome outcome = drift({"--samples", "-", "--quiet"}, kGood + "\n" + row.line + "\n" + kGood + "\n");
    CHECK(outcome.code == 3);
    CHECK(outcome.err.starts_with(std::string("steelyard: standard input:2:1: ") + row.told + " [sample-invalid]"));
  }
}

TEST_CASE("samples of an operation nobody documented are told, and judged by nothing") {
  const std::string other = R"({"method":"GET","path":"/v9/nope","status":200,"body":{"a":1}})";
  const Outcome outcome = drift({"--samples", "-", "--format", "json"}, kGood + "\n" + other + "\n");
  CHECK(outcome.code == 0);
  const Json report = report_of(outcome);
  REQUIRE(ids(report) == std::multiset<std::string>{"undocumented-operation"});
  CHECK(report.at("findings")[0].at("subject") == "GET /v9/nope");
  CHECK(report.at("findings")[0].at("level") == "warning");
  CHECK(place_of(report.at("findings")[0]) == "standard input:2:1");
}

TEST_CASE("lost digits and members that come twice are told with the line of the sample") {
  const std::string twice = R"({"operation":"GET /api/v1/account/balance","status":200,"body":)"
                            R"({"code":200,"data":{"available":1,"frozen":2,"total":3,"total":3}}})";
  const std::string lost = R"({"operation":"GET /api/v1/account/balance","status":200,"body":)"
                           R"({"code":200,"data":{"available":0.12345678901234567890123,"frozen":0,)"
                           R"("total":0.12345678901234567890123}}})";
  const Json report =
      report_of(drift({"--samples", "-", "--format", "json"}, kGood + "\n" + twice + "\n" + lost + "\n"));
  std::multiset<std::string> told;
  for (const Json& finding : report.at("findings")) {
    told.insert(finding.at("id").get<std::string>() + " " + finding.at("pointer").get<std::string>() + " " +
                place_of(finding));
  }
  const std::size_t second = twice.rfind("\"total\"") + 1;
  const std::size_t available = lost.find("\"available\"") + 1;
  const std::size_t total = lost.find("\"total\"") + 1;
  CHECK(told ==
        std::multiset<std::string>{"duplicate-member /data/total standard input:2:" + std::to_string(second),
                                   "precision-lost /data/available standard input:3:" + std::to_string(available),
                                   "precision-lost /data/total standard input:3:" + std::to_string(total)});
}

TEST_CASE("an ignore pattern that matches nothing is an error") {
  const Outcome outcome = drift({"--samples", "-", "--format", "json", "--ignore", "/nothing"}, kGood + "\n");
  CHECK(outcome.code == 1);
  const Json report = report_of(outcome);
  REQUIRE(ids(report) == std::multiset<std::string>{"ignore-unmatched"});
  CHECK(report.at("findings")[0].at("message") == "--ignore /nothing matches no finding");
}

TEST_CASE("a baseline of another version is refused before anything is asked") {
  const test::TempFolder folder;
  REQUIRE(write_file(folder.path() / "baseline.json", R"({"schema_version": 2, "entries": []})"));
  const Outcome outcome = drift({"--baseline", folder / "baseline.json", "--url", "http://127.0.0.1:1"});
  CHECK(outcome.code == 3);
  CHECK(outcome.err.find("[baseline-version]") != std::string::npos);
  CHECK(outcome.out.empty());
}

TEST_CASE("a page that moved is HTML now, and is said to be so") {
  const test::TempFolder folder;
  REQUIRE(write_file(folder.path() / "page.md", "<!doctype html>\n<html><body>Moved</body></html>\n"));
  const Outcome outcome = drift({"--page", folder / "page.md"});
  CHECK(outcome.code == 3);
  CHECK(outcome.err.starts_with("steelyard: " + (folder / "page.md") +
                                ":1:1: the page is HTML, not Markdown [page-is-html]"));
  CHECK(drift({"--page", folder / "none.md"}).code == 3);
}

TEST_CASE("a page that cannot be had says why: exit code 3 if somebody answered, 4 if nobody did") {
  struct Row {
    const char* what;
    test::Misbehaviour misbehaviour;
    const char* id;
    int code;
  };
  const Row rows[] = {
      {"404", {.bytes = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"}, "[download-status]", 3},
      {"another host",
       {.bytes = "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/p.md\r\nContent-Length: 0\r\n\r\n"},
       "[download-redirect]",
       3},
      {"HTML",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<!doctype html>"},
       "[page-is-html]",
       3},
      {"truncated", {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n# Balance"}, "[download-incomplete]", 3},
      {"silence", {.stay_open = true}, "[target-timeout]", 4},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    test::RawServer server(row.misbehaviour);
    const Outcome outcome = drift({"--page", server.url() + "/p.md?token=hidden", "--timeout", "1"});
    CHECK(outcome.code == row.code);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(row.id) != std::string::npos);
    CHECK(outcome.err.find("hidden") == std::string::npos);
  }
  test::TlsServer untrusted;
  const Outcome refused = drift({"--page", untrusted.url() + "/p.md"});
  CHECK(refused.code == 4);
  CHECK(refused.err.find("[target-untrusted]") != std::string::npos);
  CHECK(drift({"--page", "http://127.0.0.1:" + std::to_string(test::closed_port()) + "/p.md"}).code == 4);
}

TEST_CASE("what cannot be reached is exit code 4, and no finding") {
  struct Row {
    const char* what;
    test::Misbehaviour misbehaviour;
    const char* reason;
  };
  const Row rows[] = {
      {"silence", {.stay_open = true}, "no whole answer within the time-out"},
      {"truncated",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"code\":"},
       "the connection ended before the answer was whole, or the answer is no HTTP"},
      {"no HTTP",
       {.bytes = "SSH-2.0-OpenSSH\r\n"},
       "the connection ended before the answer was whole, or the answer is no HTTP"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    test::RawServer server(row.misbehaviour);
    const Outcome outcome = drift({"--url", server.url(), "--timeout", "1", "--format", "json"});
    CHECK(outcome.code == 4);
    const Json report = report_of(outcome);
    CHECK(report.at("findings") == Json::array());
    CHECK(report.at("summary").at("unreachable") == 2);
    const Outcome text = drift({"--url", server.url(), "--timeout", "1"});
    CHECK(text.out.find(row.reason) != std::string::npos);
  }
  const std::string closed = "http://127.0.0.1:" + std::to_string(test::closed_port());
  CHECK(drift({"--url", closed}).code == 4);
}

TEST_CASE("an API that refuses or is down is not reached: no verdict about a success that nobody saw") {
  for (const std::string status : {"503", "401"}) {
    CAPTURE(status);
    const std::string body = R"({"code":)" + status + R"(,"message":"no"})";
    test::RawServer server({.bytes = "HTTP/1.1 " + status +
                                     " No\r\nContent-Type: application/json\r\nContent-Length: " +
                                     std::to_string(body.size()) + "\r\n\r\n" + body});
    const Outcome outcome = drift({"--url", server.url(), "--key", "any-key", "--format", "json"});
    CHECK(outcome.code == 4);
    CHECK(report_of(outcome).at("summary").at("unreachable") == 2);  // with the key, and with it again
    const Outcome text = drift({"--url", server.url(), "--key", "any-key"});
    CHECK(text.out.find("the answer is " + status + ", not the success that was asked for") != std::string::npos);
  }
}

TEST_CASE("digits that a double keeps are not lost") {
  const std::string body = R"({"code":200,"data":{"available":0.30000000000000004,"frozen":5e-324,)"
                           R"("total":134.36424411240122}})";
  const std::string line = R"({"operation":"GET /api/v1/account/balance","status":200,"body":)" + body + "}";
  const Json report = report_of(drift({"--samples", "-", "--format", "json"}, line + "\n"));
  CHECK(ids(report).count("precision-lost") == 0);
}

TEST_CASE("a time-out is a number of seconds, and for those who ask somebody") {
  CHECK(drift({"--url", "http://127.0.0.1:1", "--timeout", "0"}).code == 2);
  CHECK(drift({"--url", "http://127.0.0.1:1", "--timeout", "soon"}).code == 2);
  CHECK(drift({"--timeout", "1"}).code == 2);
  CHECK(run_program({"check", "--mock", "--provider", "sunor", "--timeout", "1"}).code == 2);
  test::RawServer silent({.stay_open = true});
  const Outcome check = run_program({"check", "--provider", "sunor", "--url", silent.url(), "--timeout", "1"});
  CHECK(check.code == 4);
}

TEST_CASE("a certificate that nobody vouches for: exit code 4, unless --insecure takes any") {
  test::TlsServer server;
  const Outcome strict = drift({"--url", server.url()});
  CHECK(strict.code == 4);
  CHECK(strict.out.find("the certificate is not trusted, or not for this host") != std::string::npos);
  const Outcome insecure = drift({"--url", server.url(), "--insecure"});
  CHECK(insecure.code != 4);
  const Outcome help = run_program({"drift", "--help"});
  CHECK(help.out.find("the answers may come from anybody, nothing proves who sends them") != std::string::npos);
}

}  // namespace
}  // namespace steelyard::cli
