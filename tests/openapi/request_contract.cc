#include "tests/openapi/request_contract.h"

#include <doctest/doctest.h>

#include <sstream>  // lines

namespace steelyard::openapi {
namespace {

std::string indent(const std::string& text) {
  std::istringstream lines(text);
  std::string indented;
  for (std::string line; std::getline(lines, line);) indented += "      " + line + "\n";
  return indented;
}

}  // namespace

Contract contract_with(const std::string& operation_yaml, const std::string& version) {
  const std::string text = "openapi: " + version +
                           "\ninfo: {title: T, version: '1'}\n"
                           "components:\n"
                           "  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}\n"
                           "  schemas:\n"
                           "    Count: {type: integer, minimum: 1}\n"
                           "    Color: {type: object, properties: {R: {$ref: '#/components/schemas/Count'}}}\n"
                           "paths:\n"
                           "  /things/{id}:\n"
                           "    post:\n" +
                           indent(operation_yaml) + "      responses: {'200': {description: ok}}\n";
  const Result<Document> document = read_yaml(text, "contract.yaml");
  REQUIRE_MESSAGE(document, text);
  Result<Contract> contract = load_contract(*document);
  if (!contract) FAIL(to_string(contract.error()) << "\n" << text);
  return std::move(*contract);
}

Contract contract_with_parameter(const std::string& parameter) {
  return contract_with("parameters:\n  - " + parameter + "\n");
}

Contract contract_with_body(const std::string& media_type, const std::string& value) {
  return contract_with("requestBody:\n  required: true\n  content:\n    '" + media_type + "': " + value + "\n");
}

}  // namespace steelyard::openapi
