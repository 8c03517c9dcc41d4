#include "judgement.h"

#include <memory>  // documents
#include <vector>  // failures

#include "base/document.h"
#include "base/json.h"
#include "json_schema/schema.h"
#include "json_schema/text_evaluator.h"
#include "property.h"

namespace steelyard::fuzz {
namespace {

using json_schema::CompileOptions;
using json_schema::Dialect;
using json_schema::Evaluator;
using json_schema::Failure;
using json_schema::Program;
using json_schema::Registry;
using json_schema::TextEvaluator;
using json_schema::TextVerdict;

constexpr const char* kUri = "file:///schema.json";

// Those that differ most in what a keyword means.
constexpr Dialect kDialects[] = {Dialect::draft2020_12, Dialect::draft2019_09, Dialect::draft7, Dialect::draft4,
                                 Dialect::oas30};

// For the report of a broken property, and what is judged.
struct Case {
  std::string_view schema;
  std::string_view instance;
  const Json& value;
};

void check_failure(const Failure& failure, const Case& judged) {
  require(!failure.message.empty(), "a failure has a sentence", {judged.schema, judged.instance});
  require(failure.schema_location.line > 0, "a failure names the line of its keyword",
          {judged.schema, judged.instance, failure.message});
}

bool check_value(const Program& program, const Case& judged) {
  Evaluator evaluator;
  const bool valid = evaluator.is_valid(program, judged.value);
  const std::vector<Failure> failures = evaluator.validate(program, judged.value);
  require(valid == failures.empty(), "is_valid and validate agree",
          {judged.schema, judged.instance, failures.empty() ? "validate: valid" : failures[0].message});
  require(valid == evaluator.is_valid(program, judged.value), "a second call gives the same verdict",
          {judged.schema, judged.instance});
  for (const Failure& failure : failures) check_failure(failure, judged);
  return valid;
}

// What the bytes settle is what the value says.
void check_text(const Program& program, const Case& judged, bool valid) {
  const TextVerdict verdict = TextEvaluator().decide(program, judged.instance);
  require(verdict == TextVerdict::unsure || (verdict == TextVerdict::valid) == valid,
          "the verdict from bytes is that of the value",
          {judged.schema, judged.instance, valid ? "value: valid" : "value: invalid"});
}

void check_instance(const Program& program, std::string_view schema, std::string_view instance) {
  const Result<Document> value = read_json(instance, "instance.json");
  if (!value) return;
  const Case judged{schema, instance, value->root()};
  check_text(program, judged, check_value(program, judged));
}

void check_schema(const Registry& registry, const CompileOptions& options, std::string_view schema,
                  std::span<const std::string> instances) {
  const Result<Program> program = json_schema::compile(registry, {kUri, ""}, options);
  if (!program) {
    require(program.error().where.line > 0, "what is wrong with a schema has a place",
            {schema, program.error().message});
    return;
  }
  for (const std::string& instance : instances) check_instance(*program, schema, instance);
}

}  // namespace

void check_judgements(std::string_view schema, std::span<const std::string> instances) {
  const Result<Document> document = read_json(schema, "schema.json");
  if (!document) return;
  Registry registry;
  registry.add(kUri, std::make_shared<const Document>(*document));
  for (const Dialect dialect : kDialects) {
    check_schema(registry, {.dialect = dialect, .assert_formats = dialect == Dialect::draft2020_12}, schema, instances);
  }
}

}  // namespace steelyard::fuzz
