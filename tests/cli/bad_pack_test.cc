// Packs that can be read and contradict their schema, their contract or their promises.
#include <doctest/doctest.h>

#include <csignal>  // SIGTERM

#include "tests/cli/bad_input.h"
#include "tests/cli/run_program.h"

namespace steelyard::cli {
namespace {

// Line 6 holds the answer, column 9 its beginning.
constexpr char kPack[] =
    "steelyard: 1\nname: pets\noperations:\n  - operation: GET /pets\n    answers:\n"
    "      - {status: 200, example: a, source: documented, body: ok.json}\n";
constexpr char kAnswer[] = "{status: 200, example: a, source: documented, body: ok.json}";

struct Row {
  const char* name;
  std::string pack;
  std::string told;  // after the folder
  std::string body = "{\"id\": 1}";
  std::string contract = pets();
};

std::string also(const std::string& members) { return replaced(kPack, "body: ok.json", "body: ok.json, " + members); }
std::string promise(const std::string& rule) {
  return std::string(kPack) + "promises:\n  - {id: p, says: s, source: documented, on: [200], " + rule + "}\n";
}

const Row kRows[] = {
    {"an unknown member", std::string(kPack) + "colour: red\n",
     "/provider.yaml:7:1: the property 'colour' is not allowed [pack-invalid]"},
    {"a missing member", replaced(kPack, "steelyard: 1\n", ""),
     "/provider.yaml:1:1: the property 'steelyard' is missing [pack-invalid]"},
    {"a name that is no name", replaced(kPack, "name: pets", "name: My Pets"),
     "/provider.yaml:2:1: \"My Pets\" does not match the pattern ^[a-z][a-z0-9-]*$ [pack-invalid]"},
    {"an unknown operation", replaced(kPack, "GET /pets", "GET /pet"),
     "/provider.yaml:4:5: the contract has no operation \"GET /pet\"; did you mean \"GET /pets\"? "
     "[pack-operation-unknown]"},
    {"an operation twice", std::string(kPack) + "  - operation: GET /pets\n    answers: []\n",
     "/provider.yaml:7:5: the answers of \"GET /pets\" stand further up already [pack-operation-twice]"},
    {"a promise about an unknown operation", promise("operation: GET /pet, constant: {pointer: /id, value: 1}"),
     "/provider.yaml:8:53: the contract has no operation \"GET /pet\"; did you mean \"GET /pets\"? "
     "[pack-operation-unknown]"},
    {"a key for an answer that is not there",
     std::string(kPack) + "keys:\n  - {key: k, role: r, status: 200, example: b}\n",
     "/provider.yaml:8:36: no operation has an answer 200 \"b\" [pack-answer-unknown]"},
    {"an answer twice", std::string(kPack) + "      - " + kAnswer + "\n",
     "/provider.yaml:7:23: there is an answer 200 \"a\" already [fixture-duplicate]"},
    {"status 999", replaced(kPack, "200", "999"), "/provider.yaml:6:10: 999 is not at most 599 [pack-invalid]"},
    {"a status that the contract does not document", replaced(kPack, "200", "404"),
     "/provider.yaml:6:9: the contract does not document 404 for GET /pets [fixture-status]"},
    {"a body that is not there", replaced(kPack, "ok.json", "no.json"),
     "/provider.yaml:6:55: the body of the answer: cannot read the file: No such file or directory: no.json "
     "[file-not-readable]"},
    {"a body outside", replaced(kPack, "ok.json", "../ok.json"),
     "/provider.yaml:6:55: \"../ok.json\" does not match the pattern ^(?!/)(?!(.*/)?\\.\\.?(/|$))[^\\\\:]+$ "
     "[pack-invalid]"},
    {"an empty body", kPack, "/ok.json:1:1: there is no JSON here [file-empty]", ""},
    {"a body that breaks its schema", kPack, "/ok.json:2:2: expected integer, got string \"x\" [fixture-breach]",
     "{\n \"id\": \"x\"}"},
    {"a body that breaks a promise", promise("constant: {pointer: /id, value: 2}"),
     "/ok.json:1:2: p: /id is 1 and should be 2 [fixture-breach]"},
    {"another content type", also("content_type: text/plain"),
     "/provider.yaml:6:9: the contract documents no text/plain for 200 [fixture-breach]"},
    {"a content type that is none", also("content_type: plain"),
     "/provider.yaml:6:70: \"plain\" does not match the pattern ^[^/\\s]+/[^\\s;]+(\\s*;.*)?$ [pack-invalid]"},
    {"a required header is missing", kPack, "/provider.yaml:6:9: the required header X-A is missing [fixture-breach]",
     "{\"id\": 1}",
     replaced(pets(), "          content:\n", "          headers: {X-A: {required: true}}\n          content:\n")},
    {"a stale breach", also("breach: on purpose"),
     "/provider.yaml:6:9: the answer keeps its contract and promises [fixture-breach-stale]"},
    {"a header value that splits the message", also("headers: {X-A: \"a\\r\\nSet-Cookie: b\"}"),
     "/provider.yaml:6:80: \"a\\r\\nSet-Cookie: b\" matches none of the 2 alternatives; alternative 1 comes closest "
     "[pack-invalid]"},
    {"a header name that splits the message", also("headers: {\"X A\": b}"),
     "/provider.yaml:6:80: \"X A\" does not match the pattern ^[!#$%&'*+.^_`|~0-9A-Za-z-]+$ [pack-invalid]"},
};

TEST_CASE("a pack that contradicts itself is refused with the place") {
  for (const Row& row : kRows) {
    check_refused({row.name,
                   {{"provider.yaml", row.pack}, {"ok.json", row.body}, {"contract.yaml", row.contract}},
                   {"serve", "--port", "0", "--pack", "@/"},
                   3,
                   "@" + row.told});
  }
}

TEST_CASE("a pack without a contract is refused") {
  check_refused({"none",
                 {{"provider.yaml", kPack}, {"ok.json", "{}"}},
                 {"serve", "--port", "0", "--pack", "@/"},
                 3,
                 "@/provider.yaml:1:1: the pack has no contract.yaml and names no contract [pack-contract-missing]"});
}

TEST_CASE("every breach is told") {
  const TemporaryFolder folder;
  folder.write("provider.yaml", kPack);
  folder.write("contract.yaml", pets("{required: [a, b]}"));
  folder.write("ok.json", "{}");
  const Outcome outcome = run_program({"serve", "--port", "0", "--pack", folder.path().string()});
  CHECK(outcome.code == 3);
  CHECK(outcome.out == "");
  CHECK(outcome.err.find("the property 'a' is missing [fixture-breach]\n  ") != std::string::npos);
  CHECK(outcome.err.find("the property 'b' is missing [fixture-breach]\n  ") != std::string::npos);
}

// Asks a server to stop before it starts: it serves, and stops at once.
class SignalAhead {
 public:
  SignalAhead() {
    sigset_t term;
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &term, &before_);
    std::raise(SIGTERM);
  }
  ~SignalAhead() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalAhead(const SignalAhead&) = delete;
  SignalAhead& operator=(const SignalAhead&) = delete;

 private:
  sigset_t before_{};
};

TEST_CASE("a declared breach is accepted") {
  const TemporaryFolder folder;
  folder.write("provider.yaml", also("breach: seen in the wild"));
  folder.write("contract.yaml", pets());
  folder.write("ok.json", "{\"id\": \"x\"}");
  const SignalAhead stop;
  const Outcome outcome = run_program({"serve", "--port", "0", "--pack", folder.path().string()});
  CHECK(outcome.code == 0);
  CHECK(outcome.out.starts_with("listening on http://127.0.0.1:"));
  CHECK(outcome.err == "");
}

}  // namespace
}  // namespace steelyard::cli
