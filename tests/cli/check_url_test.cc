// `steelyard check --url`: a live API is asked what is safe, and no report holds the key.
#include <doctest/doctest.h>
#include <netinet/in.h>  // addresses
#include <sys/socket.h>  // a port without a listener
#include <unistd.h>      // close

#include <chrono>   // delays
#include <mutex>    // requests come on other threads
#include <set>      // outcomes
#include <sstream>  // lines
#include <thread>   // delays

#include "base/file.h"
#include "http/message.h"
#include "provider/pack.h"
#include "server/listener.h"
#include "server/mock.h"
#include "tests/cli/report_support.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

constexpr char kKey[] = "s3cret-key-of-mine";

template <class Answer>
std::unique_ptr<server::Listener> listen(Answer answer) {
  Result<std::unique_ptr<server::Listener>> listener =
      server::Listener::start({}, server::for_anyone(std::move(answer)));
  REQUIRE(listener);
  return std::move(*listener);
}

// A port that is taken, so that nobody else can, and where nobody listens.
class SilentPort {
 public:
  SilentPort() : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    address_.sin_family = AF_INET;
    address_.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof(address_);
    REQUIRE(bind(socket_, generic(), size) == 0);
    REQUIRE(getsockname(socket_, generic(), &size) == 0);
  }
  ~SilentPort() { close(socket_); }
  SilentPort(const SilentPort&) = delete;
  SilentPort& operator=(const SilentPort&) = delete;

  int port() const { return ntohs(address_.sin_port); }

 private:
  sockaddr* generic() { return reinterpret_cast<sockaddr*>(&address_); }

  sockaddr_in address_{};
  int socket_;
};

std::unique_ptr<server::Mock> mock_of(const std::string& name) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> provider = loader->load_builtin(name);
  REQUIRE(provider);
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create({std::move(*provider)}, {}, 1);
  REQUIRE(mock);
  return std::move(*mock);
}

// The first words of the lines about a check of a status: "ok", "skipped", …
std::multiset<std::string> outcomes(const std::string& report, const std::string& case_text) {
  std::multiset<std::string> found;
  std::istringstream lines(report);
  for (std::string line; std::getline(lines, line);) {
    if (line.find(" " + case_text) == std::string::npos) continue;
    std::istringstream words(line);
    std::string first;
    words >> first;
    found.insert(first);
  }
  return found;
}

TEST_CASE("nobody listens: exit code 4, and nothing passed") {
  const SilentPort silent;
  const Outcome outcome =
      run_program({"check", "--provider", "youcom", "--url", "http://127.0.0.1:" + std::to_string(silent.port()),
                   "--key", kKey, "--format=json"});
  CHECK(outcome.code == 4);
  const Json report = report_of(outcome);
  CHECK(report.at("summary").at("passed") == 0);
  CHECK(report.at("summary").at("failed") == 0);
  CHECK(report.at("summary").at("unreachable") > 0);
  CHECK(report.at("findings").empty());
  CHECK(run_program({"check", "--provider", "youcom", "--url", "ftp://127.0.0.1"}).code == 3);
  CHECK(run_program({"check", "--provider", "all", "--url", "http://127.0.0.1:1"}).code == 2);
}

TEST_CASE("with a key the success is judged, without one it is not exercised and never passed") {
  const auto mock = mock_of("youcom");
  const auto listener = listen([&](const http::Request& request) { return mock->answer(request).response; });
  const std::vector<std::string> args = {"check", "--provider", "youcom", "--url", listener->url()};
  std::vector<std::string> with_key = args;
  with_key.insert(with_key.end(), {"--key", kKey});

  const Outcome keyed = run_program(with_key);
  CHECK(keyed.code == 0);
  CHECK(outcomes(keyed.out, "response_schema_conformance 200") == std::multiset<std::string>{"ok", "ok"});
  CHECK(outcomes(keyed.out, "invariant 200") == std::multiset<std::string>{"ok", "ok"});
  CHECK(outcomes(keyed.out, "missing_auth 401") == std::multiset<std::string>{"ok"});
  CHECK(outcomes(keyed.out, "ignored_auth 401") == std::multiset<std::string>{"ok"});

  const Outcome keyless = run_program(args);
  CHECK(keyless.code == 0);
  CHECK(outcomes(keyless.out, "response_schema_conformance 200") == std::multiset<std::string>{"skipped"});
  CHECK(outcomes(keyless.out, "status_code_conformance 200") == std::multiset<std::string>{"skipped"});
  CHECK(outcomes(keyless.out, "missing_auth 401") == std::multiset<std::string>{"ok"});
  CHECK(keyless.out.find("no key was given with --key") != std::string::npos);
}

