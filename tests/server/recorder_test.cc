#include "server/record/recorder.h"

#include <doctest/doctest.h>

#include <filesystem>  // what is in the folder
#include <map>         // files

#include "base/file.h"
#include "openapi/source.h"
#include "provider/audit.h"
#include "provider/pack.h"
#include "server/record/redaction.h"
#include "tests/server/proxy_support.h"
#include "tests/support/compressed.h"
#include "tests/support/temp_folder.h"

namespace steelyard::test {
namespace {

namespace fs = std::filesystem;
using http::Request;
using http::Response;
using server::Recorder;

provider::RecordingBase vault_base() {
  Result<provider::RecordingBase> base =
      provider::recording_base(MemorySource(std::map<std::string, std::string>{{"vault.yaml", kVault}}), "vault.yaml");
  REQUIRE(base);
  return std::move(*base);
}

// A recorder of the vault, and what it told.
class Session {
 public:
  explicit Session(const fs::path& folder) {
    const auto clock = [] { return std::chrono::system_clock::time_point(std::chrono::hours(24 * 365)); };
    Result<std::unique_ptr<Recorder>> started =
        Recorder::start(vault_base(), folder, {clock, [this](const Error& error) { told.push_back(error); }});
    REQUIRE_MESSAGE(started, (started ? "" : to_string(started.error())));
    recorder = std::move(*started);
  }

  void pass(const Request& request, const Response& response) {
    server::ServedProvider& served = *providers.front();
    recorder->observe({served, served.provider.contract->operations.front(), request, response});
  }

  server::Providers providers = vault_served();
  std::vector<Error> told;
  std::unique_ptr<Recorder> recorder;
};

std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files[fs::relative(entry.path(), folder).string()] = *read_file(entry.path());
  }
  return files;
}

provider::Provider load(const fs::path& folder) {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> pack = loader->load_folder(folder);
  REQUIRE_MESSAGE(pack, (pack ? "" : to_string(pack.error())));
  openapi::ValidatorStore validators(*pack->contract);
  CHECK(provider::audit_fixtures(*pack, validators).empty());
  return std::move(*pack);
}

const Request kKeyed{.target = "/balance?page=1", .headers = {{"X-Vault-Door", "open-sesame-1"}}};

TEST_CASE("A recording is a pack from its first moment") {
  const TempFolder folder;
  const Session session(folder.path());
  CHECK(files_of(folder.path()).size() == 3);  // contract, pack, lock
  const provider::Provider pack = load(folder.path());
  CHECK(pack.name == "vault");
  CHECK(pack.answers("GET /balance").empty());
  CHECK(*read_file(folder / "contract.yaml") == kVault);
}

TEST_CASE("Answers become fixtures, each once") {
  const TempFolder folder;
  Session session(folder.path());
  Response first = json_answer(200, R"({"balance": 1})");
  for (const auto& [name, value] : std::initializer_list<std::pair<std::string, std::string>>{
           {"X-Plan", "gold"}, {"Retry-After", "30"}, {"Date", "today"}, {"X-Request-Id", "7"}, {"Server", "x"}}) {
    first.headers.add(name, value);
  }
  session.pass(kKeyed, first);
  session.pass(kKeyed, first);
  session.pass(kKeyed, json_answer(200, R"({"balance": 2})"));
  session.pass({.target = "/balance"}, json_answer(401, R"({"error": "no key"})"));
  session.pass(kKeyed, json_answer(401, R"({"error": "bad key"})"));
  session.pass(kKeyed, {.status = 503, .headers = {{"Content-Type", "text/plain"}}, .body = "later"});
  session.pass(kKeyed, {.status = 204});
  session.pass({.method = "HEAD", .target = "/balance"}, json_answer(200, ""));
  session.pass(kKeyed, {.status = 304});
  CHECK(session.told.empty());
  const server::RecorderCounts counts = session.recorder->counts();
  CHECK(counts.recorded == 6);
  CHECK(counts.repeated == 1);
  CHECK(counts.failed == 0);

  const provider::Provider pack = load(folder.path());
  std::vector<std::string> answers;
  for (const provider::Answer& answer : pack.answers("GET /balance")) {
    std::string line = std::to_string(answer.status) + " " + answer.example + " " + answer.body;
    for (const provider::AnswerHeader& header : answer.headers) line += " " + header.name + "=" + header.value;
    answers.push_back(line);
    CHECK(answer.source == provider::Source::observed);
  }
  CHECK(answers == std::vector<std::string>{R"(200 default {"balance": 1} X-Plan=gold Retry-After=30)",
                                            R"(200 variant-2 {"balance": 2})", "204 default ",
                                            R"(401 missing-key {"error": "no key"})",
                                            R"(401 bad-key {"error": "bad key"})", "503 default later"});
  CHECK(read_file(folder / "provider.yaml")->find("seen: '1971-01-01'") != std::string::npos);
}

