#include "shop.h"

#include "base/document.h"
#include "base/json.h"

namespace steelyard::test {
namespace {

constexpr char kContract[] = R"(openapi: 3.1.0
info: {title: Shop, version: "1"}
security: [{key: []}]
paths:
  /account:
    get:
      responses:
        '200':
          description: The account.
          headers:
            X-Count: {required: true, schema: {type: integer, minimum: 1}}
          content:
            application/json:
              schema:
                type: object
                required: [id]
                properties:
                  id: {type: integer}
                  owner: {type: string}
                  plus: {type: number}
                  minus: {type: number}
                  total: {type: number}
        '401':
          description: Refused.
          content:
            application/json:
              schema: {type: object, required: [code], properties: {code: {type: integer}}}
        4XX: {description: Another refusal.}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
)";

provider::Promise promise(const char* id, const char* kind, std::vector<int> on, const char* rule) {
  provider::Promise made;
  made.id = id;
  made.says = "A promise of the shop.";
  made.kind = kind;
  made.on = std::move(on);
  made.rule = std::make_shared<const Json>(Json::parse(rule));
  made.where = {"shop/provider.yaml", 7, 5};
  return made;
}

}  // namespace

provider::Provider shop() {
  const Result<Document> document = read_yaml(kContract, "shop.yaml");
  Result<openapi::Contract> contract = openapi::load_contract(*document);
  provider::Provider provider;
  provider.name = "shop";
  provider.title = "Shop";
  provider.sample_key = "shop-key";
  provider.contract = std::make_shared<const openapi::Contract>(std::move(*contract));
  provider.promises.push_back(
      promise("total-is-sum", "sum", {200}, R"({"pointer": "/total", "of": ["/plus", "/minus"]})"));
  provider.promises.push_back(promise("key-id", "header_with_credential", {200}, R"({"header": "X-Key-Id"})"));
  return provider;
}

}  // namespace steelyard::test
