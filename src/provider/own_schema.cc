#include "provider/own_schema.h"

#include "base/embedded.h"

namespace steelyard::provider {

Result<json_schema::Program> own_schema(const std::string& file) {
  const auto text = find_embedded(file);
  if (!text) return Error{ErrorCode::file_not_readable, "there is no such built-in file", {file}};
  Result<Document> document = read_json(*text, file);
  if (!document) return document.error();
  json_schema::Registry registry;
  const std::string uri = "file:///" + file;
  registry.add(uri, std::make_shared<const Document>(std::move(*document)));
  return json_schema::compile(registry, {uri, ""}, {});
}

Status judge_file(const json_schema::Program& schema, const Document& document, ErrorCode code) {
  const std::vector<json_schema::Failure> failures = json_schema::Evaluator().validate(schema, document.root());
  if (failures.empty()) return {};
  const json_schema::Failure& failure = failures.front();
  return Error{code, failure.message, document.locate(failure.instance_pointer)};
}

}  // namespace steelyard::provider
