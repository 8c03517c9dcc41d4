#include <doctest/doctest.h>

#include "base/json.h"
#include "openapi/page.h"

namespace steelyard::openapi {
namespace {

const std::string kPage = R"(# List invoices

> Invoices of one account.

## Request

```http
GET /v2/accounts/:account_id/invoices
```

<ParamField path="account_id" type="string" required>
  The account.
</ParamField>

<ParamField header="X-Api-Key" type="string" required>
  Your key.
</ParamField>

<ParamField query="limit" type="integer" default={20} />

<ParamField header="Idempotency-Key" type="string" />

## Response

<ResponseField name="items" type="object[]" required>
  <ResponseField name="amount" type="string" required>
    Decimal text.
  </ResponseField>

  <ResponseField name="paid_at" type="string | null" />
</ResponseField>

```json 200 OK
{"items": [{"amount": "1.50", "paid_at": null}]}
```

```json 404
{"error": "no such account"}
```

<CodeGroup>
  ```bash cURL
  curl "https://api.example.test:8443/base/v2/accounts/acc_1/invoices?limit=5" \

    -H "x-api-key: KEY"
  ```
</CodeGroup>

| Status | Meaning |
|--------|---------|
| 401 | No key |
| 404 | No account |
| 5XX | Our fault |
)";

constexpr const char* kDocument = R"({
  "openapi": "3.1.0",
  "info": {"title": "List invoices", "version": "undocumented"},
  "servers": [{"url": "https://api.example.test:8443/base"}],
  "paths": {"/v2/accounts/{account_id}/invoices": {"get": {
    "summary": "List invoices",
    "parameters": [
      {"name": "account_id", "in": "path", "description": "The account.", "required": true, "schema": {"type": "string"}},
      {"name": "limit", "in": "query", "schema": {"type": "integer", "default": 20}},
      {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}
    ],
    "responses": {
      "200": {"description": "Status 200", "content": {"application/json": {
        "schema": {"type": "object", "properties": {"items": {"type": "array", "items": {
          "type": "object",
          "properties": {
            "amount": {"type": "string", "description": "Decimal text."},
            "paid_at": {"type": ["string", "null"]}},
          "required": ["amount"]}}},
          "required": ["items"]},
        "example": {"items": [{"amount": "1.50", "paid_at": null}]}}}},
      "401": {"description": "No key"},
      "404": {"description": "No account", "content": {"application/json": {"example": {"error": "no such account"}}}},
      "5XX": {"description": "Our fault"}
    },
    "security": [{"ApiKeyAuth": []}]
  }}},
  "components": {"securitySchemes": {"ApiKeyAuth": {
    "type": "apiKey", "in": "header", "name": "X-Api-Key", "description": "Your key."}}}
})";

TEST_CASE("a contract is derived from prose, with the places of the page") {
  for (const bool crlf : {false, true}) {
    std::string text;
    for (const char c : kPage) text += crlf && c == '\n' ? std::string("\r\n") : std::string(1, c);
    const auto page = read_page(text, "page.md");
    REQUIRE_MESSAGE(page, to_string(page.error()));
    CHECK(page->derived);
    CHECK(page->method + " " + page->path == "GET /v2/accounts/{account_id}/invoices");
    CHECK(page->summary == "Invoices of one account.");
    CHECK(page->warnings.empty());
    CHECK(write_json(page->document.root(), 1) == write_json(Json::parse(kDocument), 1));
    const std::string operation = "/paths/~1v2~1accounts~1{account_id}~1invoices/get";
    CHECK(to_string(page->document.locate(operation)) == "page.md:8:1");
    CHECK(to_string(page->document.locate(operation + "/parameters/1")) == "page.md:19:1");
    CHECK(to_string(page->document.locate("/components/securitySchemes/ApiKeyAuth")) == "page.md:15:1");
    const std::string responses = operation + "/responses/";
    const std::string schema = responses + "200/content/application~1json/schema/properties/items";
    CHECK(to_string(page->document.locate(schema)) == "page.md:25:1");
    CHECK(to_string(page->document.locate(schema + "/items/properties/paid_at/type")) == "page.md:30:3");
    CHECK(to_string(page->document.locate(responses + "404/content/application~1json/example/error")) ==
          "page.md:38:2");
    CHECK(to_string(page->document.locate(responses + "401")) == "page.md:51:3");
    CHECK(to_string(page->document.locate("/servers/0/url")) == "page.md:43:9");
  }
}

