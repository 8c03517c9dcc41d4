// /__admin/recordings: an API answers until the recording ends, its stubs from then on.
#include "server/listener.h"
#include "tests/server/admin/admin_client.h"
#include "tests/server/echo.h"

namespace steelyard::server {
namespace {

using test::AdminClient;

TEST_CASE("what an API answers becomes stubs") {
  AdminClient client;
  int count = 0;
  const auto api = test::listen([&count](const http::Request& request) {
    http::Response response{.headers = {{"Content-Type", "text/plain"}, {"X-A", "1"}, {"X-A", "2"}}, .body = "once"};
    if (request.target.starts_with("/twice")) response.body = "time " + std::to_string(++count);
    if (request.method == "POST") response.status = 201;
    return response;
  });
  CHECK(client.json("GET", "/__admin/recordings/status").at("status") == "NeverStarted");
  const Json refused = Json::parse(client.ask("POST", "/__admin/recordings/stop").response.body);
  CHECK(client.status("POST", "/__admin/recordings/stop") == 400);
  CHECK(refused.at("errors")[0].at("title") == "Not currently recording.");

  CHECK(client.status("POST", "/__admin/recordings/start", Json{{"targetBaseUrl", api->url()}}.dump()) == 200);
  CHECK(client.json("GET", "/__admin/recordings/status").at("status") == "Recording");
  CHECK(client.ask("GET", "/once?page=1&api_key=s3cret-of-mine").response.body == "once");
  CHECK(client.ask("GET", "/twice").response.body == "time 1");
  CHECK(client.ask("GET", "/twice").response.body == "time 2");
  CHECK(client.status("POST", "/post", R"({"a": 1})") == 201);
  const Json recorded = client.json("POST", "/__admin/recordings/stop");
  CHECK(client.json("GET", "/__admin/recordings/status").at("status") == "Stopped");
  CHECK(recorded.dump().find("s3cret") == std::string::npos);
  REQUIRE(recorded.at("mappings").size() == 4);
  const Json& once = recorded.at("mappings")[0];
  CHECK(once.at("request").at("urlPath") == "/once");
  CHECK(once.at("request").at("queryParameters") == Json::parse(R"({"page": {"equalTo": "1"}})"));
  CHECK(once.at("response").at("body") == "once");
  CHECK(once.at("response").at("headers") == Json::parse(R"({"Content-Type": "text/plain", "X-A": ["1", "2"]})"));
  CHECK(recorded.at("mappings")[1].at("requiredScenarioState") == "Started");

  api->stop();  // from now on the stubs answer
  CHECK(client.ask("GET", "/once?page=1&api_key=another").response.body == "once");
  CHECK(client.status("GET", "/once?page=2") == 404);
  CHECK(client.ask("GET", "/twice").response.body == "time 1");
  CHECK(client.ask("GET", "/twice").response.body == "time 2");
  CHECK(client.status("POST", "/post", R"({"a": 1})") == 201);
  CHECK(client.status("POST", "/post", R"({"a": 2})") == 404);
}

TEST_CASE("what a recording cannot do is refused by name") {
  AdminClient client;
  struct Row {
    std::string body;
    std::string pointer;
  };
  const Row rows[] = {
      {"{}", "/targetBaseUrl"},
      {R"({"targetBaseUrl": "ftp://x"})", "/targetBaseUrl"},
      {R"({"targetBaseUrl": "http://x", "transformers": ["t"]})", "/transformers"},
      {R"({"targetBaseUrl": "http://x", "filters": {"method": "GET"}})", "/filters"},
      {R"({"targetBaseUrl": "http://x", "targetBaseUrls": 1})", "/targetBaseUrls"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    const http::Response response = client.ask("POST", "/__admin/recordings/start", row.body).response;
    CHECK(response.status == 422);
    CHECK(Json::parse(response.body).at("errors")[0].at("source").at("pointer") == row.pointer);
  }
  CHECK(client.status("POST", "/__admin/recordings/start", "{") == 400);
  CHECK(client.json("GET", "/__admin/recordings/status").at("status") == "NeverStarted");
  CHECK(client.json("POST", "/__admin/recordings/snapshot").at("mappings").empty());
}

}  // namespace
}  // namespace steelyard::server
