#include "tests/cli/report_support.h"

#include <doctest/doctest.h>

#include <memory>  // the registry shares documents

#include "base/embedded.h"
#include "json_schema/schema.h"

namespace steelyard::cli {
namespace {

constexpr const char* kSchemaUri = "file:///schemas/steelyard/report.schema.json";

json_schema::Program report_schema() {
  const auto text = find_embedded("schemas/steelyard/report.schema.json");
  REQUIRE(text);
  Result<Document> document = read_json(*text, "report.schema.json");
  REQUIRE(document);
  json_schema::Registry registry;
  registry.add(kSchemaUri, std::make_shared<const Document>(std::move(*document)));
  Result<json_schema::Program> program = json_schema::compile(registry, {kSchemaUri, ""}, {});
  REQUIRE(program);
  return std::move(*program);
}

}  // namespace

Json parse_report(const std::string& text) {
  const Result<Document> document = read_json(text, "report");
  REQUIRE_MESSAGE(document, text);
  const json_schema::Program schema = report_schema();
  json_schema::Evaluator evaluator;
  for (const json_schema::Failure& failure : evaluator.validate(schema, document->root())) {
    FAIL_CHECK(failure.instance_pointer << ": " << failure.message);
  }
  return document->root();
}

Json report_of(const Outcome& outcome) { return parse_report(outcome.out); }

std::vector<Json> findings_of(const Json& report, std::string_view id) {
  std::vector<Json> found;
  for (const Json& finding : report.at("findings")) {
    if (string_member(finding, "id") == id) found.push_back(finding);
  }
  return found;
}

std::string place_of(const Json& finding) {
  const Json& place = finding.at("location");
  return place.at("file").get<std::string>() + ":" + place.value("line", Json(0)).dump() + ":" +
         place.value("column", Json(0)).dump();
}

}  // namespace steelyard::cli
