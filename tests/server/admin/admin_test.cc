// The admin API route by route, without sockets.
#include "server/admin/admin.h"

#include "server/admin/reply.h"
#include "tests/server/admin/admin_client.h"

namespace steelyard::server {
namespace {

using test::AdminClient;

constexpr char kOne[] = R"({"id": "11111111-1111-4111-8111-111111111111", "request": {"url": "/one"}})";
constexpr char kNone[] = "00000000-0000-4000-8000-000000000000";

TEST_CASE("mappings are added, shown, edited and removed") {
  AdminClient client;
  const std::string id = "/__admin/mappings/11111111-1111-4111-8111-111111111111";
  CHECK(client.ask("POST", "/__admin/mappings", kOne).response.status == 201);
  CHECK(client.status("POST", "/__admin/mappings", kOne) == 422);
  CHECK(client.ask("GET", "/one").response.headers.combined("Matched-Stub-Id") ==
        std::string(test::AdminClient::kStub));
  CHECK(client.json("GET", "/__admin/mappings").at("meta").at("total") == 1);
  CHECK(client.json("GET", id).at("request").at("method") == "ANY");
  CHECK(client.json("PUT", id, R"({"uuid": "22222222-2222-4222-8222-222222222222", "request": {"url": "/two"}})")
            .at("uuid") == test::AdminClient::kStub);
  CHECK(client.status("GET", "/one") == 404);
  CHECK(client.status("GET", "/two") == 200);
  CHECK(client.status("PUT", id, "{") == 400);
  CHECK(client.status("PUT", id, R"({"x": 1})") == 422);
  CHECK(client.json("DELETE", id) == Json::object());
  for (const char* method : {"GET", "PUT", "DELETE"})
    CHECK(client.status(method, std::string("/__admin/mappings/") + kNone, "{}") == 404);
  client.ask("POST", "/__admin/mappings", kOne);
  CHECK(client.status("POST", "/__admin/mappings/reset") == 200);
  CHECK(client.json("GET", "/__admin/mappings").at("mappings").empty());
}

TEST_CASE("mappings are shown in parts, and edited and removed by what the body names") {
  AdminClient client;
  const char* const paths[] = {"/a", "/b", "/c"};
  for (const char* path : paths)
    client.ask("POST", "/__admin/mappings", R"({"request": {"url": ")" + std::string(path) + R"("}})");
  const auto part = [&](const std::string& query) {
    const Json list = client.json("GET", "/__admin/mappings" + query);
    CHECK(list.at("meta").at("total") == 3);
    std::string urls;
    for (const Json& mapping : list.at("mappings")) urls += mapping.at("request").at("url").get<std::string>();
    return urls;
  };
  CHECK(part("") == "/c/b/a");
  CHECK(part("?limit=2") == "/c/b");
  CHECK(part("?offset=1") == "/b/a");
  CHECK(part("?limit=1&offset=1") == "/b");
  CHECK(part("?offset=9") == "");
  CHECK(client.status("GET", "/__admin/mappings?limit=some") == 400);
  CHECK(client.status("GET", "/__admin/mappings?offset=-1") == 400);
  Json first = client.json("GET", "/__admin/mappings?limit=1").at("mappings")[0];
  first["response"] = {{"status", 418}};
  CHECK(client.status("POST", "/__admin/mappings/edit", first.dump()) == 200);
  CHECK(client.status("GET", "/c") == 418);
  CHECK(client.status("POST", "/__admin/mappings/edit", kOne) == 404);
  CHECK(client.status("POST", "/__admin/mappings/remove", first.dump()) == 200);
  CHECK(client.status("GET", "/c") == 404);
  CHECK(client.status("POST", "/__admin/mappings/remove", R"({"request": {"url": "/a"}})") == 200);
  CHECK(client.status("GET", "/a") == 404);
  CHECK(client.status("GET", "/b") == 200);
}

TEST_CASE("an import is taken whole or not at all") {
  AdminClient client;
  const std::string bad = client
                              .ask("POST", "/__admin/mappings/import",
                                   R"({"mappings": [{"request": {"url": "/a"}}, {"request": {"urk": "/b"}}]})")
                              .response.body;
  CHECK(Json::parse(bad).at("errors")[0].at("source").at("pointer") == "/mappings/1/request/urk");
  CHECK(client.json("GET", "/__admin/mappings").at("meta").at("total") == 0);
  client.ask("POST", "/__admin/mappings", kOne);
  const std::string one = R"({"id": "11111111-1111-4111-8111-111111111111", "request": {"url": "/new"}})";
  const auto import = [&](const std::string& options) {
    return client.status("POST", "/__admin/mappings/import",
                         R"({"mappings": [)" + one + R"(, {"request": {"url": "/b"}, "response": {"status": 201}},
                          {"request": {"url": "/b"}}], "importOptions": )" +
                             options + "}");
  };
  CHECK(import(R"({"duplicatePolicy": "IGNORE"})") == 200);
  CHECK(client.status("GET", "/one") == 200);
  CHECK(client.status("GET", "/b") == 201);  // the first of the list
  CHECK(import(R"({"duplicatePolicy": "OVERWRITE", "deleteAllNotInImport": true})") == 200);
  CHECK(client.json("GET", "/__admin/mappings").at("meta").at("total") == 3);
  CHECK(client.status("GET", "/new") == 200);
  CHECK(import(R"({"duplicatePolicy": "MAYBE"})") == 422);
}

