// docs/wiremock.md says what of WireMock is supported: every row is held against the program, and everything that the
// program knows has its row.
#include <set>      // rows
#include <sstream>  // lines

#include "base/file.h"
#include "server/admin/admin.h"
#include "server/stubs/value_pattern.h"
#include "tests/server/admin/admin_client.h"
#include "tests/support/places.h"

namespace steelyard::test {
namespace {

struct Row {
  std::string what;  // JSON, or a route
  bool supported = false;
};

std::vector<Row> rows_of_page() {
  const Result<std::string> page = read_file(source_dir() + "/docs/wiremock.md");
  REQUIRE(page);
  std::vector<Row> rows;
  std::istringstream lines(*page);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t end = line.find("` | ");
    if (!line.starts_with("| `") || end == std::string::npos) continue;
    const std::string said = line.substr(end + 4);
    CHECK((said.starts_with("yes |") || said.starts_with("refused |")));
    rows.push_back({line.substr(3, end - 3), said.starts_with("yes")});
  }
  return rows;
}

TEST_CASE("mappings are taken or refused as the page says") {
  std::set<std::string> operations;
  std::size_t mappings = 0;
  for (const Row& row : rows_of_page()) {
    if (!row.what.starts_with('{')) continue;
    CAPTURE(row.what);
    ++mappings;
    AdminClient client;
    CHECK(client.status("POST", "/__admin/mappings", row.what) == (row.supported ? 201 : 422));
    for (const server::ValueOperation& operation : server::value_operations()) {
      if (row.what.find("{\"" + std::string(operation.name) + "\":") == std::string::npos) continue;
      operations.insert(std::string(operation.name));
      if (operation.read == nullptr) CHECK_FALSE(row.supported);
    }
  }
  CHECK(mappings > 50);
  CHECK(operations.size() == server::value_operations().size());
}

TEST_CASE("routes are there or refused as the page says, and all are on it") {
  std::set<std::string> on_page;
  for (const Row& row : rows_of_page()) {
    if (row.what.starts_with('{')) continue;
    CAPTURE(row.what);
    on_page.insert(row.what);
    std::string path = row.what.substr(row.what.find(' ') + 1);
    if (const std::size_t id = path.find("{}"); id != std::string::npos) path.replace(id, 2, "some");
    AdminClient client;
    const http::Response response =
        client.ask(row.what.substr(0, row.what.find(' ')), "/__admin" + path, "{}").response;
    CHECK((response.status == 501) == !row.supported);
    CHECK(response.status != 405);
    CHECK(response.body.find("no-admin-route") == std::string::npos);
  }
  std::set<std::string> known;
  for (const auto family :
       {server::mapping_list_routes, server::mapping_routes, server::stream_routes, server::near_miss_routes,
        server::request_routes, server::scenario_routes, server::settings_routes, server::recording_routes,
        server::provider_routes, server::provider_scenario_routes, server::catalogue_routes, server::system_routes}) {
    for (const server::AdminRoute& route : family())
      known.insert(std::string(route.method) + " " + std::string(route.path));
  }
  CHECK(known == on_page);
}

}  // namespace
}  // namespace steelyard::test
