#include "tests/scenarios/runner/scenario.h"

#include <utility>  // std::move

#include "base/embedded.h"
#include "base/file.h"
#include "base/json.h"
#include "json_schema/schema.h"

namespace steelyard::scenarios {
namespace {

constexpr char kSchemaFile[] = "schemas/steelyard/scenario.schema.json";
constexpr char kSchemaUri[] = "urn:steelyard:scenario:1";

Result<json_schema::Program> compile_format() {
  const auto text = find_embedded(kSchemaFile);
  if (!text) return Error{ErrorCode::file_not_readable, "the schema of scenarios is not built in", {kSchemaFile}};
  Result<Document> document = read_json(*text, kSchemaFile);
  if (!document) return document.error();
  json_schema::Registry registry;
  registry.add(kSchemaUri, std::make_shared<const Document>(std::move(*document)));
  return json_schema::compile(registry, {kSchemaUri, ""}, {});
}

}  // namespace

Result<Document> read_scenario(const std::filesystem::path& file) {
  static const Result<json_schema::Program> kFormat = compile_format();
  if (!kFormat) return kFormat.error();
  const Result<std::string> text = read_file(file);
  if (!text) return text.error();
  Result<Document> document = read_yaml(*text, file.string());
  if (!document) return document.error();
  const std::vector<json_schema::Failure> failures = json_schema::Evaluator().validate(*kFormat, document->root());
  if (failures.empty()) return document;
  return Error{ErrorCode::pack_invalid, failures.front().message, document->locate(failures.front().instance_pointer)};
}

}  // namespace steelyard::scenarios
