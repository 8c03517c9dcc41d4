// What an audit says of the fixtures of a pack: every undeclared breach with its place, and every declaration that is
// not true.
#include "provider/audit.h"

#include <doctest/doctest.h>

#include "provider/pack.h"
#include "tests/support/memory_source.h"

namespace steelyard::provider {
namespace {

constexpr char kContract[] = R"(openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      responses:
        '200':
          description: d
          headers: {X-Id: {required: true, schema: {type: string}}}
          content:
            application/json:
              schema: {type: object, required: [n], properties: {n: {type: integer}, m: {type: integer}}}
)";

// One answer of GET /a: its status and body, and more members of the answer.
std::vector<std::string> audit(const std::string& answer, const std::string& body) {
  const test::MemorySource source({{"contract.yaml", kContract}, {"body.json", body}, {"provider.yaml", R"(steelyard: 1
name: acme
promises:
  - {id: m-is-n, says: m is n., source: documented, on: [200], mirror: {pointer: /m, of: /n}}
operations:
  - operation: GET /a
    answers:
      - {)" + answer + R"(, body: body.json}
)"}});
  const Result<PackLoader> loader = PackLoader::create();
  REQUIRE(loader);
  const Result<Provider> provider = loader->load(source, "");
  if (!provider) return {to_string(provider.error())};
  openapi::ValidatorStore validators(*provider->contract);
  std::vector<std::string> said;
  for (const FixtureBreach& breach : audit_fixtures(*provider, validators)) {
    const ErrorInfo& info = error_info(breach.error.code);
    said.push_back(to_string(breach.error.where) + " " + std::string(info.id) + " " + breach.rule + " " +
                   breach.pointer);
  }
  return said;
}

TEST_CASE("audits") {
  using Said = std::vector<std::string>;
  const std::string good = "status: 200, example: e, source: documented, headers: {X-Id: '1'}";
  const struct {
    const char* name;
    std::string answer;
    const char* body;
    Said said;
  } rows[] = {
      {"kept", good, R"({"n":1,"m":1})", {}},
      {"schema",
       good,
       "{\n  \"n\": \"x\",\n  \"m\": \"x\"}",
       {"body.json:2:3 fixture-breach type /n", "body.json:3:3 fixture-breach type /m"}},
      {"promise", good, "{\"n\":1,\n\"m\":2}", {"body.json:2:1 fixture-breach m-is-n /m"}},
      {"header",
       "status: 200, example: e, source: documented",
       R"({"n":1,"m":1})",
       {"provider.yaml:8:9 fixture-breach required "}},
      {"not documented", "status: 503, example: e, source: documented", "{}", {"provider.yaml:8:9 fixture-status  "}},
      {"assumed", "status: 503, example: e, source: assumed", "{}", {}},
      {"syntax", good, "{\n\"n\": }", {"body.json:2:6 json-syntax  ", "provider.yaml:8:9 fixture-breach m-is-n /m"}},
      {"twice", good, "{\"n\":1,\n\"n\":1,\"m\":1}", {"body.json:2:1 duplicate-key  "}},
      {"declared", good + ", breach: on purpose", "{\"n\":1,\"m\":2}", {}},
      {"declared for nothing",
       good + ", breach: on purpose",
       "{\"n\":1,\"m\":1}",
       {"provider.yaml:8:9 fixture-breach-stale  "}},
      {"other type",
       good + ", content_type: text/plain",
       "n",
       {"provider.yaml:8:9 fixture-breach content ", "provider.yaml:8:9 fixture-breach m-is-n /m"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.name);
    CHECK(audit(row.answer, row.body) == row.said);
  }
}

}  // namespace
}  // namespace steelyard::provider
