#include <doctest/doctest.h>
#include <unistd.h>  // getpid

#include <filesystem>  // temporary file

#include "base/file.h"
#include "http/client.h"
#include "tests/http/tls_server.h"

namespace steelyard::test {
namespace {

TEST_CASE("A certificate that nobody vouches for is refused, unless told otherwise") {
  const TlsServer server;
  const auto strict = http::connect(server.url(), {});
  REQUIRE(strict);
  const auto refused = (*strict)->send({});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::target_untrusted);
  CHECK(refused.error().message ==
        "GET " + server.url() + ": no secure connection: the certificate is not trusted, or not for this host");

  const auto lax = http::connect(server.url(), {.insecure = true});
  REQUIRE(lax);
  const auto response = (*lax)->send({});
  REQUIRE(response);
  CHECK(response->body == "secure");
}

TEST_CASE("A certificate of an authority that was named is trusted") {
  const TlsServer server;
  const auto file = std::filesystem::temp_directory_path() / ("steelyard_ca_" + std::to_string(::getpid()) + ".pem");
  REQUIRE(write_file(file, server.certificate()));
  const auto transport = http::connect(server.url(), {.ca_file = file.string()});
  REQUIRE(transport);
  const auto response = (*transport)->send({});
  std::filesystem::remove(file);
  REQUIRE(response);
  CHECK(response->status == 200);
  CHECK(response->body == "secure");
}

TEST_CASE("Plain HTTP on a port of TLS is an error") {
  const TlsServer server;
  const auto plain = http::connect("http" + server.url().substr(5), {.timeout = std::chrono::milliseconds(500)});
  REQUIRE(plain);
  const auto response = (*plain)->send({});
  REQUIRE_FALSE(response);
  CHECK(response.error().code == ErrorCode::target_protocol);
}

}  // namespace
}  // namespace steelyard::test
