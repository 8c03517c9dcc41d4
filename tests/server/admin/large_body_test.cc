// Bodies that are larger than anybody needs, sent to the admin API over a connection.
#include "server/listener.h"
#include "tests/server/admin/admin_client.h"
#include "tests/server/raw_client.h"

namespace steelyard::server {
namespace {

constexpr std::size_t kMegabyte = std::size_t{1} << 20U;
constexpr char kHead[] = "POST /__admin/mappings HTTP/1.1\r\nHost: 127.0.0.1\r\n";

TEST_CASE("a body of 100 MB is refused: unread where its length is told, at the limit where it is not") {
  test::AdminClient client;
  auto listener = Listener::start(
      {}, [&](const http::Request& request, const Peer& peer) { return client.service.answer(request, peer); });
  REQUIRE(listener);
  {
    test::RawClient announced((*listener)->port());
    announced.send(std::string(kHead) + "Content-Length: 100000000\r\n\r\n");
    CHECK(test::status_of(announced.read_response()) == 413);
  }
  {
    test::RawClient careful((*listener)->port());
    careful.send(std::string(kHead) + "Content-Length: 100000000\r\nExpect: 100-continue\r\n\r\n");
    CHECK(test::status_of(careful.read_response()) == 413);  // instead of being told to go on
  }
  test::RawClient chunked((*listener)->port());
  chunked.send(std::string(kHead) + "Transfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "100000\r\n" + std::string(kMegabyte, ' ') + "\r\n";
  int sent = 0;
  while (sent < 100 && chunked.send(chunk)) ++sent;
  CHECK(sent < 40);  // 16 MiB are read, some more are on their way
  CHECK(client.json("GET", "/__admin/mappings").at("meta").at("total") == 0);
  test::RawClient next((*listener)->port());
  next.send("GET /__admin/mappings HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
  CHECK(test::status_of(next.read_response()) == 200);
  (*listener)->stop();
}

}  // namespace
}  // namespace steelyard::server
