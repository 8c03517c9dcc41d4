#include <doctest/doctest.h>

#include <memory>  // the registry shares documents

#include "base/embedded.h"
#include "base/json.h"
#include "json_schema/schema.h"
#include "report/writers.h"
#include "tests/report/sample.h"

namespace steelyard::report {
namespace {

constexpr const char* kSchemaUri = "file:///schemas/steelyard/report.schema.json";

json_schema::Program report_schema() {
  const auto text = find_embedded("schemas/steelyard/report.schema.json");
  REQUIRE(text);
  const Result<Document> document = read_json(*text, "report.schema.json");
  REQUIRE(document);
  json_schema::Registry registry;
  registry.add(kSchemaUri, std::make_shared<const Document>(*document));
  Result<json_schema::Program> program = json_schema::compile(registry, {kSchemaUri, ""}, {});
  REQUIRE(program);
  CHECK(program->warnings().empty());
  return *program;
}

Json report_json(const Report& report) {
  const Result<Document> document = read_json(write_json_report(report, {}), "report.json");
  REQUIRE(document);
  return document->root();
}

TEST_CASE("JSON reports satisfy the schema that is published for them") {
  const json_schema::Program schema = report_schema();
  json_schema::Evaluator evaluator;
  Report empty;
  empty.tool = "steelyard check";
  for (const Report& report : {sample_report(), empty}) {
    for (const json_schema::Failure& failure : evaluator.validate(schema, report_json(report))) {
      FAIL_CHECK(failure.instance_pointer << ": " << failure.message);
    }
  }
}

TEST_CASE("the schema is strict") {
  const json_schema::Program schema = report_schema();
  json_schema::Evaluator evaluator;
  const Json good = report_json(sample_report());
  REQUIRE(evaluator.is_valid(schema, good));
  for (const char* member : {"schema_version", "tool", "target", "summary", "findings"}) {
    Json bad = good;
    bad.erase(member);
    CHECK_FALSE(evaluator.is_valid(schema, bad));
  }
  Json unknown = good;
  unknown["more"] = 1;
  CHECK_FALSE(evaluator.is_valid(schema, unknown));
  Json level = good;
  level["findings"][0]["level"] = "fatal";
  CHECK_FALSE(evaluator.is_valid(schema, level));
}

}  // namespace
}  // namespace steelyard::report