TEST_CASE("stubs are found and removed by what they say of themselves") {
  AdminClient client;
  client.ask("POST", "/__admin/mappings", R"({"metadata": {"team": "red"}})");
  client.ask("POST", "/__admin/mappings", R"({"metadata": {"team": "blue"}})");
  client.ask("POST", "/__admin/mappings", "{}");
  const char pattern[] = R"({"matchesJsonPath": {"expression": "$.team", "equalTo": "red"}})";
  CHECK(client.json("POST", "/__admin/mappings/find-by-metadata", pattern).at("meta").at("total") == 1);
  client.json("POST", "/__admin/mappings/remove-by-metadata", pattern);
  CHECK(client.json("GET", "/__admin/mappings").at("meta").at("total") == 2);
}

TEST_CASE("the journal is listed, counted, searched and pruned") {
  AdminClient client;
  client.ask("POST", "/__admin/mappings", R"({"request": {"urlPath": "/one"}, "metadata": {"a": 1}})");
  client.ask("GET", "/one?a=1");
  client.ask("GET", "/one?a=2");
  client.ask("POST", "/nowhere", "body", {{"X-A", "1"}, {"x-a", "2"}});
  client.ask("GET", "/v1/balance");
  const auto total = [&](const std::string& query) {
    return client.json("GET", "/__admin/requests" + query).at("meta").at("total").get<int>();
  };
  CHECK(total("") == 4);
  CHECK(total("?unmatched=true") == 1);
  CHECK(client.json("GET", "/__admin/requests?since=2026-11-21T09:14:05.496Z").at("requests").size() == 4);
  CHECK(client.json("GET", "/__admin/requests?since=2026-11-21T10:14:05.497%2B01:00").at("requests").empty());
  CHECK(total("?since=2999-01-01T00:00:00Z") == 4);
  CHECK(client.json("GET", "/__admin/requests?limit=2").at("requests").size() == 2);
  CHECK(client.status("GET", "/__admin/requests?limit=some") == 400);
  CHECK(client.status("GET", "/__admin/requests?since=soon") == 400);
  const Json unmatched = client.json("GET", "/__admin/requests/unmatched").at("requests");
  REQUIRE(unmatched.size() == 1);
  CHECK(unmatched[0].at("url") == "/nowhere");
  CHECK(unmatched[0].at("absoluteUrl") == "http://127.0.0.1:4010/nowhere");
  CHECK(unmatched[0].at("headers").at("X-A") == Json({"1", "2"}));
  CHECK(unmatched[0].at("bodyAsBase64") == "Ym9keQ==");
  CHECK(unmatched[0].at("loggedDate") == 1'795'252'445'497);
  CHECK(unmatched[0].at("loggedDateString") == "2026-11-21T09:14:05.497Z");
  CHECK(unmatched[0].at("port") == 4010);
  const Json newest = client.json("GET", "/__admin/requests").at("requests")[0];
  CHECK(newest.at("wasMatched") == true);
  CHECK(newest.at("steelyard").at("operation") == "GET /v1/balance");
  CHECK(newest.at("steelyard").at("why") == "no credential");
  const std::string id = "/__admin/requests/" + newest.at("id").get<std::string>();
  CHECK(client.json("GET", id) == newest);
  CHECK(client.json("DELETE", id) == Json::object());
  CHECK(client.status("GET", id) == 404);
  CHECK(client.json("POST", "/__admin/requests/count", R"({"urlPath": "/one"})").at("count") == 2);
  CHECK(client.json("POST", "/__admin/requests/find", R"({"url": "/one?a=2"})").at("requests").size() == 1);
  const Json both = client.json("POST", "/__admin/requests/find", R"({"urlPath": "/one"})").at("requests");
  REQUIRE(both.size() == 2);
  CHECK(both[0].at("loggedDate") <= both[1].at("loggedDate"));
  CHECK(both[1].at("url") == "/one?a=2");
  CHECK(client.json("POST", "/__admin/requests/remove", R"({"url": "/one?a=2"})").at("serveEvents").size() == 1);
  CHECK(client.json("POST", "/__admin/requests/remove-by-metadata", R"({"matchesJsonPath": "$.a"})")
            .at("serveEvents")
            .size() == 1);
  CHECK(total("") == 1);
  CHECK(client.json("DELETE", "/__admin/requests") == Json::object());
  CHECK(total("") == 0);
}