// Statuses that only the mock can be brought to are not exercised; so are methods that could change something.
TEST_CASE("what cannot be provoked is said to be not exercised") {
  const auto mock = mock_of("youcom");
  std::multiset<std::string> methods;
  std::mutex mutex;
  const auto listener = listen([&](const http::Request& request) {
    const std::lock_guard lock(mutex);
    methods.insert(request.method);
    return mock->answer(request).response;
  });
  const Outcome outcome = run_program({"check", "--provider", "youcom", "--url", listener->url(), "--key", kKey});
  for (const char* each : {"status_code_conformance 403", "status_code_conformance 500", "unsupported_method 405"}) {
    CHECK(outcomes(outcome.out, each) == std::multiset<std::string>{"skipped"});
  }
  CHECK(methods == std::multiset<std::string>{"GET", "GET", "GET", "GET"});
}

TEST_CASE("the key is in no report, even if the API sends it back everywhere") {
  const auto listener = listen([](const http::Request& request) {
    const std::string* key = request.headers.find("X-API-Key");
    const std::string echo = key == nullptr ? "none" : *key;
    http::Response response{200, {{"Content-Type", "application/json"}, {"X-Echo", echo}}, ""};
    response.body =
        "{\"data\": \"" + echo + "\", \"" + echo + "\": {\"" + echo + "\": \"" + echo + "\"}, \"" + echo + "\": 1}";
    return response;
  });
  const test::TempFolder folder;
  std::vector<std::string> args = {"check",         "--provider", "youcom", "--url",
                                   listener->url(), "--key",      kKey,     "--verbose"};
  for (const std::string format : {"json", "junit", "text"}) {
    args.insert(args.end(), {"--report", format + "=" + (folder / format)});
  }
  const Outcome outcome = run_program(args);
  CHECK(outcome.code == 1);
  CHECK(outcome.out.find("[redacted]") != std::string::npos);
  CHECK(outcome.out.find(kKey) == std::string::npos);
  CHECK(outcome.err.find(kKey) == std::string::npos);
  for (const char* format : {"json", "junit", "text"}) {
    CAPTURE(format);
    const Result<std::string> report = read_file(folder / format);
    REQUIRE(report);
    CHECK(report->find("[redacted]") != std::string::npos);
    CHECK(report->find(kKey) == std::string::npos);
  }
}

TEST_CASE("an answer that comes too late is a finding") {
  const auto mock = mock_of("sunor");
  const auto listener = listen([&](const http::Request& request) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return mock->answer(request).response;
  });
  const std::vector<std::string> args = {"check", "--provider", "sunor", "--url", listener->url(), "--format=json"};
  std::vector<std::string> strict = args;
  strict.insert(strict.end(), {"--max-response-time", "1"});
  std::vector<std::string> lenient = args;
  lenient.insert(lenient.end(), {"--max-response-time", "60000"});
  const Outcome late = run_program(strict);
  CHECK(late.code == 1);
  CHECK(findings_of(report_of(late), "max_response_time").size() == 2);
  CHECK(run_program(lenient).code == 0);
}

TEST_CASE("a failing API is told by exit code 1, not by 4") {
  const auto failing = listen([](const http::Request&) {
    return http::Response{500, {{"Content-Type", "application/json"}}, "{\"code\": 500, \"message\": \"no\"}"};
  });
  const Outcome outcome =
      run_program({"check", "--provider", "sunor", "--url", failing->url(), "--key", kKey, "--format=json"});
  CHECK(outcome.code == 1);
  const Json report = report_of(outcome);
  CHECK(findings_of(report, "not_a_server_error").size() == 4);
  CHECK(findings_of(report, "missing_auth").size() == 1);
  CHECK(findings_of(report, "ignored_auth").size() == 1);
}

}  // namespace
}  // namespace steelyard::cli
