// The official suite over a pipe: every case as a command of the Bowtie protocol to a process of its own.
#include <doctest/doctest.h>

#include "base/document.h"
#include "base/json.h"
#include "json_schema/dialect.h"
#include "tests/json_schema/suite.h"
#include "tests/support/piped_process.h"
#include "tests/support/places.h"

namespace steelyard::json_schema {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 20s;

class Bowtie {
 public:
  explicit Bowtie(Dialect dialect) : process_({test::program(), "bowtie"}) {
    const Json started = ask({{"cmd", "start"}, {"version", 1}});
    REQUIRE(find_member(started, "implementation") != nullptr);
    CHECK(ask({{"cmd", "dialect"}, {"dialect", dialect_info(dialect).uri}}) == Json{{"ok", true}});
  }

  // "" if the verdict is what the suite expects.
  std::string judge(const SuiteCase& test) {
    Json one = {{"description", test.name},
                {"schema", test.schema},
                {"tests", {{{"description", test.name}, {"instance", test.instance}}}}};
    if (write_json(test.schema).find("localhost:1234") != std::string::npos) one["registry"] = registry();
    const Json answer = ask({{"cmd", "run"}, {"seq", ++number_}, {"case", std::move(one)}});
    const Json expected = {{"seq", number_}, {"results", {{{"valid", test.valid}}}}};
    return answer == expected ? "" : write_json(answer);
  }

  void stop() {
    CHECK(process_.send(R"({"cmd": "stop"})", kPatience));
    CHECK(process_.finish(kPatience) == 0);
  }

 private:
  Json ask(const Json& command) {
    const auto line = process_.ask(write_json(command), kPatience);
    REQUIRE_MESSAGE(line, "no answer to " << write_json(command).substr(0, 200));
    const Result<Document> answer = read_json(*line, "answer");
    REQUIRE(answer);
    return answer->root();
  }

  static Json registry() {
    Json documents = Json::object();
    for (const std::string& uri : suite_remotes().uris()) documents[uri] = suite_remotes().find(uri)->root();
    return documents;
  }

  test::PipedProcess process_;
  int number_ = 0;
};

TEST_CASE("the suite over a pipe") {
  for (const SuiteDraft& draft : suite_drafts()) {
    Bowtie bowtie(draft.options.dialect);
    run_suite(draft.name, [&](const SuiteCase& test, const Program& program) {
      // The protocol has no way to ask for formats and content that assert.
      if (test.options.assert_formats || test.options.assert_content) {
        return std::string(Evaluator().is_valid(program, test.instance) == test.valid ? "" : "the wrong verdict");
      }
      return bowtie.judge(test);
    });
    bowtie.stop();
  }
}

}  // namespace
}  // namespace steelyard::json_schema