TEST_CASE("a pattern that explodes is a named failure, for stubs and for the journal") {
  AdminClient client;
  const char bomb[] = R"({"bodyPatterns": [{"matches": "(a|aa)+[^a]"}]})";
  client.ask("POST", "/nowhere", std::string(60, 'a'));
  for (const char* path : {"count", "find", "remove"})
    CHECK(client.status("POST", std::string("/__admin/requests/") + path, bomb) == 422);
  CHECK(client.status("POST", "/__admin/near-misses/request-pattern", bomb) == 422);
  client.ask("POST", "/__admin/mappings", std::string(R"({"request": )") + bomb + "}");
  const http::Response failed = client.ask("POST", "/nowhere", std::string(60, 'a')).response;
  CHECK(failed.status == 500);
  CHECK(Json::parse(failed.body).at("type") == "urn:steelyard:problem:pattern-gave-up");
}

TEST_CASE("near misses name stubs, operations and differences") {
  AdminClient client;
  client.ask("POST", "/__admin/mappings", R"({"request": {"method": "PUT", "urlPath": "/v1/balanca"}})");
  client.ask("GET", "/v1/balanse");
  const Json misses = client.json("GET", "/__admin/requests/unmatched/near-misses");
  REQUIRE(misses.at("nearMisses").size() == 1);
  CHECK(misses.at("nearMisses")[0].at("matchResult").at("diffDescriptions")[0] ==
        Json({{"expected", "method PUT"}, {"actual", "GET"}, {"errorMessage", "the method does not match"}}));
  REQUIRE(misses.at("operations").size() == 1);
  CHECK(misses.at("operations")[0].at("path") == "/v1/balance");
  for (const char* path : {"/__admin/near-misses/request", "/__admin/requests/near-misses/request"})
    CHECK(client.json("POST", path, R"({"url": "/v1/balancb", "method": "PUT"})").at("nearMisses").size() == 1);
  const Json near = client.json("POST", "/__admin/near-misses/request-pattern", R"({"urlPath": "/v1/balansf"})");
  CHECK(near.at("nearMisses")[0].at("request").at("url") == "/v1/balanse");
  CHECK(near.at("nearMisses")[0].at("requestPattern") == Json({{"urlPath", "/v1/balansf"}}));
}

TEST_CASE("an operation that the request named is a near miss for the reason why it did not answer") {
  const struct {
    const char* method;
    const char* target;
    http::Headers headers;
    const char* path;
    const char* reason;
  } rows[] = {
      {"GET",
       "/v1/balance",
       {{"Prefer", "code=99"}},
       "/v1/balance",
       "the preference code is \"99\" and should be a status from 200 to 599"},
      {"GET",
       "/v1/balance?__delay=-1",
       {},
       "/v1/balance",
       "the preference delay: \"-1\" is no whole number of milliseconds from 0 to 3600000"},
      {"POST", "/v1/balance", {}, "/v1/balance", "the path is documented for GET, HEAD, OPTIONS"},
      {"GET",
       "http://elsewhere.example/v1/balance",
       {},
       "/v1/balance",
       "no API here lives at elsewhere.example, and the mock never forwards a request"},
      {"GET",
       "/v2/v1/balance",
       {},
       "/v1/balance",
       "there is something in front of the path that does not belong to it"},
  };
  for (const auto& row : rows) {
    AdminClient client;
    client.ask(row.method, row.target, "", row.headers);
    const Json operations = client.json("GET", "/__admin/requests/unmatched/near-misses").at("operations");
    CAPTURE(row.target);
    REQUIRE(operations.size() == 1);
    CHECK(operations[0].at("path") == row.path);
    CHECK(operations[0].at("provider") == "acme");
    CHECK(operations[0].at("reason").get<std::string>() == row.reason);
  }
}

