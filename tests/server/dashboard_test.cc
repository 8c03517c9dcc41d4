// The page to look at: where it is served, how it is closed to the outside, and when it gives way.
#include "server/dashboard.h"

#include "base/embedded.h"
#include "provider/pack.h"
#include "tests/server/admin/admin_client.h"
#include "tests/server/story_support.h"

namespace steelyard::server {
namespace {

using test::AdminClient;

// A mock of one API with that path and host, and what `GET target` gives.
http::Response get_of_api(const std::string& path, const std::string& target, http::Headers headers) {
  auto contract = std::make_shared<const openapi::Contract>(test::contract_of(
      "openapi: 3.1.0\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://api.acme.example'}]\npaths:\n  " +
      path + ": {get: {responses: {'200': {description: d, content: {text/plain: {example: mine}}}}}}\n"));
  std::vector<provider::Provider> providers;
  providers.push_back(provider::bare_provider(contract, "acme"));
  const Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, 1);
  REQUIRE(mock);
  ServiceOptions options;
  options.clock = [] { return Moment(); };
  Service service(**mock, std::move(options));
  return service.answer({"GET", target, std::move(headers), ""}, {.address = "127.0.0.1", .loopback = true}).response;
}

bool is_page(const http::Response& response) {
  return response.status == 200 && response.headers.combined("Content-Type") == "text/html; charset=utf-8";
}

TEST_CASE("every file of the page is served, as what it is") {
  struct Row {
    const char* ending;
    const char* type;
  };
  const Row rows[] = {{".html", "text/html; charset=utf-8"},
                      {".css", "text/css; charset=utf-8"},
                      {".js", "text/javascript; charset=utf-8"},
                      {".svg", "image/svg+xml"}};
  AdminClient client;
  std::size_t files = 0;
  constexpr std::string_view kFolder = "server/dashboard/";
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kFolder)) continue;
    CAPTURE(file.path);
    ++files;
    const std::string target = "/__admin/ui/" + std::string(file.path.substr(kFolder.size()));
    const http::Response response = client.ask("GET", target).response;
    CHECK(response.status == 200);
    CHECK(response.body == file.text);
    for (const Row& row : rows) {
      if (file.path.ends_with(row.ending)) CHECK(response.headers.combined("Content-Type") == row.type);
    }
    CHECK(response.headers.combined("X-Content-Type-Options") == "nosniff");
    CHECK(response.headers.combined("Content-Security-Policy") ==
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
          "require-trusted-types-for 'script'; trusted-types 'none'");
  }
  CHECK(files > 10);
}

TEST_CASE("the page is at / and /__admin/ui, for GET and HEAD") {
  AdminClient client;
  for (const char* path : {"/", "/?x=1", "/__admin/ui", "/__admin/ui/"}) {
    CAPTURE(path);
    CHECK(is_page(client.ask("GET", path).response));
    CHECK(is_page(client.ask("HEAD", path).response));
    const http::Response refused = client.ask("POST", path, "x").response;
    CHECK(refused.status == 405);
    CHECK(refused.headers.combined("Allow") == "GET, HEAD");
  }
  for (const char* path : {"/__admin/ui/none.js", "/__admin/ui/../admin.cc", "/__admin/uix", "/__admin/ui//"})
    CHECK(client.status("GET", path) == 404);
  CHECK(client.json("GET", "/__admin/requests").at("meta").at("total") == 0);  // looking leaves no trace
}

TEST_CASE("the page at / gives way to whoever names it, and stays below /__admin") {
  const http::Headers here = {{"Host", "127.0.0.1:4010"}};
  CHECK(get_of_api("/", "/", here).body == "mine");
  CHECK(is_page(get_of_api("/", "/__admin/ui", here)));
  CHECK(is_page(get_of_api("/v1", "/", here)));
  CHECK(is_page(get_of_api("/{any}", "/", here)));
  CHECK(get_of_api("/v1", "/", {{"Host", "api.acme.example"}}).status == 404);
  CHECK(get_of_api("/v1", "http://elsewhere.example/", {{"Host", "elsewhere.example"}}).status != 200);
  AdminClient client;
  client.ask("POST", "/__admin/mappings", R"({"request": {"url": "/"}, "response": {"status": 418}})");
  CHECK(client.status("GET", "/") == 418);
  CHECK(is_page(client.ask("GET", "/__admin/ui").response));
}

