// Who may use the admin API: one row a request.
#include "server/guard.h"

#include <doctest/doctest.h>

namespace steelyard::server {
namespace {

TEST_CASE("only programs of this machine, or whoever has the token, may use the admin API") {
  struct Row {
    const char* name;
    http::Headers headers;
    bool loopback;
    int status;  // 0: allowed
    std::string target = "/__admin/mappings";
    GuardOptions options = {"127.0.0.1", ""};
  };
  const GuardOptions token{"0.0.0.0", "s3cret"};
  const Row rows[] = {
      {"a program of this machine", {{"Host", "127.0.0.1:4010"}}, true, 0},
      {"by name", {{"Host", "LOCALHOST:4010"}}, true, 0},
      {"by IPv6", {{"Host", "[::1]:4010"}}, true, 0},
      {"by another address of loopback", {{"Host", "127.0.0.2"}}, true, 0},
      {"by the host that is listened on", {{"Host", "mock.lan:4010"}}, true, 0, "/__admin", {"mock.lan", ""}},
      {"by absolute form", {{"Host", "localhost"}}, true, 0, "http://localhost/__admin"},
      {"from elsewhere", {{"Host", "127.0.0.1:4010"}}, false, 403},
      {"a name that points here", {{"Host", "evil.example:4010"}}, true, 403},
      {"a name that begins like an address", {{"Host", "127.0.0.1.evil.example"}}, true, 403},
      {"a name that begins like localhost", {{"Host", "localhost.evil.example"}}, true, 403},
      {"a target of another name", {{"Host", "localhost"}}, true, 403, "http://evil.example/__admin"},
      {"no name at all", {}, true, 403},
      {"any name where all addresses are listened on", {{"Host", "0.0.0.0"}}, true, 403, "/__admin", {"0.0.0.0", ""}},
      {"a page of this server", {{"Host", "localhost:1"}, {"Origin", "http://localhost:1"}}, true, 0},
      {"a page of another port", {{"Host", "localhost:1"}, {"Origin", "http://localhost:2"}}, true, 403},
      {"a page of another scheme", {{"Host", "localhost:1"}, {"Origin", "https://localhost:1"}}, true, 403},
      {"a page of another site", {{"Host", "localhost:1"}, {"Origin", "http://evil.example"}}, true, 403},
      {"a page of another site, behind this server",
       {{"Host", "localhost:1"}, {"Origin", "http://localhost:1"}, {"Origin", "http://evil.example"}},
       true,
       403},
      {"a page of another site, in front of this server",
       {{"Host", "localhost:1"}, {"Origin", "http://evil.example"}, {"Origin", "http://localhost:1"}},
       true,
       403},
      {"a page of another site, said twice",
       {{"Host", "localhost:1"}, {"Sec-Fetch-Site", "same-origin"}, {"Sec-Fetch-Site", "cross-site"}},
       true,
       403},
      {"a page without an origin", {{"Host", "localhost:1"}, {"Origin", "null"}}, true, 403},
      {"an image on a page of another site", {{"Host", "localhost:1"}, {"Sec-Fetch-Site", "cross-site"}}, true, 403},
      {"a page of another port, without Origin", {{"Host", "localhost:1"}, {"Sec-Fetch-Site", "same-site"}}, true, 403},
      {"typed by hand", {{"Host", "localhost:1"}, {"Sec-Fetch-Site", "none"}}, true, 0},
      {"a page of this server, said by the browser",
       {{"Host", "localhost:1"}, {"Sec-Fetch-Site", "same-origin"}},
       true,
       0},
      {"the token, from anywhere", {{"Authorization", "Bearer s3cret"}, {"Host", "any"}}, false, 0, "/__admin", token},
      {"the token, its scheme in capitals", {{"Authorization", "BEARER s3cret"}}, false, 0, "/__admin", token},
      {"another token", {{"Authorization", "Bearer s3cres"}}, false, 401, "/__admin", token},
      {"a token that begins the same", {{"Authorization", "Bearer s3cret1"}}, true, 401, "/__admin", token},
      {"an empty token", {{"Authorization", "Bearer "}}, true, 401, "/__admin", token},
      {"no token, from this machine", {{"Host", "localhost"}}, true, 401, "/__admin", token},
      {"the token in another scheme", {{"Authorization", "Basic s3cret"}}, true, 401, "/__admin", token},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Peer peer{.address = "192.0.2.1", .loopback = row.loopback, .tls = false, .server_name = ""};
    const auto refused = guard_admin({"POST", row.target, row.headers, ""}, peer, row.options);
    CHECK((refused ? refused->status : 0) == row.status);
    if (refused) CHECK(refused->detail.find("s3cret") == std::string::npos);
  }
}

}  // namespace
}  // namespace steelyard::server