TEST_CASE("scenarios are listed, set and reset") {
  AdminClient client;
  client.ask("POST", "/__admin/mappings",
             R"({"scenarioName": "a b", "requiredScenarioState": "Started", "newScenarioState": "two"})");
  CHECK(client.json("GET", "/__admin/scenarios").at("scenarios")[0].at("state") == "Started");
  CHECK(client.json("PUT", "/__admin/scenarios/a%20b/state", R"({"state": "two"})") == Json::object());
  CHECK(client.json("GET", "/__admin/scenarios").at("scenarios")[0].at("state") == "two");
  CHECK(client.status("PUT", "/__admin/scenarios/a%20b/state", R"({"state": "three"})") == 422);
  CHECK(client.status("PUT", "/__admin/scenarios/a%20b/state", R"({"stat": "two"})") == 422);
  CHECK(client.status("PUT", "/__admin/scenarios/c/state", R"({"state": "two"})") == 404);
  client.json("POST", "/__admin/scenarios/reset");
  CHECK(client.json("GET", "/__admin/scenarios").at("scenarios")[0].at("state") == "Started");
}

TEST_CASE("settings delay every answer that names no delay of its own") {
  AdminClient client;
  client.ask("POST", "/__admin/mappings", R"({"request": {"url": "/a"}, "response": {"fixedDelayMilliseconds": 7}})");
  client.ask("POST", "/__admin/mappings", R"({"request": {"url": "/b"}})");
  const auto delay = [&](const char* target) { return client.ask("GET", target).delivery.delay.count(); };
  CHECK(client.json("GET", "/__admin/settings") == Json({{"settings", {{"proxyPassThrough", false}}}}));
  CHECK(client.status("POST", "/__admin/settings",
                      R"({"fixedDelay": 5, "delayDistribution": {"type": "fixed", "milliseconds": 100}})") == 200);
  CHECK(delay("/a") == 107);
  CHECK(delay("/b") == 105);
  CHECK(delay("/v1/balance") == 105);
  CHECK(client.json("GET", "/__admin/settings").at("settings").at("fixedDelay") == 5);
  CHECK(client.status("PUT", "/__admin/settings", "{}") == 200);
  CHECK(delay("/b") == 0);
  for (const char* bad : {R"({"fixedDelay": -5})", R"({"fixedDelays": 5})", R"({"fixedDelay": 1e99})",
                          R"({"delayDistribution": {"type": "uniform", "lower": -1, "upper": 2}})"})
    CHECK(client.status("POST", "/__admin/settings", bad) == 422);
}

TEST_CASE("what the next calls get is set and taken back") {
  AdminClient client;
  const auto get = [&](http::Headers headers = {}) {
    headers.add("X-Own", "key");
    return client.ask("GET", "/v1/balance", "", std::move(headers));
  };
  CHECK(get().response.status == 200);
  const Json set = client.json("PUT", "/__admin/providers/acme",
                               R"({"status": 503, "delay": 20, "fault": "EMPTY_RESPONSE", "times": 2})");
  CHECK(set.at("next").at("fault") == "EMPTY_RESPONSE");
  const Reply reply = get();
  CHECK(reply.response.status == 503);
  CHECK_FALSE(reply.response.headers.has("Preference-Applied"));
  CHECK(reply.delivery.delay == std::chrono::milliseconds(20));
  CHECK(reply.delivery.fault == Fault::empty_response);
  CHECK(client.json("GET", "/__admin/requests?limit=1").at("requests")[0].at("steelyard").at("why") == "admin");
  CHECK(get({{"Prefer", "code=401"}}).response.status == 401);  // the request's own wish wins, and is counted
  CHECK(get().response.status == 200);
  client.json("PUT", "/__admin/providers/acme", R"({"example": "busy"})");
  CHECK(get().response.status == 503);
  client.json("DELETE", "/__admin/providers/acme");
  CHECK(get().response.status == 200);
  const Json grid = client.json("GET", "/__admin/providers").at("providers")[0].at("operations")[0].at("statuses");
  CHECK(grid == Json::parse(R"([{"status": 200, "documented": true, "fixtures": [], "seen": 3},
                                {"status": 401, "documented": true, "fixtures": [], "seen": 1},
                                {"status": 503, "documented": true, "fixtures": [], "seen": 2}])"));
  CHECK(client.status("PUT", "/__admin/providers/acne", "{}") == 404);
  for (const char* bad : {R"({"status": 99})", R"({"state": 503})", R"({"example": "lazy"})", R"({"delay": -1})",
                          R"({"fault": "NONE"})", R"({"times": 0})", "[]"}) {
    CAPTURE(bad);
    CHECK(client.status("PUT", "/__admin/providers/acme", bad) == 422);
  }
}