TEST_CASE("whoever may not use the admin API gets the page, and nothing that it would show") {
  AdminClient client({}, {"127.0.0.1", "token"});
  CHECK(is_page(client.ask("GET", "/").response));
  for (const char* path : {"/__admin/providers", "/__admin/samples", "/__admin/faults", "/__admin/requests/stream"})
    CHECK(client.status("GET", path) == 401);
}

TEST_CASE("faults and samples can be asked for") {
  AdminClient client;
  const Json faults = client.json("GET", "/__admin/faults").at("faults");
  CHECK(faults.size() == all_faults().size());
  CHECK(faults[0].at("name") == "EMPTY_RESPONSE");
  const Json samples = client.json("GET", "/__admin/samples").at("samples");
  REQUIRE(samples.size() == 1);
  CHECK(samples[0].at("provider") == "acme");
  CHECK(samples[0].at("operation") == "GET /v1/balance");
  const Json& request = samples[0].at("request");
  http::Headers headers;
  for (const Json& header : request.at("headers"))
    headers.add(header[0].get<std::string>(), header[1].get<std::string>());
  CHECK(client.ask(request.at("method").get<std::string>(), request.at("url").get<std::string>(), "", headers)
            .response.status == 200);
}

// The state of each scenario that runs, by name.
Json running(const Json& answer) {
  Json found = Json::object();
  for (const Json& scenario : answer.at("scenarios")) {
    if (scenario.at("running") == true) found[scenario.at("name").get<std::string>()] = scenario.at("state");
  }
  return found;
}

TEST_CASE("a scenario of a provider is started, moved and stopped") {
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  REQUIRE(loader);
  Result<provider::Provider> sunor = loader->load_builtin("sunor");
  REQUIRE(sunor);
  std::vector<provider::Provider> providers;
  providers.push_back(std::move(*sunor));
  const Result<std::unique_ptr<Mock>> mock = Mock::create(std::move(providers), {}, 1);
  REQUIRE(mock);
  ServiceOptions options;
  options.clock = [] { return Moment(); };
  Service service(**mock, std::move(options));
  const auto ask = [&](const std::string& method, const std::string& target, const std::string& body) {
    return service
        .answer({method, target, {{"Host", "127.0.0.1"}, {"x-api-key", "k"}}, body},
                {.address = "127.0.0.1", .loopback = true})
        .response;
  };
  const auto scenario = [&](const std::string& method, const std::string& body) {
    return ask(method, "/__admin/providers/sunor/scenario", body);
  };
  CHECK(running(Json::parse(scenario("GET", "").body)) == Json::object());
  CHECK(running(Json::parse(scenario("PUT", R"({"name": "spend"})").body)) == Json{{"spend", "full"}});
  CHECK(Json::parse(ask("GET", "/api/v1/account/balance", "").body).at("data").at("available") == 30);
  CHECK(Json::parse(ask("GET", "/api/v1/account/balance", "").body).at("data").at("available") == 20);
  CHECK(running(Json::parse(scenario("PUT", R"({"name": "spend", "state": "used-up"})").body)) ==
        Json{{"spend", "used-up"}});
  CHECK(ask("GET", "/api/v1/account/balance", "").status == 402);
  CHECK(running(Json::parse(scenario("PUT", R"({"name": "top-up"})").body)).size() == 1);

  // What is refused changes nothing.
  struct Row {
    const char* body;
    int status;
  };
  const Row rows[] = {{R"({"name": "spent"})", 404},
                      {R"({})", 404},
                      {R"({"name": "spend", "state": "rich"})", 422},
                      {R"({"name": "spend", "stat": "full"})", 422},
                      {"{", 400}};
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(scenario("PUT", row.body).status == row.status);
    CHECK(running(Json::parse(scenario("GET", "").body)).contains("top-up"));
  }
  CHECK(Json::parse(scenario("PUT", R"({"name": "spent"})").body).at("detail") ==
        "no scenario of the provider is called spent; did you mean spend?");
  CHECK(running(Json::parse(scenario("DELETE", "").body)) == Json::object());
  CHECK(ask("GET", "/api/v1/account/balance", "").status == 200);
  CHECK(ask("GET", "/__admin/providers/none/scenario", "").status == 404);
}

