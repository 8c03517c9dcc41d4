// Who is asking: where a credential stands, what its value asks for, what is missing.
#include "provider/credentials.h"

#include <doctest/doctest.h>

#include "openapi/security.h"
#include "provider/pack.h"
#include "tests/support/memory_source.h"

namespace steelyard::provider {
namespace {

using Kind = CredentialVerdict::Kind;

constexpr char kContract[] = R"(openapi: 3.1.0
info: {title: T, version: '1'}
security: [{key: []}]
paths:
  /closed: {get: {responses: {'200': {description: d}}}}
  /open: {get: {security: [], responses: {'200': {description: d}}}}
  /either: {get: {security: [{token: []}, {query: []}], responses: {'200': {description: d}}}}
  /both: {get: {security: [{key: [], query: []}], responses: {'200': {description: d}}}}
  /optional: {get: {security: [{}, {key: []}], responses: {'200': {description: d}}}}
  /query: {get: {security: [{query: []}], responses: {'200': {description: d}}}}
  /digest: {get: {security: [{digest: []}], responses: {'200': {description: d}}}}
  /login: {get: {security: [{login: []}], responses: {'200': {description: d}}}}
  /certificate: {get: {security: [{tls: []}], responses: {'200': {description: d}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: key}
    token: {type: http, scheme: bearer}
    digest: {type: http, scheme: digest}
    login: {type: http, scheme: basic}
    tls: {type: mutualTLS}
)";

Provider provider_of(const std::string& contract) {
  return bare_provider(std::make_shared<const openapi::Contract>(test::contract_of(contract)), "t");
}

const openapi::Operation& operation(const Provider& provider, const std::string& path) {
  for (const openapi::Operation& each : provider.contract->operations) {
    if (each.path == path) return each;
  }
  FAIL("no operation " << path);
  return provider.contract->operations.front();
}

TEST_CASE("the ending of a key asks for a status") {
  const struct {
    const char* key;
    std::optional<int> status;
  } rows[] = {
      {"brz-503", 503},        {"-401", 401},           {"a-200", 200},         {"a-599", 599},
      {"503", std::nullopt},   {"a503", std::nullopt},  {"a-50", std::nullopt}, {"a-5030", std::nullopt},
      {"a-600", std::nullopt}, {"a-1xx", std::nullopt}, {"", std::nullopt},
  };
  for (const auto& row : rows) {
    CAPTURE(row.key);
    CHECK(read_key_ending(row.key).status == row.status);
  }
}

TEST_CASE("verdicts") {
  const Provider provider = provider_of(kContract);
  const struct {
    const char* path;
    const char* target;
    http::Headers headers;
    Kind kind;
    std::optional<int> status;
  } rows[] = {
      {"/closed", "/closed", {}, Kind::missing, {}},
      {"/closed", "/closed", {{"x-key", "a"}}, Kind::present, {}},
      {"/closed", "/closed", {{"X-Key", "  "}}, Kind::missing, {}},
      {"/closed", "/closed", {{"X-Key", "a-429"}}, Kind::present, 429},
      {"/closed", "/closed?key=a", {}, Kind::missing, {}},
      {"/open", "/open", {{"X-Key", "a-429"}}, Kind::not_needed, {}},
      {"/either", "/either?key=a-500", {}, Kind::present, 500},
      {"/either", "/either?key=a", {{"Authorization", "BEARER b-503"}}, Kind::present, 503},
      {"/either", "/either", {{"Authorization", "Basic YTpi"}}, Kind::missing, {}},
      {"/both", "/both?key=a", {}, Kind::missing, {}},
      {"/both", "/both?key=a", {{"X-Key", "b"}}, Kind::present, {}},
      {"/both", "/both?key=a-402", {{"X-Key", "b"}}, Kind::present, 402},
      {"/optional", "/optional", {}, Kind::not_needed, {}},
      {"/optional", "/optional", {{"X-Key", "b"}}, Kind::present, {}},
      {"/certificate", "/certificate", {}, Kind::not_needed, {}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.target);
    const CredentialVerdict verdict =
        judge_credentials(provider, operation(provider, row.path), {"GET", row.target, row.headers, ""});
    CHECK(static_cast<int>(verdict.kind) == static_cast<int>(row.kind));
    CHECK(verdict.status == row.status);
  }
}

TEST_CASE("what is missing, what would do, and what stands in the wrong place") {
  const Provider provider = provider_of(kContract);
  const CredentialVerdict verdict =
      judge_credentials(provider, operation(provider, "/either"), {"GET", "/either", {{"X-API-Key", "secret"}}, ""});
  CHECK(verdict.missing ==
        std::vector<std::string>{"a bearer token in the header Authorization", "the query parameter key"});
  CHECK(verdict.challenges == std::vector<std::string>{"Bearer realm=\"steelyard\""});
  CHECK(verdict.misplaced == std::vector<std::string>{"the header X-API-Key"});
}

TEST_CASE("a key that the pack names has its role, status and example") {
  Provider provider = provider_of(kContract);
  provider.keys = {{"poor-503", "without credits", 402, "poor"}};
  const CredentialVerdict verdict =
      judge_credentials(provider, operation(provider, "/closed"), {"GET", "/closed", {{"X-Key", "poor-503"}}, ""});
  CHECK(verdict.status == 402);
  CHECK(verdict.example == "poor");
  CHECK(verdict.role == "without credits");
}

TEST_CASE("places that the pack names replace those of the contract, in its order") {
  Provider provider = provider_of(kContract);
  provider.credentials = {{openapi::ParameterPlace::header, "xi-key", "", Source::documented},
                          {openapi::ParameterPlace::header, "Authorization", "bearer", Source::observed}};
  const openapi::Operation& closed = operation(provider, "/closed");
  const http::Headers both = {{"Authorization", "Bearer t-500"}, {"xi-key", "k-503"}};
  CHECK(judge_credentials(provider, closed, {"GET", "/closed", both, ""}).status == 503);
  CHECK(judge_credentials(provider, closed, {"GET", "/closed", {{"Authorization", "Bearer t-500"}}, ""}).status == 500);
  CHECK(judge_credentials(provider, closed, {"GET", "/closed", {{"X-Key", "k"}}, ""}).kind == Kind::missing);
  CHECK(judge_credentials(provider, operation(provider, "/open"), {"GET", "/open", {}, ""}).kind == Kind::not_needed);
}

TEST_CASE("a credential is put where it is looked for") {
  const Provider provider = provider_of(kContract);
  for (const char* path : {"/closed", "/either", "/both", "/query", "/digest", "/login"}) {
    CAPTURE(path);
    const openapi::Operation& each = operation(provider, path);
    http::Request request{"GET", path, {}, ""};
    for (const openapi::SecurityScheme& place : credential_places(provider, each)) {
      openapi::put_credential(request, place, "k&=1-418");
    }
    const CredentialVerdict verdict = judge_credentials(provider, each, request);
    CHECK(verdict.kind == Kind::present);
    CHECK(verdict.status == 418);
  }
  CHECK(credential_places(provider, operation(provider, "/open")).empty());
}

}  // namespace
}  // namespace steelyard::provider
