// Every kind of promise in both directions: a body that keeps it, one that breaks it with what is said, and that body
// mended.
#include "provider/promise_kinds.h"

#include <doctest/doctest.h>

#include <algorithm>  // std::any_of

#include "base/json.h"

namespace steelyard::provider {
namespace {

struct Row {
  const char* kind;
  const char* rule;
  const char* good;  // JSON
  const char* bad;
  const char* pointer;  // of the breach
  const char* message;
  const char* mended;
};

constexpr Row kRows[] = {
    {"constant", R"({"pointer":"/a","value":"x"})", R"({"a":"x"})", R"({"a":"y"})", "/a",
     R"(/a is "y" and should be "x")", R"({"a":"x"})"},
    {"constant", R"({"pointer":"/a","value":1})", R"({"a":1.0})", R"({})", "/a", "/a is absent and should be 1",
     R"({"a":1})"},
    {"equals_status", R"({"pointer":"/code"})", R"({"code":404})", R"({"code":200})", "/code",
     "/code is 200 and the status is 404", R"({"code":404})"},
    {"sum", R"({"pointer":"/t","of":["/a","/b"]})", R"({"a":0.1,"b":0.2,"t":0.3})", R"({"a":0.1,"b":0.2,"t":0.4})",
     "/t", "/t is 0.4, and its parts add up to 0.3", R"({"a":0.1,"b":0.2,"t":0.3})"},
    {"sum", R"({"pointer":"/t","of":["/a","/b"]})", R"({"a":"1.50","b":"2.50","t":"4.00"})",
     R"({"a":"1.50","b":"2.50","t":"5.00"})", "/t", R"(/t is "5.00", and its parts add up to 4)",
     R"({"a":"1.50","b":"2.50","t":"4.00"})"},
    {"mirror", R"({"pointer":"/a","of":"/b"})", R"({"a":"x","b":"x"})", R"({"a":"x","b":"y"})", "/a",
     R"(/a is "x" and /b is "y")", R"({"a":"y","b":"y"})"},
    {"multiple", R"({"pointer":"/m","of":"/a","factor":1000})", R"({"m":500,"a":0.5})", R"({"m":1,"a":0.5})", "/m",
     "/m is 1, which is not 1000 times /a (0.5)", R"({"m":500,"a":0.5})"},
    {"implies", R"({"if":{"pointer":"/i","value":true},"then":{"pointer":"/c","value":0}})", R"({"i":true,"c":0})",
     R"({"i":true,"c":5})", "/c", "/i is true, and /c is 5 and should be 0", R"({"i":true,"c":0})"},
    {"stable", R"({"pointer":"/id","per":"key"})", R"({"id":"first"})", R"({"id":"second"})", "/id",
     R"(/id was "first" before and is "second" now)", R"({"id":"first"})"},
    {"unit", R"({"pointers":["/c"],"unit":"cents","fractions":false})", R"({"c":5})", R"({"c":5.5})", "/c",
     "/c is 5.5 and should be a whole number of cents", R"({"c":5})"},
    {"unit", R"({"pointers":["/a","/c"],"unit":"cents","fractions":true})", R"({"c":5.5})", R"({"c":"5"})", "/c",
     R"(/c is "5" and should be a number of cents)", R"({"c":"5"})"},
};

std::optional<Breach> check(const Row& row, const Json& body) {
  const http::Headers none;
  const Json reference = Json::parse(R"({"id":"first"})");
  return find_promise_kind(row.kind)->check(Json::parse(row.rule), {404, none, &body, true, &reference});
}

TEST_CASE("what keeps a promise and what breaks it") {
  for (const Row& row : kRows) {
    CAPTURE(row.kind);
    CAPTURE(row.bad);
    CHECK_FALSE(check(row, Json::parse(row.good)));
    const auto breach = check(row, Json::parse(row.bad));
    REQUIRE(breach);
    CHECK(breach->pointer == row.pointer);
    CHECK(breach->message == row.message);
  }
}

TEST_CASE("a body is changed so that it keeps the promise, and left alone if it does") {
  const Json reference = Json::parse(R"({"id":"first"})");
  for (const Row& row : kRows) {
    CAPTURE(row.kind);
    CAPTURE(row.bad);
    Json bad = Json::parse(row.bad);
    find_promise_kind(row.kind)->keep(Json::parse(row.rule), 404, &reference, bad);
    CHECK(write_json(bad) == row.mended);
    Json good = Json::parse(row.good);
    find_promise_kind(row.kind)->keep(Json::parse(row.rule), 404, &reference, good);
    CHECK(nlohmann::json::parse(write_json(good)) == nlohmann::json::parse(row.good));
  }
}

TEST_CASE("what does not apply to a body does not break") {
  const struct {
    const char* kind;
    const char* rule;
    const char* body;
  } rows[] = {
      {"multiple", R"({"pointer":"/m","of":"/a","factor":1000})", R"({"m":null,"a":0.5})"},
      {"multiple", R"({"pointer":"/m","of":"/a","factor":1000})", R"({"a":0.5})"},
      {"implies", R"({"if":{"pointer":"/i","value":true},"then":{"pointer":"/c","value":0}})", R"({"i":false,"c":5})"},
      {"implies", R"({"if":{"pointer":"/i","value":true},"then":{"pointer":"/c","value":0}})", R"({"c":5})"},
      {"stable", R"({"pointer":"/other","per":"key"})", R"({"other":1})"},
      {"unit", R"({"pointers":["/c"],"unit":"cents"})", R"({})"},
      {"meaning", R"({"pointer":"/c"})", R"({"c":1})"},
  };
  const http::Headers none;
  const Json reference = Json::parse(R"({"id":"first"})");
  for (const auto& row : rows) {
    CAPTURE(row.kind);
    CAPTURE(row.body);
    const Json body = Json::parse(row.body);
    CHECK_FALSE(find_promise_kind(row.kind)->check(Json::parse(row.rule), {404, none, &body, true, &reference}));
  }
}

TEST_CASE("a header goes with a credential that is accepted") {
  const Json rule = Json::parse(R"({"header":"X-Key-Id"})");
  const http::Headers with = {{"x-key-id", "7"}};
  const http::Headers without;
  const auto check = find_promise_kind("header_with_credential")->check;
  CHECK_FALSE(check(rule, {200, with, nullptr, true, nullptr}));
  CHECK_FALSE(check(rule, {401, without, nullptr, false, nullptr}));
  CHECK(check(rule, {200, without, nullptr, true, nullptr})->message ==
        "the header X-Key-Id is missing, and a key was used");
  CHECK(check(rule, {401, with, nullptr, false, nullptr})->message ==
        "the header X-Key-Id is there, and no key was used");
}

TEST_CASE("every kind is tested here") {
  for (const PromiseKind& kind : promise_kinds()) {
    CAPTURE(kind.name);
    const bool apart = kind.name == "meaning" || kind.name == "header_with_credential";
    const bool has_row =
        std::any_of(std::begin(kRows), std::end(kRows), [&](const Row& row) { return row.kind == kind.name; });
    CHECK(has_row != apart);
  }
}

}  // namespace
}  // namespace steelyard::provider
