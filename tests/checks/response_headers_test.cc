// Headers of every style are read as the contract describes them.
#include <doctest/doctest.h>

#include "checks/run.h"
#include "provider/pack.h"
#include "tests/support/memory_source.h"

namespace steelyard::checks {
namespace {

TEST_CASE("headers that are lists, objects and JSON are judged") {
  const std::string ranges =
      "X-Rate: {explode: true, schema: {type: object, required: [left], properties: {left: {type: integer}}}}";
  const std::string list = "X-List: {schema: {type: array, items: {type: integer}}}";
  const std::string json = "X-Json: {content: {application/json: {schema: {type: object, required: [a]}}}}";
  const struct {
    const std::string& header;
    http::Headers headers;
    std::size_t findings;
  } rows[] = {
      {ranges, {{"X-Rate", "left=3"}}, 0},  {ranges, {{"X-Rate", "left=many"}}, 1},
      {ranges, {{"X-Rate", "right=3"}}, 1}, {list, {{"X-List", "1,2"}}, 0},
      {list, {{"X-List", "1,b"}}, 1},       {json, {{"X-Json", R"({"a":1})"}}, 0},
      {json, {{"X-Json", "{}"}}, 1},        {json, {{"X-Json", "{"}}, 1},
  };
  for (const auto& row : rows) {
    CAPTURE(row.header);
    const provider::Provider provider = provider::bare_provider(
        std::make_shared<const openapi::Contract>(test::contract_of_paths(
            "{/a: {get: {responses: {'200': {description: d, headers: {" + row.header + "}}}}}}")),
        "t");
    openapi::ValidatorStore validators(*provider.contract);
    const CheckOptions options;
    CheckContext context{validators, options, nullptr};
    const Exchange exchange{provider, provider.contract->operations.front(),
                            {},       {200, row.headers, ""},
                            "",       200,
                            false,    nullptr,
                            0,        "",
                            {},       {},
                            {}};
    const report::Case judged = judge(*find_check("response_headers_conformance"), exchange, context);
    CHECK(judged.findings.size() == row.findings);
  }
}

}  // namespace
}  // namespace steelyard::checks