TEST_CASE("scenarios of a pack stand among those of stubs, and are moved and reset as they are") {
  const std::unique_ptr<Mock> mock = mock_of("sunor");
  REQUIRE(mock->scenarios().start("sunor", "spend"));
  ServiceOptions options;
  options.clock = [] { return Moment(); };
  Service service(*mock, std::move(options));
  const auto ask = [&](const std::string& method, const std::string& target, const std::string& body = "") {
    return service
        .answer({method, target, {{"Host", "127.0.0.1"}, {"x-api-key", "k"}}, body},
                {.address = "127.0.0.1", .loopback = true})
        .response;
  };
  const auto listed = [&] { return Json::parse(ask("GET", "/__admin/scenarios").body).at("scenarios"); };
  const auto state = [&] { return listed().at(0).at("state").get<std::string>(); };
  REQUIRE(listed().size() == 1);
  CHECK(listed().at(0) == Json({{"id", "sunor/spend"},
                                {"name", "sunor/spend"},
                                {"state", "full"},
                                {"possibleStates", {"full", "spending", "used-up"}},
                                {"mappings", Json::array()}}));
  ask("GET", "/api/v1/account/balance");
  ask("GET", "/api/v1/account/balance");
  CHECK(state() == "spending");  // that of the key
  CHECK(ask("PUT", "/__admin/scenarios/sunor/spend/state", R"({"state": "used-up"})").status == 200);
  CHECK(state() == "used-up");
  CHECK(ask("GET", "/api/v1/account/balance").status == 402);
  const Json event = Json::parse(ask("GET", "/__admin/requests?limit=1").body).at("requests").at(0);
  CHECK(event.at("steelyard").at("scenario") == "spend: used-up");
  CHECK(ask("POST", "/__admin/scenarios/reset").status == 200);
  CHECK(state() == "full");
  CHECK(ask("PUT", "/__admin/scenarios/sunor%2Fspend/state", R"({"state": "used-up"})").status == 200);
  CHECK(ask("PUT", "/__admin/scenarios/sunor/spend/state").status == 200);  // back to its beginning
  CHECK(state() == "full");
  CHECK(ask("PUT", "/__admin/scenarios/sunor/spend/state", R"({"state": "rich"})").status == 422);
  CHECK(ask("PUT", "/__admin/scenarios/sunor/spend/state", R"({"stat": "full"})").status == 422);
  CHECK(ask("PUT", "/__admin/scenarios/sunor/top-up/state", R"({"state": "x"})").status == 404);  // does not run
  CHECK(ask("PUT", "/__admin/scenarios/sunor/spent/state", R"({"state": "x"})").status == 404);
  CHECK(state() == "full");
  // A stub's scenario beside it.
  ask("POST", "/__admin/mappings", R"({"scenarioName": "job", "requiredScenarioState": "Started",
      "newScenarioState": "done", "request": {"url": "/job"}, "response": {"status": 200}})");
  ask("GET", "/job");
  CHECK(listed().size() == 2);
  CHECK(Json::parse(ask("GET", "/__admin/requests?limit=1").body).at("requests").at(0).at("steelyard").at("scenario") ==
        "job: Started");
}

}  // namespace
}  // namespace steelyard::server
