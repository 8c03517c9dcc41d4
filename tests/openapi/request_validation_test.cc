#include "openapi/request_validation.h"

#include <doctest/doctest.h>

#include "tests/openapi/request_contract.h"

namespace steelyard::openapi {
namespace {

// "422 query limit /0 type; body /a required": status, then part, name, pointer and keyword of each violation.
std::string judge(const Contract& contract, const http::Request& request, const PathParameters& path = {{"id", "1"}}) {
  ValidatorStore validators(contract);
  const Result<RequestVerdict> verdict =
      validate_request({contract, validators}, contract.operations.front(), path, request);
  if (!verdict) return to_string(verdict.error());
  std::string text = std::to_string(verdict->status);
  for (const Violation& violation : verdict->violations) {
    CHECK(violation.message != "");
    text += text.size() > 3 ? "; " : " ";
    text += std::string(to_string(violation.in)) + " " + violation.name + violation.pointer + " " + violation.keyword;
  }
  return text;
}

TEST_CASE("parameters") {
  struct Row {
    std::string parameter;
    http::Request request;
    std::string verdict;
  };
  const std::string limit = "{in: query, name: limit, required: true, schema: {type: integer, maximum: 9}}";
  const Row rows[] = {
      {limit, {.target = "/things/1?limit=9&unknown=1"}, "0"},
      {limit, {.target = "/things/1?limit=10"}, "422 query limit maximum"},
      {limit, {.target = "/things/1?limit=x"}, "422 query limit type"},
      {limit, {.target = "/things/1?limit="}, "422 query limit type"},
      {limit, {.target = "/things/1?limit=1&limit=2"}, "422 query limit style"},
      {limit, {.target = "/things/1"}, "422 query limit required"},
      {"{in: query, name: f, allowEmptyValue: true, schema: {type: integer}}", {.target = "/things/1?f"}, "0"},
      {"{in: query, name: f, schema: {type: array, items: {type: integer}}}",
       {.target = "/things/1?f=1&f=x"},
       "422 query f/1 type"},
      {"{in: query, name: f, schema: {anyOf: [{type: integer}, {enum: ['1x', '2']}]}}",
       {.target = "/things/1?f=2"},
       "0"},
      {"{in: query, name: f, schema: {type: [integer, string], const: '2'}}", {.target = "/things/1?f=2"}, "0"},
      {"{in: query, name: f, content: {application/json: {schema: {required: [a]}}}}",
       {.target = "/things/1?f=%7B%7D"},
       "422 query f required"},
      {"{in: query, name: f, content: {application/json: {schema: {}}}}",
       {.target = "/things/1?f=%7B"},
       "422 query f syntax"},
      {"{in: header, name: X-N, required: true, schema: {type: integer}}", {.headers = {{"x-n", "1"}}}, "0"},
      {"{in: header, name: X-N, required: true, schema: {type: integer}}", {}, "422 header X-N required"},
      {"{in: header, name: Content-Type, required: true, schema: {type: integer}}", {}, "0"},
      {"{in: cookie, name: sid, required: true, schema: {type: string, minLength: 3}}",
       {.headers = {{"Cookie", "a=1; sid=ab"}}},
       "422 cookie sid minLength"},
      {"{in: path, name: id, required: true, schema: {type: boolean}}", {}, "422 path id type"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.parameter);
    CAPTURE(row.request.target);
    CHECK(judge(contract_with_parameter(row.parameter), row.request) == row.verdict);
  }
}

TEST_CASE("a violation tells its place and never a credential") {
  const Contract contract = contract_with(
      "parameters:\n"
      "  - {in: header, name: x-key, schema: {type: string, minLength: 20}}\n"
      "  - {in: header, name: X-Other, schema: {type: string, minLength: 20}}\n");
  ValidatorStore validators(contract);
  const http::Request request{.headers = {{"X-Key", "sekret"}, {"X-Other", "public"}}};
  const PathParameters path;
  const auto violations = validate_parameters({contract, validators}, contract.operations.front(), path, request);
  REQUIRE(violations);
  REQUIRE(violations->size() == 2);
  CHECK((*violations)[0].message == "the value does not satisfy `minLength`");
  CHECK((*violations)[1].message.find("public") != std::string::npos);
  CHECK(to_string((*violations)[0].where).starts_with("contract.yaml:12:"));
}

struct BodyRow {
  std::string content_type;  // "" for none
  std::string body;
  std::string verdict;
};

void check_bodies(const Contract& contract, const std::vector<BodyRow>& rows) {
  for (const BodyRow& row : rows) {
    CAPTURE(row.content_type);
    CAPTURE(row.body);
    http::Request request{.method = "POST", .body = row.body};
    if (!row.content_type.empty()) request.headers.add("Content-Type", row.content_type);
    CHECK(judge(contract, request) == row.verdict);
  }
}

TEST_CASE("JSON bodies") {
  check_bodies(contract_with_body("application/json",
                                  "{schema: {type: object, required: [a], properties: {a: {type: "
                                  "integer}, b: {type: string, readOnly: true}}}}"),
               {
                   {"application/json", R"({"a":1})", "0"},
                   {"application/json; charset=utf-8", R"({"a":1})", "0"},
                   {"", R"({"a":1})", "0"},
                   {"application/json", R"({"a":"1"})", "422 body /a type"},
                   {"application/json", "{}", "422 body  required"},
                   {"application/json", "", "422 body  required"},
                   {"application/json", R"({"a":)", "400 body  syntax"},
                   {"application/json", "{\"a\":\"\xFF\"}", "400 body  syntax"},
                   {"text/plain", "a", "415 body  contentType"},
                   {"nonsense", "a", "415 body  contentType"},
               });
}

TEST_CASE("a body that is not documented, or not required, is not asked for") {
  const Contract none = contract_with("summary: s\n");
  CHECK(judge(none, {.method = "POST", .headers = {{"Content-Type", "a/b"}}, .body = "x"}) == "0");
  const Contract optional = contract_with("requestBody: {content: {application/json: {schema: {type: object}}}}\n");
  CHECK(judge(optional, {.method = "POST"}) == "0");
  CHECK(judge(optional, {.method = "POST", .body = "1"}) == "422 body  type");
}

TEST_CASE("the narrowest documented media type judges the body") {
  check_bodies(contract_with("requestBody:\n"
                             "  content:\n"
                             "    '*/*': {schema: {}}\n"
                             "    'application/*+json': {schema: {type: object}}\n"
                             "    'application/json': {schema: {type: array}}\n"),
               {
                   {"application/json", "{}", "422 body  type"},
                   {"application/vnd.x+json", "{}", "0"},
                   {"application/vnd.x+json", "[]", "422 body  type"},
                   {"image/png", "\x89PNG", "0"},
               });
}

TEST_CASE("text bodies") {
  check_bodies(contract_with_body("text/plain", "{schema: {type: integer}}"),
               {{"text/plain", "12", "0"}, {"text/plain", "twelve", "422 body  type"}});
  check_bodies(contract_with_body("text/*", "{schema: {type: string, maxLength: 2}}"),
               {{"text/csv", "12", "0"}, {"text/csv", "123", "422 body  maxLength"}});
}

TEST_CASE("urlencoded bodies") {
  const std::string form = "application/x-www-form-urlencoded";
  check_bodies(contract_with_body(form,
                                  "{schema: {type: object, required: [n], additionalProperties: false, "
                                  "properties: {n: {type: integer}, tags: {type: array, items: {type: integer}}, "
                                  "color: {$ref: '#/components/schemas/Color'}, s: {type: string}}}}"),
               {
                   {form, "n=1", "0"},
                   {form, "n=1&s=2+3&tags=1&tags=2", "0"},
                   {form, "n=1&tags=1&tags=x", "422 body /tags/1 type"},
                   {form, "n=1&color=%7B%22R%22:1%7D", "0"},
                   {form, "n=1&color=%7B%22R%22:0%7D", "422 body /color/R minimum"},
                   {form, "n=1&R=5", "0"},
                   {form, "n=1&R=0", "422 body /color/R minimum"},
                   {form, "s=1", "422 body  required"},
                   {form, "n=x", "422 body /n type"},
                   {form, "n=1&m=2", "422 body /m additionalProperties"},
               });
  check_bodies(contract_with_body(form,
                                  "{schema: {type: object, properties: {tags: {type: array, items: {type: "
                                  "integer}}, color: {$ref: '#/components/schemas/Color'}}}, encoding: {tags: "
                                  "{style: pipeDelimited, explode: false}, color: {style: deepObject}}}"),
               {
                   {form, "tags=1|2&color[R]=3", "0"},
                   {form, "tags=1|x", "422 body /tags/1 type"},
                   {form, "color[R]=0", "422 body /color/R minimum"},
                   {form, "color[R=0", "422 body /color style"},
               });
}

TEST_CASE("a form of very many fields is read in one pass, the last field too") {
  const std::string form = "application/x-www-form-urlencoded";
  std::string body = "n=1";
  for (int i = 0; i < 30'000; ++i) body += "&f" + std::to_string(i) + "=" + (i == 29'999 ? "x" : "");
  const std::string open = "{schema: {type: object, properties: {n: {type: integer}}, additionalProperties: ";
  check_bodies(contract_with_body(form, open + "{type: string}}}"), {{form, body, "0"}});
  check_bodies(contract_with_body(form, open + "{type: string, maxLength: 0}}}"),
               {{form, body, "422 body /f29999 maxLength"}});
}

TEST_CASE("a deep object of too many fields is refused") {
  const Contract contract = contract_with_parameter("{in: query, name: q, style: deepObject, schema: {type: object}}");
  std::string target = "/things/1?";
  for (int i = 0; i < 10'001; ++i) target += "q[f" + std::to_string(i) + "]=&";
  CHECK(judge(contract, {.target = target}) == "422 query q style");
}

std::string multipart(const std::vector<std::string>& parts) {
  std::string body;
  for (const std::string& part : parts) body += "--b\r\nContent-Disposition: form-data; " + part + "\r\n";
  return body + "--b--";
}

TEST_CASE("multipart bodies") {
  const std::string type = "multipart/form-data; boundary=b";
  const std::string number = "name=n\r\n\r\n1";
  check_bodies(
      contract_with_body("multipart/form-data",
                         "{schema: {type: object, required: [n], properties: {n: {type: integer}, file: {type: string, "
                         "format: binary, maxLength: 3}, list: {type: array, items: {type: integer}}, color: {$ref: "
                         "'#/components/schemas/Color'}}}, encoding: {file: {contentType: 'image/png, image/jpeg'}}}"),
      {
          {type, multipart({number}), "0"},
          {type, multipart({"name=n\r\n\r\nx"}), "422 body /n type"},
          {type, multipart({}), "422 body  required"},
          {type, multipart({number, "name=file; filename=f\r\nContent-Type: image/png\r\n\r\n\xFF\x00\xFE"}), "0"},
          {type, multipart({number, "name=file\r\nContent-Type: image/png\r\n\r\n\xFF\xFF\xFF\xFF"}),
           "422 body /file maxLength"},
          {type, multipart({number, "name=file\r\nContent-Type: text/html\r\n\r\nx"}), "422 body /file contentType"},
          {type, multipart({number, "name=list\r\n\r\n1"}), "0"},
          {type, multipart({number, "name=list\r\n\r\n1", "name=list\r\n\r\nx"}), "422 body /list/1 type"},
          {type, multipart({number, "name=color\r\n\r\n{\"R\":0}"}), "422 body /color/R minimum"},
          {type, multipart({number, "name=color\r\nContent-Type: application/json\r\n\r\n{\"R\":\"1\"}"}),
           "422 body /color/R type"},
          {type, multipart({number, "name=color\r\nContent-Type: application/json\r\n\r\n{"}), "400 body  syntax"},
          {type, "garbage", "400 body  syntax"},
          {"multipart/form-data", multipart({number}), "400 body  syntax"},
      });
}

TEST_CASE("everything that is wrong is told at once") {
  const Contract contract = contract_with(
      "parameters: [{in: query, name: q, required: true, schema: {type: integer}}]\n"
      "requestBody: {required: true, content: {application/json: {schema: {type: object}}}}\n");
  CHECK(judge(contract, {.method = "POST", .target = "/things/1", .body = "[]"}) == "422 query q required; body  type");
  CHECK(judge(contract, {.method = "POST", .target = "/things/1", .body = "["}) ==
        "400 query q required; body  syntax");
}

}  // namespace
}  // namespace steelyard::openapi
