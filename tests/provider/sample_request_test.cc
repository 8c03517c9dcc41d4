// A sample request is one that its operation accepts, whatever the styles of parameters and the types of bodies.
#include "provider/sample_request.h"

#include <doctest/doctest.h>

#include <iterator>  // std::distance

#include "openapi/request_validation.h"
#include "openapi/router.h"
#include "openapi/security.h"
#include "provider/pack.h"
#include "tests/support/memory_source.h"

namespace steelyard::provider {
namespace {

// Why the sample request of the only operation is not accepted, or "".
std::string refusal(const openapi::Contract& contract) {
  const Provider provider = bare_provider(std::make_shared<const openapi::Contract>(contract), "t");
  const openapi::Operation& operation = provider.contract->operations.front();
  const http::Request request = sample_request(provider, operation, "");
  const openapi::Router router(*provider.contract);
  const auto route = router.route(request.target.substr(0, request.target.find('?')), request.method);
  if (!route) return "no route: " + request.target;
  openapi::ValidatorStore validators(*provider.contract);
  const auto verdict =
      openapi::validate_request({*provider.contract, validators}, operation, route->parameters, request);
  REQUIRE(verdict);
  std::string text;
  for (const openapi::Violation& violation : verdict->violations) {
    text += violation.name + violation.pointer + " " + violation.message + "; ";
  }
  return text.empty() ? text : request.target + " " + request.body + ": " + text;
}

TEST_CASE("parameters of every place and style") {
  const char* const schemas[] = {
      "{type: integer}",
      "{type: string, enum: ['a b/c?d&e=f%g;h']}",
      "{type: array, minItems: 2, items: {type: integer}}",
      "{type: array, minItems: 2, items: {type: string, enum: [Zoë 1]}}",
      "{type: object, required: [w, h], properties: {w: {type: integer}, h: {type: string}}}",
  };
  const struct {
    const char* in;
    const char* style;
  } styles[] = {
      {"path", "simple"},      {"path", "label"},           {"path", "matrix"},
      {"query", "form"},       {"query", "spaceDelimited"}, {"query", "pipeDelimited"},
      {"query", "deepObject"}, {"header", "simple"},        {"cookie", "form"},
  };
  for (const auto& style : styles) {
    for (const char* schema : schemas) {
      for (const char* explode : {"true", "false"}) {
        const std::string text = schema;
        const bool object = text.find("object") != std::string::npos;
        const bool array = text.find("array") != std::string::npos;
        const std::string name = style.style;
        if (name == "deepObject" && !object) continue;
        if ((name == "spaceDelimited" || name == "pipeDelimited") && !array) continue;
        if (name == "spaceDelimited" && text.find("Zoë 1") != std::string::npos) continue;  // a blank separates
        CAPTURE(style.in);
        CAPTURE(name);
        CAPTURE(schema);
        CAPTURE(explode);
        const std::string place = style.in;
        const std::string other =
            place == "path" ? "" : ", {name: p, in: path, required: true, schema: {type: integer}}";
        CHECK(refusal(test::contract_of_paths("{'/a/{p}': {get: {parameters: [{name: p, in: " + place +
                                              ", required: true, style: " + name + ", explode: " + explode +
                                              ", schema: " + text + "}" + other +
                                              "], responses: {'200': {description: d}}}}}")) == "");
      }
    }
  }
}

TEST_CASE("bodies of every type") {
  const struct {
    const char* type;
    const char* schema;
  } rows[] = {
      {"application/json", "{type: object, required: [a], properties: {a: {type: integer}}}"},
      {"application/vnd.x+json", "{type: array, minItems: 2, items: {type: string}}"},
      {"application/x-www-form-urlencoded",
       "{type: object, required: [a, b], properties: {a: {type: integer}, b: {type: array, minItems: 2, items: {type: "
       "integer}}, c: {type: string, enum: ['x&y=z+1 %']}}}"},
      {"application/x-www-form-urlencoded",
       "{type: object, required: [a], properties: {a: {type: array, minItems: 2, items: {type: integer}}}}, encoding: "
       "{a: {style: form, explode: false}}"},
      {"application/x-www-form-urlencoded",
       "{type: object, required: [a], properties: {a: {type: array, minItems: 2, items: {type: integer}}}}, encoding: "
       "{a: {style: pipeDelimited, explode: false}}"},
      {"multipart/form-data",
       "{type: object, required: [a, b], properties: {a: {type: integer}, b: {type: object, required: [c], properties: "
       "{c: {type: integer}}}, d: {type: array, minItems: 2, items: {type: integer}}}}"},
      {"text/plain", "{type: string, minLength: 3}"},
      {"'*/*'", "{type: object, required: [a], properties: {a: {type: integer}}}"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.type);
    CHECK(refusal(test::contract_of_paths("{/a: {post: {requestBody: {required: true, content: {" +
                                          std::string(row.type) + ": {schema: " + row.schema +
                                          "}}}, responses: {'200': {description: d}}}}}")) == "");
  }
}

TEST_CASE("all cookies stand in one field") {
  const openapi::Contract contract = test::contract_of_paths(
      "{/a: {get: {parameters: [{name: a, in: cookie, required: true, schema: {const: 1}}, {name: b, in: cookie, "
      "required: true, schema: {const: 2}}], responses: {'200': {description: d}}}}}");
  const Provider provider = bare_provider(std::make_shared<const openapi::Contract>(contract), "t");
  http::Request request = sample_request(provider, provider.contract->operations.front(), "");
  openapi::SecurityScheme scheme;
  scheme.in = openapi::ParameterPlace::cookie;
  scheme.key_name = "key";
  openapi::put_credential(request, scheme, "k");
  REQUIRE(request.headers.find("Cookie") != nullptr);
  CHECK(*request.headers.find("Cookie") == "a=1; b=2; key=k");
  CHECK(std::distance(request.headers.begin(), request.headers.end()) == 1);
}

TEST_CASE("a credential is written as its scheme has it") {
  const struct {
    openapi::SecurityScheme scheme;
    const char* target;
    const char* authorization;
  } rows[] = {
      {{"d", openapi::SecurityKind::http, openapi::ParameterPlace::header, "", "digest", {}}, "/a", "Digest k&y"},
      {{"b", openapi::SecurityKind::oauth2, openapi::ParameterPlace::header, "", "bearer", {}}, "/a", "Bearer k&y"},
      {{"q", openapi::SecurityKind::api_key, openapi::ParameterPlace::query, "my key", "", {}}, "/a?my+key=k%26y", ""},
      {{"m", openapi::SecurityKind::mutual_tls, openapi::ParameterPlace::header, "", "", {}}, "/a", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.scheme.name);
    http::Request request{"GET", "/a", {}, ""};
    openapi::put_credential(request, row.scheme, "k&y");
    CHECK(request.target == row.target);
    CHECK(request.headers.combined("Authorization").value_or("") == row.authorization);
  }
}

}  // namespace
}  // namespace steelyard::provider
