// Which requests a pattern takes: one row a pattern, with requests that it takes and requests that it leaves. What
// WireMock itself takes is compared by scripts/compare-wiremock.
#include "server/stubs/request_pattern.h"

#include "server/gzip.h"
#include "tests/server/stubs/read_stub.h"

namespace steelyard::server {
namespace {

using http::Headers;
using http::Request;

Request get(std::string target, Headers headers = {}) { return {"GET", std::move(target), std::move(headers), ""}; }
Request post(std::string body, std::string type = "application/json") {
  return {"POST", "/p", {{"Content-Type", std::move(type)}}, std::move(body)};
}

TEST_CASE("patterns take what they describe and leave the rest") {
  struct Row {
    const char* pattern;
    std::vector<Request> taken;
    std::vector<Request> left;
  };
  const Row rows[] = {
      {R"({})", {get("/"), post("x")}, {}},
      {R"({"method": "ANY"})", {get("/"), post("x")}, {}},
      {R"({"method": "POST"})", {post("x")}, {get("/p")}},
      {R"({"url": "/p?x=1"})", {get("/p?x=1"), get("http://h/p?x=1")}, {get("/p"), get("/p?x=1&y"), get("/P?x=1")}},
      {R"({"urlPath": "/p"})", {get("/p"), get("/p?x")}, {get("/p/"), get("/q")}},
      {R"({"urlPattern": "/p\\?x=[0-9]+"})", {get("/p?x=12")}, {get("/p?x=1a"), get("/a/p?x=1"), get("/p")}},
      {R"({"urlPathPattern": "/p|/q"})", {get("/p?x"), get("/q")}, {get("/pq"), get("/p/q")}},
      {R"({"urlPathTemplate": "/p.x/{id}"})", {get("/p.x/1")}, {get("/p.x/"), get("/p.x/1/2"), get("/p-x/1")}},
      {R"({"headers": {"X-A": {"equalTo": "v"}}})",
       {get("/", {{"x-a", "v"}}), get("/", {{"x-a", "w"}, {"X-A", "v"}})},
       {get("/"), get("/", {{"X-A", "V"}})}},
      {R"({"headers": {"X-A": {"equalTo": "v", "caseInsensitive": true}}})",
       {get("/", {{"X-A", "V"}})},
       {get("/", {{"X-A", "vv"}})}},
      {R"({"headers": {"X-A": {"equalTo": 7}}})", {get("/", {{"X-A", "7"}})}, {get("/", {{"X-A", "7.0"}})}},
      {R"({"headers": {"X-A": {"absent": true}}})", {get("/")}, {get("/", {{"X-A", ""}})}},
      {R"({"headers": {"X-A": {"absent": false}}})", {get("/", {{"X-A", ""}})}, {get("/")}},
      {R"({"headers": {"X-A": {"matches": "a.*"}}})",
       {get("/", {{"X-A", "ab"}})},
       {get("/"), get("/", {{"X-A", "ba"}})}},
      {R"({"headers": {"X-A": {"doesNotMatch": "a.*"}}})",
       {get("/"), get("/", {{"X-A", "ba"}})},
       {get("/", {{"X-A", "ab"}})}},
      {R"({"headers": {"X-A": {"doesNotContain": "a"}}})",
       {get("/"), get("/", {{"X-A", "b"}})},
       {get("/", {{"X-A", "ba"}})}},
      {R"({"queryParameters": {"q": {"doesNotContain": "a"}}})", {get("/"), get("/?q=b")}, {get("/?q=ba")}},
      {R"({"bodyPatterns": [{"absent": true}]})", {get("/"), post("")}, {post("a")}},
      {R"({"bodyPatterns": [{"contains": "a"}]})", {post("ba")}, {get("/"), post("b")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$.a[?(@.b == true)]"}]})",
       {post(R"({"a":[{"b":true}]})")},
       {post(R"({"a":[{"b":"true"}]})"), post(R"({"a":[{"b":false}]})"), post(R"({"a":[{}]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$.a[?(@.b > 1)]"}]})",
       {post(R"({"a":[{"b":2}]})")},
       {post(R"({"a":[{"b":"2"}]})"), post(R"({"a":[{"b":true}]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$.a[?(@.b != 1)]"}]})",
       {post(R"({"a":[{}]})"), post(R"({"a":[{"b":"1"}]})"), post(R"({"a":[{"b":2}]})")},
       {post(R"({"a":[{"b":1}]})"), post(R"({"a":[{"b":1.0}]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$.a[?(@.b == '1')]"}]})",
       {post(R"({"a":[{"b":"1"}]})")},
       {post(R"({"a":[{"b":1}]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": {"expression": "$.a", "not": {"contains": "b"}}}]})",
       {post(R"({"a":"c"})")},
       {post("{}"), post(R"({"a":"b"})")}},
      {R"({"queryParameters": {"q": {"contains": "b c"}}})",
       {get("/?q=ab+c"), get("/?q=1&q=b%20cd")},
       {get("/?q=b"), get("/"), get("/?Q=b+c")}},
      {R"({"cookies": {"c": {"equalTo": "1"}}})",
       {get("/", {{"Cookie", "b=2; c=1"}})},
       {get("/", {{"Cookie", "c=2"}}), get("/")}},
      {R"({"basicAuth": {"username": "ann", "password": "pass"}})",
       {get("/", {{"Authorization", "Basic YW5uOnBhc3M="}})},
       {get("/", {{"Authorization", "Basic YW5uOm5v"}}), get("/")}},
      {R"({"formParameters": {"a": {"equalTo": "1 2"}}})",
       {post("a=1+2", "application/x-www-form-urlencoded")},
       {post("a=1+2"), post("a=12", "application/x-www-form-urlencoded")}},
      {R"({"host": {"equalTo": "api.example"}})",
       {get("/", {{"Host", "api.example:80"}}), get("http://api.example/")},
       {get("/", {{"Host", "other.example"}})}},
      {R"({"bodyPatterns": [{"contains": "a"}, {"contains": "b"}]})", {post("ba")}, {post("a"), post("")}},
      {R"({"bodyPatterns": [{"matches": "a.b"}]})", {post("a\nb")}, {post("xa\nb")}},
      {R"({"bodyPatterns": [{"binaryEqualTo": "AAEC"}]})", {post(std::string("\0\1\2", 3))}, {post("AAEC")}},
      {R"({"bodyPatterns": [{"or": [{"equalTo": "a"}, {"equalTo": "b"}]}]})", {post("a"), post("b")}, {post("c")}},
      {R"({"bodyPatterns": [{"and": [{"contains": "a"}, {"not": {"contains": "b"}}]}]})",
       {post("ac")},
       {post("ab"), post("c")}},
      {R"({"bodyPatterns": [{"equalToJson": {"a": [1, 2], "b": null}}]})",
       {post(R"({"b":null,"a":[1.0,2]})")},
       {post(R"({"a":[2,1],"b":null})"), post(R"({"a":[1,2]})"), post(R"({"a":[1,2],"b":null,"c":0})"), post("no")}},
      {R"({"bodyPatterns": [{"equalToJson": "[1, {}]", "ignoreArrayOrder": true}]})",
       {post("[{},1]")},
       {post("[1,1]"), post("[1,{},1]")}},
      {R"({"bodyPatterns": [{"equalToJson": [1], "ignoreExtraElements": true}]})", {post("[1,2]")}, {post("[2,1]")}},
      // The first expected item fits both: it has to leave the one that the second needs.
      {R"({"bodyPatterns": [{"equalToJson": [{}, {"a": 1}], "ignoreArrayOrder": true, "ignoreExtraElements": true}]})",
       {post(R"([{"a":1},{}])"), post(R"([{},{"a":1},3])")},
       {post("[{},{}]")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$.a.b"}]})",
       {post(R"({"a":{"b":0}})"), post(R"({"a":{"b":""}})")},
       {post(R"({"a":{"b":null}})"), post(R"({"a":{"b":[]}})"), post(R"({"a":{}})"), post("no")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$.a[1]['x y']"}]})",
       {post(R"({"a":[0,{"x y":1}]})")},
       {post(R"({"a":[{"x y":1}]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$..n"}]})", {post(R"({"a":[{"n":1}]})")}, {post(R"({"a":[1]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$.a[?(@.n >= 2)].m"}]})",
       {post(R"({"a":[{"n":2,"m":1}]})")},
       {post(R"({"a":[{"n":1,"m":1},{"n":3}]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": "$[?(@.n == 'x')]"}]})",
       {post(R"({"n":"x"})"), post(R"([{"n":"x"}])")},
       {post(R"({"n":"y"})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": {"expression": "$.a[*]", "equalTo": "2"}}]})",
       {post(R"({"a":[1,2]})"), post(R"({"a":["2"]})")},
       {post(R"({"a":[2.0]})"), post(R"({"a":[]})")}},
      {R"({"bodyPatterns": [{"matchesJsonPath": {"expression": "$.a", "absent": true}}]})",
       {post("{}"), post(R"({"a":null})")},
       {post(R"({"a":1})")}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    MappingErrors errors;
    const RequestPattern pattern = read_request_pattern(Json::parse(row.pattern), "", errors);
    CHECK(errors == MappingErrors{});
    for (const Request& request : row.taken) {
      INFO(request.method << ' ' << request.target << ' ' << request.body);
      const RequestFacts facts(request);
      CHECK(pattern.matches(facts).matched);
      CHECK(pattern.judge(facts).distance == 0);
      CHECK(pattern.judge(facts).differences.empty());
    }
    for (const Request& request : row.left) {
      INFO(request.method << ' ' << request.target << ' ' << request.body);
      const RequestFacts facts(request);
      CHECK_FALSE(pattern.matches(facts).matched);
      CHECK(pattern.judge(facts).distance > 0);
      CHECK_FALSE(pattern.judge(facts).differences.empty());
    }
  }
}

