// Own routes, stubs before the mock, browsers, the log.
#include "server/service.h"

#include <algorithm>  // counting

#include "base/document.h"
#include "server/own_routes.h"
#include "tests/server/admin/admin_client.h"

namespace steelyard::server {
namespace {

using test::AdminClient;

TEST_CASE("stubs are asked before the mock, own routes before both") {
  AdminClient client;
  CHECK(client.status("GET", "/v1/balance?pass=k") == 200);
  client.ask("POST", "/__admin/mappings", R"({"name": "all", "response": {"status": 418}})");
  const http::Response stubbed = client.ask("GET", "/v1/balance?pass=k").response;
  CHECK(stubbed.status == 418);
  CHECK(stubbed.headers.combined("Matched-Stub-Name") == "all");
  CHECK(client.status("GET", "/readyz") == 200);
  CHECK(client.status("GET", "/__admin/version") == 200);
  CHECK(client.json("GET", "/__admin/requests").at("meta").at("total") == 2);  // own routes are not kept
}

TEST_CASE("the health of the mock is told plainly, and to nobody but who asks") {
  AdminClient client;
  const http::Headers page = {{"Origin", "http://page.example"}};
  const http::Response health = client.ask("GET", "/healthz", "", page).response;
  CHECK(health.status == 200);
  CHECK(health.body == "{\"status\":\"ok\"}\n");
  CHECK_FALSE(health.headers.has("Access-Control-Allow-Origin"));
  CHECK(client.status("POST", "/healthz") == 405);
  CHECK(client.status("OPTIONS", "/healthz") == 204);
  CHECK(client.json("GET", "/__admin/requests").at("meta").at("total") == 0);
  CHECK(client.json("GET", "/__admin/requests/unmatched").at("requests").empty());
  CHECK(client.ask("GET", "/metrics").response.body.find("why=\"health\"") == std::string::npos);
  CHECK(client.status("GET", "http://evil.example/healthz") == 403);
  client.ask("POST", "/__admin/mappings", R"({"request": {"url": "/healthz"}, "response": {"status": 500}})");
  CHECK(client.status("GET", "/healthz") == 500);
}

TEST_CASE("a contract is served as it was read") {
  AdminClient client;
  const http::Response contract = client.ask("GET", "/openapi/acme.yaml").response;
  CHECK(contract.headers.combined("Content-Type") == "application/yaml");
  const Result<Document> read = read_yaml(contract.body, "");
  REQUIRE(read);
  CHECK(read->root().at("info").at("title") == "Acme");
  const http::Response missing = client.ask("GET", "/openapi/acne.yaml").response;
  CHECK(missing.status == 404);
  CHECK(Json::parse(missing.body).at("known") == Json({"/openapi/acme.yaml"}));
  for (const char* path : {"/openapi/acme.yaml", "/readyz"}) CHECK(client.status("POST", path) == 405);
  CHECK(Json::parse(client.ask("GET", "/readyz").response.body).at("providers") == Json({"acme"}));
}

TEST_CASE("a page of another site may read mocked answers, and nothing else") {
  AdminClient client;
  const http::Headers page = {{"Origin", "http://page.example"}};
  const http::Response read = client.ask("GET", "/v1/balance?pass=k", "", page).response;
  CHECK(read.headers.combined("Access-Control-Allow-Origin") == "*");
  CHECK(read.headers.combined("Access-Control-Expose-Headers") == "Content-Type");
  CHECK_FALSE(client.ask("GET", "/v1/balance?pass=k").response.headers.has("Access-Control-Allow-Origin"));
  http::Headers preflight = page;
  preflight.add("Access-Control-Request-Method", "GET");
  preflight.add("Access-Control-Request-Headers", "x-own");
  const http::Response allowed = client.ask("OPTIONS", "/v1/balance", "", preflight).response;
  CHECK(allowed.status == 204);
  CHECK(allowed.headers.combined("Access-Control-Allow-Methods") == "GET, HEAD, OPTIONS");
  CHECK(allowed.headers.combined("Access-Control-Allow-Headers") == "x-own");
  CHECK(client.ask("OPTIONS", "/nowhere", "", preflight).response.status == 404);
  client.ask("POST", "/__admin/mappings", R"({"request": {"method": "GET", "url": "/stub"}})");
  CHECK(client.ask("OPTIONS", "/stub", "", preflight).response.status == 204);
  const http::Response admin = client.ask("OPTIONS", "/__admin/mappings", "", preflight).response;
  CHECK(admin.status == 403);
  CHECK_FALSE(admin.headers.has("Access-Control-Allow-Origin"));
}

TEST_CASE("bodies that are long are left out of the journal, and say so") {
  AdminClient client({.body = 10});
  client.ask("POST", "/nowhere", std::string(11, 'x'));
  const Json event = client.json("GET", "/__admin/requests").at("requests")[0];
  CHECK(event.at("request").at("body") == "");
  CHECK(event.at("request").at("bodyOmittedBytes") == 11);
  CHECK(event.at("response").at("bodyOmittedBytes") > 10);
}

TEST_CASE("every own route has a path of its own, and yields to none or to literals") {
  for (const OwnRoute& route : own_routes()) {
    CHECK(route.path.starts_with('/'));
    CHECK(static_cast<bool>(route.answer));
    CHECK(std::count_if(own_routes().begin(), own_routes().end(),
                        [&](const OwnRoute& other) { return other.path == route.path; }) == 1);
  }
}

}  // namespace
}  // namespace steelyard::server
