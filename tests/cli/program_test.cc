#include "cli/program.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "base/document.h"
#include "base/error_code.h"
#include "base/json.h"
#include "cli/command.h"
#include "tests/cli/run_program.h"
#include "tests/support/golden.h"

namespace steelyard::cli {
namespace {

TEST_CASE("the program says what it is") {
  const Outcome version = run_program({"--version"});
  CHECK(version.code == 0);
  CHECK(version.out == "steelyard " STEELYARD_VERSION "\n");
  CHECK(run_program({"list", "--version"}).out == version.out);

  const Outcome help = run_program({"--help"});
  CHECK(help.code == 0);
  CHECK(help.err == "");
  for (const Command& command : commands()) {
    CHECK(help.out.find("\n  " + std::string(command.syntax.name) + " ") != std::string::npos);
    const Outcome of_command = run_program({std::string(command.syntax.name), "--help"});
    CHECK(of_command.code == 0);
    CHECK(of_command.out.starts_with("Usage: steelyard " + std::string(command.syntax.name)));
    CHECK(of_command.err == "");
  }
}

TEST_CASE("no command at all is wrong usage") {
  const Outcome outcome = run_program({});
  CHECK(outcome.code == 2);
  CHECK(outcome.out == "");
  CHECK(outcome.err == run_program({"--help"}).out);
}

TEST_CASE("wrong usage exits 2 and says so on standard error") {
  struct Row {
    std::vector<std::string> args;
    std::string message;
  };
  const Row rows[] = {
      {{"lst"}, "unknown command \"lst\"; did you mean list?"},
      {{"list", "--quite"}, "unknown option --quite; did you mean --quiet?"},
      {{"list", "erors"},
       "the topic cannot be \"erors\"; did you mean errors?; it is one of providers, operations, scenarios, checks, "
       "mutators, "
       "faults, "
       "errors, "
       "formats, dialects, keywords, schema-formats"},
      {{"explain"}, "explain wants ID: an id that `steelyard list` shows"},
      {{"explain", "json-sintax"}, "nothing is called \"json-sintax\"; did you mean json-syntax?"},
      {{"list", "a\x1b[31m"},
       "the topic cannot be \"a\\x1b[31m\"; it is one of providers, operations, scenarios, checks, mutators, faults, "
       "errors, "
       "formats, "
       "dialects, keywords, schema-formats"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const Outcome outcome = run_program(row.args);
    CHECK(outcome.code == 2);
    CHECK(outcome.out == "");
    CHECK(outcome.err ==
          "steelyard: " + row.message + " [usage]\n  " + std::string(error_info(ErrorCode::usage).remedy) + "\n");
  }
}

TEST_CASE("with --format json an error is an object on standard error") {
  for (const std::vector<std::string>& args :
       {std::vector<std::string>{"explain", "nothing-like-this", "--format", "json"}, {"lst", "--format=json"}}) {
    const Outcome outcome = run_program(args);
    CHECK(outcome.code == 2);
    CHECK(outcome.out == "");
    const Result<Document> json = read_json(outcome.err, "stderr");
    REQUIRE(json);
    const Json* error = find_member(json->root(), "error");
    REQUIRE(error != nullptr);
    CHECK(string_member(*error, "id") == "usage");
    CHECK(string_member(*error, "message") != "");
  }
}

TEST_CASE("list shows every error code") {
  const Outcome text = run_program({"list", "errors"});
  const Outcome json = run_program({"list", "errors", "--format", "json"});
  CHECK(text.code == 0);
  const Result<Document> document = read_json(json.out, "stdout");
  REQUIRE(document);
  const Json& errors = document->root().at("errors");
  CHECK(errors.size() == error_catalogue().size());
  std::size_t index = 0;
  for (const ErrorInfo& info : error_catalogue()) {
    CHECK(text.out.find(std::string(info.id) + " ") != std::string::npos);
    CHECK(string_member(errors[index++], "id") == info.id);
  }
}

TEST_CASE("list without a topic shows the topics") {
  CHECK(
      run_program({"list"}).out ==
      "providers       Providers\noperations      Operations\nscenarios       Scenarios\nchecks          Checks\n"
      "mutators        What the strength of a contract is measured by\nfaults          Faults\nerrors          Errors\n"
      "formats         Report formats\ndialects        Dialects of JSON Schema\n"
      "keywords        Keywords of JSON Schema\nschema-formats  Formats of JSON Schema\n");
}

TEST_CASE("list shows the built-in providers and their operations") {
  const std::string providers = run_program({"list", "providers"}).out;
  const std::string operations = run_program({"list", "operations"}).out;
  for (const std::string name : {"brightdata", "breeze", "parallel", "sunor", "youcom"}) {
    CHECK(("\n" + providers).find("\n" + name + " ") != std::string::npos);
    CHECK(("\n" + operations).find("\n" + name + " GET /") != std::string::npos);
  }
  CHECK(operations.find("youcom GET /v1/billing/account_balance") != std::string::npos);
  CHECK(operations.find("documents 200 401 403 500\n") != std::string::npos);
}

TEST_CASE("list tells what the JSON Schema engine knows") {
  const std::string dialects = run_program({"list", "dialects"}).out;
  CHECK(dialects.find("draft-7  JSON Schema draft 7, http://json-schema.org/draft-07/schema\n") != std::string::npos);
  const std::string keywords = "\n" + run_program({"list", "keywords"}).out;
  CHECK(keywords.find("\nprefixItems            applicator: 2020-12, oas-3.1\n") != std::string::npos);
  const std::string formats = "\n" + run_program({"list", "schema-formats"}).out;
  CHECK(formats.find("\nuuid                   a UUID: oas-3.0, 2019-09, 2020-12, oas-3.1\n") != std::string::npos);
  CHECK(formats.find("\nhostname ", formats.find("\nhostname ") + 1) == std::string::npos);
}

TEST_CASE("explain tells cause and remedy") {
  const Outcome text = run_program({"explain", "not-utf8"});
  CHECK(text.code == 0);
  CHECK(text.out == "not-utf8 (error code)\n\nThe text is not valid UTF-8.\nWhat to do: Save the file as UTF-8.\n");
  const Result<Document> json = read_json(run_program({"explain", "junit", "--format=json"}).out, "stdout");
  REQUIRE(json);
  CHECK(string_member(json->root(), "topic") == "formats");
}

// If this fails: STEELYARD_UPDATE_GOLDEN=1 build/dev/test_cli rewrites the page.
TEST_CASE("docs/errors.md tells every error code") {
  const Outcome page = run_program({"list", "errors", "--format", "markdown"});
  CHECK(test::golden_difference("../docs/errors.md", page.out) == "");
}

TEST_CASE("output that cannot be written is an error, not a green run") {
  std::istringstream in;
  std::ofstream out("/dev/full");
  std::ostringstream err;
  const std::vector<std::string> args = {"list", "checks"};
  CHECK(run(args, {in, out, err, false}) == 3);
  CHECK(err.str().find("[file-not-writable]") != std::string::npos);
}

}  // namespace
}  // namespace steelyard::cli