TEST_CASE("the distance of near misses is that of WireMock where URL and method differ") {
  MappingErrors errors;
  const RequestPattern pattern = read_request_pattern(Json{{"method", "POST"}, {"urlPath", "/bcd"}}, "", errors);
  const Request request = get("/ab");
  CHECK(pattern.judge(RequestFacts(request)).distance == doctest::Approx(0.2692307692));
}

TEST_CASE("a pattern that explodes gives up within milliseconds, and is no match") {
  MappingErrors errors;
  const RequestPattern pattern =
      read_request_pattern(Json{{"bodyPatterns", {{{"matches", "(a|aa)+[^a]"}}}}}, "", errors);
  CHECK(errors.empty());
  const Request request = post(std::string(60, 'a'));
  const RequestVerdict verdict = pattern.matches(RequestFacts(request));
  CHECK(verdict.gave_up);
  CHECK_FALSE(verdict.matched);
}

TEST_CASE("comparing large lists in any order gives up instead of taking for ever") {
  Json expected = Json::array();
  Json actual = Json::array();
  for (int i = 0; i < 3'000; ++i) {
    expected.push_back(i);
    actual.push_back(2'999 - i);
  }
  MappingErrors errors;
  const RequestPattern pattern = read_request_pattern(
      Json{{"bodyPatterns", {{{"equalToJson", expected}, {"ignoreArrayOrder", true}}}}}, "", errors);
  const Request request = post(actual.dump());
  CHECK(pattern.matches(RequestFacts(request)).gave_up);
}

TEST_CASE("a body is judged without its content coding") {
  MappingErrors errors;
  const RequestPattern pattern =
      read_request_pattern(Json::parse(R"({"bodyPatterns": [{"equalToJson": {"a": 1}}]})"), "", errors);
  CHECK(errors == MappingErrors{});
  const std::string packed = PackedBlanks(8).before(R"({"a": 1})");
  const Request coded{"POST", "/", {{"Content-Encoding", "gzip"}}, packed};
  CHECK(pattern.matches(RequestFacts(coded)).matched);
  const Request unnamed{"POST", "/", {}, packed};
  CHECK_FALSE(pattern.matches(RequestFacts(unnamed)).matched);
  const Request broken{"POST", "/", {{"Content-Encoding", "gzip"}}, R"({"a": 1})"};
  CHECK(pattern.matches(RequestFacts(broken)).matched);  // as it came
  const std::string too_long = PackedBlanks(std::size_t{17} << 20U).before(R"({"a": 1})");
  const Request bomb{"POST", "/", {{"Content-Encoding", "gzip"}}, too_long};
  CHECK_FALSE(pattern.matches(RequestFacts(bomb)).matched);
}

}  // namespace
}  // namespace steelyard::server