TEST_CASE("An answer that breaks its contract is kept, and says so") {
  const TempFolder folder;
  Session session(folder.path());
  session.pass(kKeyed, json_answer(200, R"({"balance": "1"})"));
  session.pass(kKeyed, json_answer(200, "{"));
  const provider::Provider pack = load(folder.path());
  REQUIRE(pack.answers("GET /balance").size() == 2);
  CHECK(*pack.answers("GET /balance")[0].breach == "Recorded so: expected number, got string \"1\"");
  CHECK(pack.answers("GET /balance")[1].breach.has_value());
}

TEST_CASE("No credential reaches the folder") {
  const TempFolder folder;
  Session session(folder.path());
  const std::string secrets[] = {"open-sesame-1",  "cookie-secret-2",     "bearer-secret-3", "basic-secret-4",
                                 "query-secret-5", "set-cookie-secret-6", "issued-secret-7", "form-secret-8"};
  Request request{.method = "GET",
                  .target = "/balance?api_key=query-secret-5",
                  .headers = {{"X-Vault-Door", "open-sesame-1"},
                              {"Cookie", "a=b; session=cookie-secret-2"},
                              {"Authorization", "Bearer bearer-secret-3"},
                              {"Proxy-Authorization", "Basic dXNlcjpiYXNpYy1zZWNyZXQtNA=="},
                              {"Content-Type", "application/x-www-form-urlencoded"}},
                  .body = "client_secret=form-secret-8"};
  std::string echoed;
  for (const std::string& secret : secrets) echoed += secret + " ";
  Response response = json_answer(200, R"({"balance": 1, "note": ")" + echoed + R"(", "access_token": "issued-secret-7",
    "escaped": "open\u002dsesame-1", "dXNlcjpiYXNpYy1zZWNyZXQtNA==": "b3Blbi1zZXNhbWUtMQ=="})");
  response.headers.add("Set-Cookie", "session=set-cookie-secret-6; Path=/; HttpOnly");
  response.headers.add("X-Plan", "of open-sesame-1");
  response.headers.add("X-Api-Key", "open-sesame-1");
  session.pass(request, response);
  session.pass({.target = "/balance"}, json_answer(401, R"({"error": "not open-sesame-1"})"));  // of another exchange
  Response zipped = json_answer(200, gzip(R"({"balance": 2, "note": "open-sesame-1"})"));
  zipped.headers.add("Content-Encoding", "gzip");
  session.pass(kKeyed, zipped);
  CHECK(session.recorder->counts().recorded == 3);
  for (const auto& file : files_of(folder.path())) {
    CAPTURE(file.first);
    const std::string& text = file.second;
    for (const std::string& secret : secrets) CHECK(text.find(secret) == std::string::npos);
    CHECK(text.find("dXNlcjpiYXNpYy1zZWNyZXQtNA") == std::string::npos);
    CHECK(text.find("b3Blbi1zZXNhbWUtMQ") == std::string::npos);
    CHECK(text.find("u002d") == std::string::npos);
  }
  const provider::Provider pack = load(folder.path());
  const provider::Answer& first = pack.answers("GET /balance").front();
  CHECK(first.body.find("\"note\": \"[redacted] [redacted] ") != std::string::npos);
  REQUIRE(first.headers.size() == 2);
  CHECK(first.headers[0].value == "of [redacted]");
  CHECK(first.headers[1].value == "[redacted]");
  CHECK(pack.answers("GET /balance")[1].body == R"({"balance": 2, "note": "[redacted]"})");
}

TEST_CASE("What cannot be recorded safely is told, and the pack stays whole") {
  const TempFolder folder;
  Session session(folder.path());
  Response unknown = json_answer(200, "???");
  unknown.headers.add("Content-Encoding", "zstd");
  session.pass(kKeyed, unknown);
  session.pass({.target = "/balance", .headers = {{"X-Vault-Door", "12345678"}}},
               json_answer(200, R"({"balance": 12345678})"));
  REQUIRE(session.told.size() == 2);
  CHECK(session.told[0].message ==
        "the answer 200 to GET /balance is not recorded: the content coding \"zstd\" is not known");
  CHECK(session.told[1].message ==
        "the answer 200 to GET /balance is not recorded: a credential stands in it as a number");
  CHECK(session.recorder->counts().failed == 2);
  CHECK_FALSE(session.recorder->first_failure());
  CHECK(load(folder.path()).answers("GET /balance").empty());
}

