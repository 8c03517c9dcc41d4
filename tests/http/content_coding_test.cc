#include "http/content_coding.h"

#include <doctest/doctest.h>

#include <vector>  // rows

#include "http/hop_by_hop.h"
#include "tests/support/compressed.h"

namespace steelyard::http {
namespace {

const std::string kText = "{\"balance\": 1250.5}";
constexpr std::size_t kLimit = 1000;

Response coded(const std::string& coding, std::string body) {
  return {.headers = {{"Content-Encoding", coding}}, .body = std::move(body)};
}

TEST_CASE("Content codings are undone") {
  struct Row {
    const char* name;
    Response response;
    std::string body;
  };
  const std::vector<Row> rows = {
      {"none", {.body = kText}, kText},
      {"identity", coded("identity", kText), kText},
      {"gzip", coded("gzip", test::gzip(kText)), kText},
      {"x-gzip, in capitals", coded("X-GZIP", test::gzip(kText)), kText},
      {"two members", coded("gzip", test::gzip("{") + test::gzip("}")), "{}"},
      {"deflate", coded("deflate", test::deflate_with_wrapper(kText)), kText},
      {"bare deflate", coded("deflate", test::deflate_bare(kText)), kText},
      {"br", coded("br", test::brotli(kText)), kText},
      {"one in the other", coded("gzip, br", test::brotli(test::gzip(kText))), kText},
      {"no body", coded("gzip", ""), ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<std::string> body = decode_body(row.response, kLimit);
    REQUIRE(body);
    CHECK(*body == row.body);
  }
}

TEST_CASE("Bodies that cannot be decoded are errors") {
  const std::string bomb(1'000'000, '0');
  struct Row {
    const char* name;
    Response response;
    ErrorCode code;
  };
  const std::vector<Row> rows = {
      {"unknown", coded("zstd", kText), ErrorCode::coding_unknown},
      {"five", coded("br,br,br,br,br", kText), ErrorCode::coding_unknown},
      {"no gzip", coded("gzip", kText), ErrorCode::coding_broken},
      {"half of it", coded("gzip", test::gzip(kText).substr(0, 20)), ErrorCode::coding_broken},
      {"more behind it", coded("gzip", test::gzip(kText) + "more"), ErrorCode::coding_broken},
      {"no deflate", coded("deflate", "\xff\xff\xff"), ErrorCode::coding_broken},
      {"no br", coded("br", "\xff\xff\xff\xff"), ErrorCode::coding_broken},
      {"half of br", coded("br", test::brotli(kText).substr(0, 8)), ErrorCode::coding_broken},
      {"a bomb of gzip", coded("gzip", test::gzip(bomb)), ErrorCode::coding_too_large},
      {"a bomb of deflate", coded("deflate", test::deflate_bare(bomb)), ErrorCode::coding_too_large},
      {"a bomb of br", coded("br", test::brotli(bomb)), ErrorCode::coding_too_large},
      {"a bomb in a bomb", coded("gzip, gzip", test::gzip(test::gzip(bomb))), ErrorCode::coding_too_large},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const Result<std::string> body = decode_body(row.response, kLimit);
    REQUIRE_FALSE(body);
    CHECK(body.error().code == row.code);
  }
}

TEST_CASE("What belongs to one connection is not passed on") {
  Headers headers{{"Host", "a"},           {"connection", "close, X-Hop, content-type, ,"},
                  {"X-Hop", "1"},          {"Keep-Alive", "5"},
                  {"TE", "trailers"},      {"Transfer-Encoding", "chunked"},
                  {"Upgrade", "h2c"},      {"Proxy-Authorization", "Basic x"},
                  {"Content-Type", "a/b"}, {"Set-Cookie", "b=2"},
                  {"Set-Cookie", "a=1"},   {"X-Empty", ""}};
  remove_hop_by_hop(headers);
  const std::vector<std::pair<std::string, std::string>> left(headers.begin(), headers.end());
  const std::vector<std::pair<std::string, std::string>> want = {
      {"Host", "a"}, {"Content-Type", "a/b"}, {"Set-Cookie", "b=2"}, {"Set-Cookie", "a=1"}, {"X-Empty", ""}};
  CHECK(left == want);
}

TEST_CASE("Via names every hop") {
  Headers headers;
  add_via(headers);
  CHECK(*headers.find("Via") == "1.1 steelyard");
  add_via(headers);
  CHECK(*headers.find("Via") == "1.1 steelyard, 1.1 steelyard");
}

}  // namespace
}  // namespace steelyard::http
