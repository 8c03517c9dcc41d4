// `steelyard bowtie`: the protocol, line by line.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "base/document.h"
#include "base/json.h"
#include "tests/cli/run_program.h"

namespace steelyard::cli {
namespace {

Json parse(const std::string& text) {
  const Result<Document> document = read_json(text, "answer");
  REQUIRE_MESSAGE(document, text);
  return document->root();
}

// The answers, a line each.
std::vector<std::string> answers_to(const std::string& input) {
  const Outcome outcome = run_program({"bowtie"}, input);
  CHECK(outcome.code == 0);
  CHECK(outcome.err == "");
  std::vector<std::string> lines;
  std::istringstream out(outcome.out);
  for (std::string line; std::getline(out, line);) lines.push_back(line);
  return lines;
}

TEST_CASE("start introduces the implementation") {
  const auto answers = answers_to("{\"cmd\": \"start\", \"version\": 1}\n");
  REQUIRE(answers.size() == 1);
  const Json answer = parse(answers[0]);
  CHECK(answer.at("version") == 1);
  const Json& implementation = answer.at("implementation");
  CHECK(implementation.at("language") == "c++");
  CHECK(implementation.at("name") == "steelyard");
  for (const char* required : {"version", "homepage", "issues", "source"}) {
    CHECK(string_member(implementation, required) != "");
  }
  CHECK(implementation.at("dialects").at(0).is_string());
  bool has_latest = false;
  for (const Json& dialect : implementation.at("dialects")) {
    CHECK(dialect.get<std::string>().find("json-schema.org") != std::string::npos);
    has_latest |= dialect == "https://json-schema.org/draft/2020-12/schema";
  }
  CHECK(has_latest);
}

struct Row {
  const char* command;
  const char* answer;
};

TEST_CASE("every command has one answer") {
  const Row rows[] = {
      {R"({"cmd": "start", "version": 2})",
       R"({"errored":true,"context":{"message":"only version 1 of the protocol is spoken here"}})"},
      {R"({"cmd": "dialect", "dialect": "https://json-schema.org/draft/2020-12/schema"})", R"({"ok":true})"},
      {R"({"cmd": "dialect", "dialect": "urn:other"})", R"({"ok":false})"},
      {R"({"cmd": "run", "seq": 7, "case": {"description": "d", "schema": {"type": "string"}, "tests": [
          {"description": "a", "instance": 1}, {"description": "b", "instance": "x"}]}})",
       R"({"seq":7,"results":[{"valid":false},{"valid":true}]})"},
      {R"({"cmd": "run", "seq": "s", "case": {"schema": {"$ref": "http://a.example/b#/$defs/c"}, "registry":
          {"http://a.example/b": {"$defs": {"c": {"type": "null"}}}}, "tests": [{"instance": null}]}})",
       R"({"seq":"s","results":[{"valid":true}]})"},
      {R"({"cmd": "run", "seq": 1, "case": {"schema": true, "tests": [{"description": "none"}]}})",
       R"({"seq":1,"results":[{"errored":true,"context":{"message":"the test has no instance"}}]})"},
      {R"({"cmd": "run", "seq": 2})",
       R"({"seq":2,"errored":true,"context":{"message":"'run' wants a case with a schema and an array of tests"}})"},
      {R"({"cmd": "fly"})", R"({"errored":true,"context":{"message":"there is no command 'fly'"}})"},
      {R"({})", R"({"errored":true,"context":{"message":"there is no command ''"}})"},
      {R"([1])", R"({"errored":true,"context":{"message":"a command must be an object"}})"},
      {R"([])", R"({"errored":true,"context":{"message":"a command must be an object"}})"},
      {R"(null)", R"({"errored":true,"context":{"message":"a command must be an object"}})"},
  };
  for (const Row& row : rows) {
    std::string line = row.command;
    std::replace(line.begin(), line.end(), '\n', ' ');
    CAPTURE(line);
    CHECK(answers_to(line + "\n") == std::vector<std::string>{row.answer});
  }
}

TEST_CASE("a broken line or schema is answered, and the next one is read") {
  const auto answers = answers_to(
      "{\"cmd\": \"ru\n\n\xff\n"
      "{\"cmd\": \"run\", \"seq\": 3, \"case\": {\"schema\": {\"type\": 7}, \"tests\": []}}\n"
      "{\"cmd\": \"run\", \"seq\": 4, \"case\": {\"schema\": {}, \"tests\": [{\"instance\": 1}]}}\n");
  REQUIRE(answers.size() == 4);
  CHECK(flag_member(parse(answers[0]), "errored"));
  CHECK(flag_member(parse(answers[1]), "errored"));
  CHECK(parse(answers[2]).at("seq") == 3);
  CHECK(flag_member(parse(answers[2]), "errored"));
  CHECK(answers[3] == R"({"seq":4,"results":[{"valid":true}]})");
}

TEST_CASE("after a dialect that is not known nothing is judged until another one is asked for") {
  const std::string run = R"({"cmd": "run", "seq": 1, "case": {"schema": {"$ref": "#/a", "type": "null", "a": {}},)"
                          R"( "tests": [{"instance": 1}]}})"
                          "\n";
  const auto answers =
      answers_to(run + "{\"cmd\": \"dialect\", \"dialect\": \"urn:other\"}\n" + run +
                 "{\"cmd\": \"dialect\", \"dialect\": \"http://json-schema.org/draft-07/schema#\"}\n" + run);
  CHECK(answers == std::vector<std::string>{
                       R"({"seq":1,"results":[{"valid":false}]})", R"({"ok":false})",
                       R"({"seq":1,"errored":true,"context":{"message":"the dialect that was asked for last is not )"
                       R"(known: ask for another one first"}})",
                       R"({"ok":true})", R"({"seq":1,"results":[{"valid":true}]})"});
}

TEST_CASE("a command with a number that cannot be read is answered with its seq") {
  const std::string told = R"("errored":true,"context":{"message":"the command cannot be read: the number 1e400 has )"
                           R"(no finite value"}})";
  struct Unreadable {
    const char* command;
    const char* seq;
  };
  const Unreadable rows[] = {
      {R"({"cmd": "run", "seq": 7, "case": {"schema": {}, "tests": [{"instance": 1e400}]}})", "\"seq\":7,"},
      {R"({"case": [1e400, {"seq": 1, "}": "\"seq\":2"}], "seq" : "a,}" , "cmd": "run"})", "\"seq\":\"a,}\","},
      {R"({"case": 1e400, "seq": {"a": [1, 2]}})", "\"seq\":{\"a\":[1,2]},"},
      {R"({"case": 1e400, "seq": 1e400})", ""},
      {R"({"case": 1e400})", ""},
      {R"({"case": 1e400, "seq": )", ""},
      {R"(["seq", 1e400])", ""},
      {R"(1e400)", ""},
  };
  for (const Unreadable& row : rows) {
    CAPTURE(row.command);
    CHECK(answers_to(std::string(row.command) + "\n") == std::vector<std::string>{"{" + (row.seq + told)});
  }
}

TEST_CASE("stop ends the program, whatever follows") {
  CHECK(answers_to("{\"cmd\": \"stop\"}\n{\"cmd\": \"start\", \"version\": 1}\n").empty());
}

}  // namespace
}  // namespace steelyard::cli