TEST_CASE("what WireMock has and Steelyard has not is refused by name") {
  AdminClient client;
  for (const char* route : {"POST /mappings/save", "GET /mappings/unmatched"}) {
    CAPTURE(route);
    const std::string text = route;
    const std::size_t blank = text.find(' ');
    const http::Response response = client.ask(text.substr(0, blank), "/__admin" + text.substr(blank + 1)).response;
    CHECK(response.status == 501);
    CHECK(Json::parse(response.body).at("errors")[0].at("title").get<std::string>().ends_with(" is not supported"));
  }
}

TEST_CASE("unknown routes, methods and bodies are told apart") {
  AdminClient client;
  const Json problem = Json::parse(client.ask("GET", "/__admin/mapping").response.body);
  CHECK(problem.at("detail") == "the admin API has no /__admin/mapping; did you mean /__admin/mappings?");
  const http::Response wrong = client.ask("PATCH", "/__admin/mappings").response;
  CHECK(wrong.status == 405);
  CHECK(wrong.headers.combined("Allow") == "GET, POST, DELETE");
  CHECK(client.status("OPTIONS", "/__admin/mappings") == 204);
  CHECK(client.status("HEAD", "/__admin/mappings") == 200);
  const http::Response broken = client.ask("POST", "/__admin/mappings", "{\n  \"request\": ,}").response;
  CHECK(broken.status == 400);
  CHECK(Json::parse(broken.body).at("errors")[0].at("source") == Json({{"line", 2}, {"column", 14}}));
  CHECK(client.status("POST", "/__admin/mappings", std::string(5'000, '[')) == 400);
  CHECK(client.status("POST", "/__admin/requests/count", "") == 400);
}

TEST_CASE("the server tells of itself, forgets everything, and ends") {
  AdminClient client;
  client.ask("POST", "/__admin/mappings", kOne);
  client.json("PUT", "/__admin/providers/acme", R"({"status": 503})");
  client.ask("GET", "/one");
  CHECK(client.json("GET", "/__admin/health").at("version") == "9.9");
  CHECK(client.json("GET", "/__admin/version") == Json({{"version", "9.9"}}));
  CHECK(client.status("POST", "/__admin/reset") == 200);
  CHECK(client.json("GET", "/__admin/mappings").at("meta").at("total") == 0);
  CHECK(client.json("GET", "/__admin/requests").at("meta").at("total") == 0);
  CHECK(client.json("GET", "/__admin/providers/acme").at("next").is_null());
  CHECK(client.shutdowns == 0);
  CHECK(client.ask("POST", "/__admin/shutdown").response.headers.combined("Connection") == "close");
  CHECK(client.shutdowns == 1);
}

TEST_CASE("every route that is refused to strangers changes nothing") {
  AdminClient client;
  const http::Request request{
      "POST", "/__admin/shutdown", {{"Host", "localhost"}, {"Origin", "http://evil.example"}}, ""};
  const Reply refused =
      client.service.answer(request, {.address = "127.0.0.1", .loopback = true, .tls = false, .server_name = ""});
  CHECK(refused.response.status == 403);
  CHECK_FALSE(refused.response.headers.has("Access-Control-Allow-Origin"));
  CHECK(client.shutdowns == 0);
}

}  // namespace
}  // namespace steelyard::server