TEST_CASE("what the page does not say stays out, and is named") {
  struct Row {
    const char* name;
    std::string text;
    std::string document;
    std::vector<std::string> warnings;
  };
  const std::string head = "```\nGET /a\n```\n";
  const std::string start = R"({"openapi":"3.1.0","info":{"title":"GET /a","version":"undocumented"},)";
  const Row rows[] = {
      {"no host, one status",
       head + "\n| Code | Text |\n|-|-|\n| 403 | No |\n",
       start +
           R"("paths":{"/a":{"get":{"responses":{"200":{"description":"Status 200"},"403":{"description":"No"}}}}}})",
       {"2:1: no code example requests /a, so the host is not known"}},
      {"host on the request line",
       "GET https://b.test/a\n\n<ResponseField name=\"n\" type=\"int\" />\n",
       start + R"("servers":[{"url":"https://b.test"}],"paths":{"/a":{"get":{"responses":{"200":{"description":)" +
           R"("Status 200","content":{"application/json":{"schema":{"type":"object","properties":{"n":{"type":)" +
           R"("integer"}}}}}}}}}}})",
       {}},
      {"example that is not JSON",
       "GET https://b.test/a\n\n## Response\n\n```json\n{\n ...\n}\n```\n",
       start + R"("servers":[{"url":"https://b.test"}],"paths":{"/a":{"get":{"responses":{"200":{"description":)" +
           R"("Status 200"}}}}}})",
       {"7:2: "}},
      {"two examples of one status",
       "GET https://b.test/a\n\n```json 200\n1\n```\n\n```json 200\n2\n```\n",
       start + R"("servers":[{"url":"https://b.test"}],"paths":{"/a":{"get":{"responses":{"200":{"description":)" +
           R"("Status 200","content":{"application/json":{"examples":{"example-1":{"value":1},"example-2":{"value":2)" +
           R"(}}}}}}}}}})",
       {}},
      {"body and bearer token",
       "```\nPOST /a\n```\n\n<ParamField header=\"Authorization\" type=\"string\" required />\n"
       "<ParamField body=\"n\" type=\"int\" required />\n\n```bash\ncurl https://b.test/a -H 'Authorization: Bearer "
       "K'\n```\n",
       R"({"openapi":"3.1.0","info":{"title":"POST /a","version":"undocumented"},"servers":[{"url":"https://b.test"}],)"
       R"("paths":{"/a":{"post":{"requestBody":{"required":true,"content":{"application/json":{"schema":{"type":)"
       R"("object","properties":{"n":{"type":"integer"}},"required":["n"]}}}},"responses":{"200":{"description":)"
       R"("Status 200"}},"security":[{"ApiKeyAuth":[]}]}}},"components":{"securitySchemes":{"ApiKeyAuth":{"type":)"
       R"("http","scheme":"bearer"}}}})",
       {}},
      {"path and key that the code example does not know yet",
       "```\nGET /v2/a\n```\n\n<ParamField header=\"x-acme\" type=\"string\" required />\n\n"
       "```bash\ncurl https://c.test\ncurl https://b.test/base/v1/a -H \"x-api-key: K\"\n```\n\n"
       "```json 200\n{\"next\": \"https://d.test/v2/b\"}\n```\n",
       R"({"openapi":"3.1.0","info":{"title":"GET /v2/a","version":"undocumented"},"servers":[{"url":)"
       R"("https://b.test/base"}],"paths":{"/v2/a":{"get":{"responses":{"200":{"description":"Status 200","content":)"
       R"({"application/json":{"example":{"next":"https://d.test/v2/b"}}}}},"security":[{"ApiKeyAuth":[]}]}}},)"
       R"("components":{"securitySchemes":{"ApiKeyAuth":{"type":"apiKey","in":"header","name":"x-acme"}}}})",
       {"5:1: the code examples send x-api-key instead of x-acme",
        "9:6: the code example requests /v1/a instead of /v2/a"}},
      {"hosts that have nothing in common with the path",
       "```\nGET /a\n```\n\n```bash\ncurl https://b.test/x\ncurl https://c.test/y\n```\n\n```json 200\n1\n```\n",
       start +
           R"("paths":{"/a":{"get":{"responses":{"200":{"description":"Status 200","content":{"application/json":)" +
           R"({"example":1}}}}}}}})",
       {"2:1: no code example requests /a, so the host is not known"}},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      const auto page = read_page(row.text, "page.md");
      REQUIRE_MESSAGE(page, to_string(page.error()));
      CHECK(write_json(page->document.root()) == row.document);
      REQUIRE(page->warnings.size() == row.warnings.size());
      for (std::size_t i = 0; i < row.warnings.size(); ++i) {
        const Error& warning = page->warnings[i];
        CHECK((warning.code == ErrorCode::json_syntax || warning.code == ErrorCode::page_not_understood));
        const std::string text = std::to_string(warning.where.line) + ":" + std::to_string(warning.where.column) +
                                 ": " + (warning.code == ErrorCode::json_syntax ? "" : warning.message);
        CHECK(text == row.warnings[i]);
      }
    }
  }
}

TEST_CASE("two different request lines contradict each other") {
  const auto page = read_page("```\nGET /a\n```\n\n```\nPOST /b\n```\n", "page.md");
  REQUIRE_FALSE(page);
  CHECK(page.error().code == ErrorCode::page_invalid);
  CHECK(to_string(page.error().where) == "page.md:6:1");
  CHECK(page.error().message == "POST /b is requested here, but GET /a on line 2");
}

}  // namespace
}  // namespace steelyard::openapi
