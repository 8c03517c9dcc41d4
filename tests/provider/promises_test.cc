// Which promises speak of an answer, and what a body looks like that keeps all of them.
#include "provider/promises.h"

#include <doctest/doctest.h>

#include "base/json.h"

namespace steelyard::provider {
namespace {

Promise promise(std::string id, std::string kind, const std::string& rule, std::string operation = "",
                std::vector<int> on = {}, bool on_errors = false) {
  Promise made;
  made.id = std::move(id);
  made.kind = std::move(kind);
  made.operation = std::move(operation);
  made.on = std::move(on);
  made.on_errors = on_errors;
  made.rule = std::make_shared<const Json>(Json::parse(rule));
  return made;
}

TEST_CASE("a promise speaks of operations and statuses") {
  const Promise all = promise("a", "meaning", "{}");
  const Promise one = promise("b", "meaning", "{}", "GET /a", {200, 202});
  const Promise errors = promise("c", "meaning", "{}", "", {}, true);
  const struct {
    const Promise& promise;
    const char* operation;
    int status;
    bool applies;
  } rows[] = {
      {all, "GET /a", 200, true},     {all, "PUT /b", 503, true},  {one, "GET /a", 202, true},
      {one, "GET /a", 204, false},    {one, "GET /b", 200, false}, {errors, "GET /a", 400, true},
      {errors, "GET /a", 399, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.promise.id);
    CAPTURE(row.operation);
    CAPTURE(row.status);
    CHECK(applies(row.promise, row.operation, row.status) == row.applies);
  }
}

TEST_CASE("sameness is judged with an answer from before, meaning never") {
  CHECK(can_judge(promise("a", "sum", "{}"), false));
  CHECK_FALSE(can_judge(promise("a", "stable", "{}"), false));
  CHECK(can_judge(promise("a", "stable", "{}"), true));
  CHECK_FALSE(can_judge(promise("a", "meaning", "{}"), true));
}

TEST_CASE("conditions come before what adds up, whatever their order") {
  Provider provider;
  provider.promises = {
      promise("total", "sum", R"({"pointer":"/total","of":["/credit","/debit"]})"),
      promise("invoiced", "implies",
              R"({"if":{"pointer":"/invoice","value":true},"then":{"pointer":"/credit","value":0}})"),
      promise("elsewhere", "constant", R"({"pointer":"/invoice","value":false})", "GET /other"),
  };
  Json body = Json::parse(R"({"invoice":true,"credit":5,"debit":3,"total":1})");
  const http::Headers none;
  const PromiseSubject subject{200, none, &body, true, nullptr};
  const std::vector<BrokenPromise> broken = check_promises(provider, "GET /a", subject);
  REQUIRE(broken.size() == 2);
  CHECK(broken[0].promise->id == "total");
  CHECK(broken[1].promise->id == "invoiced");
  keep_promises(provider, "GET /a", 200, nullptr, body);
  CHECK(write_json(body) == R"({"invoice":true,"credit":0,"debit":3,"total":3})");
  CHECK(check_promises(provider, "GET /a", subject).empty());
}

}  // namespace
}  // namespace steelyard::provider