TEST_CASE("Answers that cannot be written are told, and the pack stays whole") {
  const TempFolder folder;
  Session session(folder.path());
  session.pass(kKeyed, json_answer(200, R"({"balance": 1})"));
  // A folder where the file shall be: nothing can be renamed over it, not even by root.
  fs::create_directories(folder.path() / "401-missing-key.json" / "x");
  session.pass({.target = "/balance"}, json_answer(401, R"({"error": "no key"})"));
  REQUIRE(session.told.size() == 1);
  CHECK(session.told[0].code == ErrorCode::file_not_writable);
  REQUIRE(session.recorder->first_failure());
  CHECK(load(folder.path()).answers("GET /balance").size() == 1);
  CHECK_FALSE(fs::exists(folder.path() / "401-missing-key.json.part"));
  fs::remove_all(folder.path() / "401-missing-key.json");
  session.pass({.target = "/balance"}, json_answer(401, R"({"error": "no key"})"));  // there is room again
  CHECK(load(folder.path()).answers("GET /balance").size() == 2);
}

TEST_CASE("A folder is recorded into by one process, and only if it is empty") {
  const TempFolder folder;
  const auto refusal = [](const fs::path& path) {
    const auto started = Recorder::start(vault_base(), path, {});
    REQUIRE_FALSE(started);
    return started.error().message;
  };
  {
    const Session session(folder.path());
    CHECK(refusal(folder.path()) == "another process records into the folder");
  }
  CHECK(refusal(folder.path()) == "the folder is there already and is not empty: name a new one");
  CHECK_FALSE(fs::exists(folder.path() / ".steelyard.lock"));
  CHECK(refusal(folder.path() / "provider.yaml") == "this is no folder");
  CHECK(refusal(folder.path() / "provider.yaml" / "below") == "the folder cannot be made: Not a directory");
  CHECK(refusal("/proc/steelyard") == "the folder cannot be made: No such file or directory");
  CHECK(refusal("/sys/kernel").starts_with("the folder is not writable: "));
}

TEST_CASE("More variants than are kept are passed over") {
  const TempFolder folder;
  Session session(folder.path());
  const int most = static_cast<int>(provider::Recording::kMostVariants);
  for (int i = 0; i < most + 5; ++i) {
    session.pass(kKeyed, json_answer(200, "{\"balance\": " + std::to_string(i) + "}"));
  }
  CHECK(session.recorder->counts().recorded == most);
  CHECK(load(folder.path()).answers("GET /balance").size() == provider::Recording::kMostVariants);
}

TEST_CASE("A contract of several files is copied whole") {
  const TempFolder source;
  REQUIRE(write_file(source / "api.yaml",
                     "openapi: 3.1.0\ninfo: {title: Two Files, version: '1'}\npaths:\n  /a:\n"
                     "    get:\n      responses:\n        '200':\n          description: ok\n"
                     "          content: {application/json: {schema: {$ref: parts/a.yaml}}}\n"));
  REQUIRE(write_file(source / "parts/a.yaml", "{type: object}\n"));
  Result<provider::RecordingBase> base = provider::recording_base(openapi::FolderSource(source.path()), "api.yaml");
  REQUIRE(base);
  const TempFolder folder;
  const auto recorder = Recorder::start(std::move(*base), folder.path(), {});
  REQUIRE(recorder);
  CHECK(load(folder.path()).name == "two-files");
  CHECK(fs::exists(folder.path() / "contract/parts/a.yaml"));
}

TEST_CASE("A built-in provider brings its promises along") {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  for (const std::string& name : provider::builtin_names()) {
    CAPTURE(name);
    Result<provider::RecordingBase> base = provider::recording_base(*loader, name);
    REQUIRE(base);
    const std::size_t promises = base->provider.promises.size();
    const TempFolder folder;
    const auto recorder = Recorder::start(std::move(*base), folder.path(), {});
    REQUIRE(recorder);
    const provider::Provider pack = load(folder.path());
    CHECK(pack.name == name);
    CHECK(pack.promises.size() == promises);
    CHECK(pack.keys.empty());
  }
}

TEST_CASE("Short secrets are taken out where they stand alone") {
  struct Row {
    std::string text;
    std::string redacted;
  };
  const std::vector<Row> rows = {{"test", "[redacted]"},
                                 {"the latest", "the latest"},
                                 {"Bearer test.", "Bearer [redacted]."},
                                 {"test testing test", "[redacted] testing [redacted]"}};
  for (const Row& row : rows) {
    std::string text = row.text;
    server::recording_finder({"test"}).redact(text);
    CHECK(text == row.redacted);
  }
}

}  // namespace
}  // namespace steelyard::test
