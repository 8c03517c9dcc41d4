// Which template a path and a method mean, and what Allow says.
#include "openapi/router.h"

#include <doctest/doctest.h>

#include "tests/support/memory_source.h"

namespace steelyard::openapi {
namespace {

const Contract& contract() {
  static const Contract kContract = test::contract_of(R"(openapi: 3.0.3
info: {title: T, version: '1'}
servers:
  - {url: 'https://x.example/v1/'}
  - url: https://x.example/{stage}
    variables: {stage: {default: live, enum: [live, test]}}
paths:
  /{kind}/{id}:
    parameters:
      - {name: kind, in: path, required: true, schema: {}}
      - {name: id, in: path, required: true, schema: {}}
    get: {responses: {'200': {description: d}}}
    delete: {responses: {'200': {description: d}}}
  /pets/mine:
    get: {responses: {'200': {description: d}}}
    post: {responses: {'200': {description: d}}}
  /bare:
    servers: [{url: /}]
    put: {responses: {'200': {description: d}}}
)");
  return kContract;
}

TEST_CASE("routes") {
  const Router router(contract());
  const struct {
    const char* path;
    const char* method;
    const char* found;  // path template, "" for none
    const char* allow;
  } rows[] = {
      {"/pets/mine", "GET", "/pets/mine", "GET, HEAD, POST, OPTIONS"},
      {"/pets/mine", "HEAD", "/pets/mine", "GET, HEAD, POST, OPTIONS"},
      {"/pets/mine", "DELETE", "/{kind}/{id}", "GET, HEAD, DELETE, POST, OPTIONS"},
      {"/pets/mine", "PATCH", "/pets/mine", "GET, HEAD, POST, DELETE, OPTIONS"},
      {"/pets/mine", "OPTIONS", "/pets/mine", "GET, HEAD, POST, DELETE, OPTIONS"},
      {"/pets/7", "GET", "/{kind}/{id}", "GET, HEAD, DELETE, OPTIONS"},
      {"/v1/pets/mine", "POST", "/pets/mine", "GET, HEAD, POST, OPTIONS"},
      {"/test/pets/mine", "GET", "/pets/mine", "GET, HEAD, POST, OPTIONS"},
      {"/live/pets/mine", "GET", "/pets/mine", "GET, HEAD, POST, OPTIONS"},
      {"/other/pets/mine", "GET", "", ""},
      {"/bare", "GET", "/bare", "PUT, OPTIONS"},
      {"/bare", "PUT", "/bare", "PUT, OPTIONS"},
      {"/v1/bare", "GET", "/{kind}/{id}", "GET, HEAD, DELETE, OPTIONS"},
      {"/", "GET", "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.path);
    CAPTURE(row.method);
    const auto route = router.route(row.path, row.method);
    CHECK((route ? route->operations.front()->path : std::string()) == row.found);
    CHECK((route ? route->allow() : std::string()) == row.allow);
  }
}

TEST_CASE("a route has the values of the template that was taken") {
  const Router router(contract());
  CHECK(router.route("/pets/mine", "GET")->parameters.empty());
  CHECK(router.route("/pets/mine", "DELETE")->parameters == PathParameters{{"kind", "pets"}, {"id", "mine"}});
}

}  // namespace
}  // namespace steelyard::openapi
