#include "server/proxy/proxy.h"

#include <doctest/doctest.h>

#include <cstdint>  // SIZE_MAX
#include <vector>   // rows

#include "http/client.h"
#include "server/listener.h"
#include "server/proxy/forward.h"
#include "server/service.h"
#include "tests/http/raw_server.h"
#include "tests/server/echo.h"
#include "tests/server/proxy_support.h"
#include "tests/support/compressed.h"

namespace steelyard::test {
namespace {

using http::Request;
using http::Response;
using server::Answered;
using server::Proxy;
using Fields = std::vector<std::pair<std::string, std::string>>;

Fields fields_of(const http::Headers& headers) { return {headers.begin(), headers.end()}; }

Answered ask(const PlayedUpstream::Play& play, const Request& request, bool enforce = false) {
  const Proxy proxy(std::make_unique<PlayedUpstream>(play), {.enforce = enforce});
  return proxy.answer(vault_served(), request);
}

const Request kBalance{.target = "/balance", .headers = {{"X-Vault-Door", "open-sesame-1"}}};

TEST_CASE("Requests and answers pass as they are, but for what belongs to one connection") {
  Request seen;
  const Response upstream{.status = 302,
                          .headers = {{"Location", "https://elsewhere.example/%7Ea?b=%20"},
                                      {"Set-Cookie", "z=1; Path=/"},
                                      {"set-cookie", "a=%20"},
                                      {"X-Empty", ""},
                                      {"Connection", "close, X-Hop"},
                                      {"X-Hop", "1"},
                                      {"Keep-Alive", "timeout=5"},
                                      {"Transfer-Encoding", "chunked"},
                                      {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}},
                          .body = std::string("\0\xff", 2)};
  const Answered answered = ask(
      [&](const Request& request) {
        seen = request;
        return upstream;
      },
      {.method = "POST",
       .target = "http://127.0.0.1:4010/other%2Fpath?q=%20",
       .headers = {{"Host", "127.0.0.1:4010"},
                   {"X-B", "2"},
                   {"TE", "trailers"},
                   {"Expect", "100-continue"},
                   {"Accept-Encoding", "br"},
                   {"X-B", "1"},
                   {"Via", "1.0 before"}},
       .body = "body"});
  CHECK(seen.method == "POST");
  CHECK(seen.target == "/other%2Fpath?q=%20");
  CHECK(seen.body == "body");
  CHECK(fields_of(seen.headers) ==
        Fields{{"X-B", "2"}, {"Accept-Encoding", "br"}, {"X-B", "1"}, {"Via", "1.0 before, 1.1 steelyard"}});
  CHECK(answered.response.status == 302);
  CHECK(answered.response.body == upstream.body);
  CHECK(fields_of(answered.response.headers) == Fields{{"Location", "https://elsewhere.example/%7Ea?b=%20"},
                                                       {"Set-Cookie", "z=1; Path=/"},
                                                       {"set-cookie", "a=%20"},
                                                       {"X-Empty", ""},
                                                       {"Date", "Sun, 06 Nov 1994 08:49:37 GMT"},
                                                       {"Via", "1.1 steelyard"}});
}

TEST_CASE("Answers are judged as they pass") {
  struct Row {
    const char* name;
    Request request;
    Response response;
    std::string field;  // Steelyard-Findings, "-" for none
    int enforced;       // the status with --enforce
  };
  const std::string good = R"({"balance": 1, "note": "x"})";
  const std::string bomb = R"({"balance": 1, "note": ")" + std::string(20'000'000, ' ') + "\"}";
  const auto coded = [](const char* coding, std::string body) {
    Response response = json_answer(200, std::move(body));
    response.headers.add("Content-Encoding", coding);
    return response;
  };
  const std::string schema = "1;error=1;warning=0;info=0;ids=\"response_schema_conformance\"";
  const std::vector<Row> rows = {
      {"as documented", kBalance, json_answer(200, good), "0", 200},
      {"without what is optional", kBalance, json_answer(200, R"({"balance": 1})"),
       "1;error=0;warning=0;info=1;ids=\"missing_optional_property\"", 200},
      {"a wrong type", kBalance, json_answer(200, R"({"balance": "1", "note": "x"})"), schema, 502},
      {"not JSON", kBalance, json_answer(200, "{"), schema, 502},
      {"another media type",
       kBalance,
       {.headers = {{"Content-Type", "text/html"}}, .body = "<p>"},
       "1;error=1;warning=0;info=0;ids=\"content_type_conformance\"",
       502},
      {"an undocumented success", kBalance, json_answer(202, good),
       "1;error=1;warning=0;info=0;ids=\"status_code_conformance\"", 502},
      {"an undocumented 403 stays", kBalance, json_answer(403, "{}"),
       "1;error=0;warning=1;info=0;ids=\"status_code_conformance\"", 403},
      {"an undocumented 500 stays", kBalance, json_answer(500, "{}"),
       "1;error=0;warning=1;info=0;ids=\"status_code_conformance\"", 500},
      {"an undocumented redirect stays",
       kBalance,
       {.status = 302, .headers = {{"Location", "/elsewhere"}}},
       "1;error=1;warning=0;info=0;ids=\"status_code_conformance\"",
       302},
      {"so does one with a body",
       kBalance,
       {.status = 308, .headers = {{"Location", "/elsewhere"}, {"Content-Type", "text/html"}}, .body = "<p>"},
       "1;error=1;warning=0;info=0;ids=\"status_code_conformance\"",
       308},
      {"a documented 204", kBalance, {.status = 204}, "0", 204},
      {"a documented 401 stays", {.target = "/balance"}, json_answer(401, R"({"error": "no key"})"), "0", 401},
      {"304", kBalance, {.status = 304}, "0", 304},
      {"HEAD", {.method = "HEAD", .target = "/api/balance"}, json_answer(200, ""), "0", 200},
      {"gzip", kBalance, coded("gzip", gzip(good)), "0", 200},
      {"br", kBalance, coded("br", brotli(good)), "0", 200},
      {"a wrong type in br", kBalance, coded("br", brotli(R"({"balance": "", "note": ""})")), schema, 502},
      {"no gzip", kBalance, coded("gzip", good), schema, 502},
      {"an unknown coding", kBalance, coded("zstd", good), schema, 502},
      {"a bomb", kBalance, coded("gzip", gzip(bomb)), schema, 502},
      {"no path of the contract", {.target = "/other"}, json_answer(200, "{}"), "-", 200},
      {"no method of the contract", {.method = "DELETE", .target = "/balance"}, json_answer(200, "{}"), "-", 200},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const auto play = [&row](const Request&) { return row.response; };
    const Answered passed = ask(play, row.request);
    const std::string* field = passed.response.headers.find("Steelyard-Findings");
    CHECK((field == nullptr ? "-" : *field) == row.field);
    CHECK(passed.response.status == row.response.status);
    CHECK(passed.response.body == row.response.body);  // coded as it came
    const Answered enforced = ask(play, row.request, true);
    CHECK(enforced.response.status == row.enforced);
    const bool replaced = row.enforced == 502;
    CHECK(enforced.response.headers.has("Via") == !replaced);
  }
}

TEST_CASE("An enforced answer says what is wrong, without the key") {
  const Answered answered =
      ask([](const Request&) { return json_answer(200, R"({"balance": "key open-sesame-1", "note": "n"})"); }, kBalance,
          true);
  CHECK(answered.response.status == 502);
  CHECK(*answered.response.headers.find("Content-Type") == "application/problem+json");
  REQUIRE(answered.findings.size() == 1);
  CHECK(answered.findings.front().message == "expected number, got string \"key [redacted]\"");
  CHECK(answered.response.body.find("\"urn:steelyard:problem:contract-broken\"") != std::string::npos);
  CHECK(answered.response.body.find("\"pointer\":\"/balance\"") != std::string::npos);
  CHECK(answered.response.body.find("open-sesame") == std::string::npos);
}

TEST_CASE("An upstream that does not answer is a problem document") {
  struct Row {
    const char* name;
    Misbehaviour misbehaviour;
    int status;
    std::string id;
  };
  const std::vector<Row> rows = {
      {"never answers", {.stay_open = true}, 504, "upstream-timeout"},
      {"garbage", {.bytes = "SSH-2.0-OpenSSH_9.2\r\n\r\n"}, 502, "upstream-broken"},
      {"ends in the head", {.bytes = "HTTP/1.1 200 OK\r\nContent-"}, 502, "upstream-broken"},
      {"ends in the body", {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"}, 502, "upstream-broken"},
      {"two lengths",
       {.bytes = "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nabc"},
       502,
       "upstream-broken"},
      {"closes", {.without_read = true}, 502, "upstream-broken"},
  };
  const auto problem_of = [](const std::string& url, std::chrono::milliseconds timeout) {
    auto upstream = http::connect(url, {.timeout = timeout});
    REQUIRE(upstream);
    return Proxy(std::move(*upstream), {}).answer(vault_served(), kBalance).response;
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const RawServer server(row.misbehaviour);
    const Response response = problem_of(server.url(), std::chrono::milliseconds(row.status == 504 ? 200 : 10'000));
    CHECK(response.status == row.status);
    CHECK(response.body.find("urn:steelyard:problem:" + row.id) != std::string::npos);
    CHECK(response.body.find("open-sesame") == std::string::npos);
  }
  const Response nobody =
      problem_of("http://127.0.0.1:" + std::to_string(closed_port()), std::chrono::milliseconds(10'000));
  CHECK(nobody.status == 502);
  CHECK(nobody.body.find("urn:steelyard:problem:upstream-unreachable") != std::string::npos);
}

// Takes pieces for as long as it is told to.
class PieceSink final : public server::BodySink {
 public:
  explicit PieceSink(std::size_t enough = SIZE_MAX) : enough_(enough) {}
  bool write(std::string_view bytes) override {
    text += bytes;
    return true;
  }
  bool stopping() const override { return text.size() >= enough_; }
  bool wait(std::chrono::milliseconds) override { return !stopping(); }
  std::string text;

 private:
  std::size_t enough_;
};

constexpr char kEvents[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n";
constexpr char kChunks[] = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

TEST_CASE("An answer that goes on passes as it comes, judged by its head") {
  struct Row {
    const char* name;
    Misbehaviour upstream;
    std::string begin;  // that passes although the upstream says nothing more
    bool complete;      // whether the body ends
    std::string field;
  };
  const std::string undocumented = "1;error=1;warning=0;info=0;ids=\"content_type_conformance\";body=not-judged";
  const std::vector<Row> rows = {
      {"events, chunked",
       {.bytes = std::string(kEvents) + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n", .stay_open = true},
       "data: 1\n\n",
       false,
       undocumented},
      {"events until the end",
       {.bytes = std::string(kEvents) + "\r\ndata: 1\n\ndata: 2\n\n"},
       "data: 1\n\ndata: 2\n\n",
       true,
       undocumented},
      {"no end within the patience",
       {.bytes = std::string(kChunks) + "4\r\n{\"ba\r\n", .stay_open = true},
       "{\"ba",
       false,
       "0;body=not-judged"},
      {"breaks off",
       {.bytes = std::string(kEvents) + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata"},
       "data",
       false,
       undocumented},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const RawServer upstream(row.upstream);
    auto transport = http::connect(upstream.url(), {});
    REQUIRE(transport);
    int observed = 0;
    server::ProxyOptions options;
    options.patience = std::chrono::milliseconds(100);
    options.observer = [&](const server::Passed& passed) {
      ++observed;
      CHECK(passed.response.body == row.begin);
      CHECK(passed.operation.label() == "GET /balance");
    };
    int missed = 0;
    options.missed = [&](const Error& error) {
      ++missed;
      CHECK(error.code == ErrorCode::answer_not_recorded);
      CHECK(error.message.ends_with(": GET /balance"));
    };
    const Proxy proxy(std::move(*transport), options);
    const Answered answered = proxy.answer(vault_served(), kBalance);
    CHECK(answered.response.status == 200);
    CHECK(answered.response.body.empty());
    const std::string* field = answered.response.headers.find("Steelyard-Findings");
    REQUIRE(field != nullptr);
    CHECK(*field == row.field);
    REQUIRE(answered.delivery.stream);
    PieceSink sink(row.upstream.stay_open ? row.begin.size() : SIZE_MAX);
    CHECK(answered.delivery.stream(sink) == row.complete);
    CHECK(sink.text == row.begin);
    CHECK(observed == (row.complete ? 1 : 0));
    CHECK(missed == (row.complete ? 0 : 1));
  }
}

TEST_CASE("An answer that may go on and does not is whole, and judged as a whole") {
  const RawServer upstream({.bytes = std::string(kChunks) + "d\r\n{\"balance\": \"\r\n3\r\n1\"}\r\n0\r\n\r\n"});
  for (const bool enforce : {false, true}) {
    auto transport = http::connect(upstream.url(), {});
    REQUIRE(transport);
    const Answered answered = Proxy(std::move(*transport), {.enforce = enforce}).answer(vault_served(), kBalance);
    CHECK_FALSE(answered.delivery.stream);
    CHECK(answered.response.status == (enforce ? 502 : 200));
    CHECK(answered.findings.size() == 2);
  }
}

TEST_CASE("With enforcement an answer is whole or none") {
  const RawServer upstream({.bytes = std::string(kChunks) + "1\r\n{\r\n", .stay_open = true});
  auto transport = http::connect(upstream.url(), {.timeout = std::chrono::milliseconds(200)});
  REQUIRE(transport);
  CHECK(Proxy(std::move(*transport), {.enforce = true}).answer(vault_served(), kBalance).response.status == 504);
}

TEST_CASE("Silence longer than the time-out ends a body, but no stream of events") {
  const auto passes = [](const std::string& bytes) {
    const RawServer upstream({.bytes = bytes, .stay_open = true});
    auto transport = http::connect(upstream.url(), {.timeout = std::chrono::milliseconds(150)});
    REQUIRE(transport);
    const Proxy proxy(std::move(*transport), {.patience = std::chrono::milliseconds(50)});
    const Answered answered = proxy.answer(vault_served(), kBalance);
    REQUIRE(answered.delivery.stream);
    // Ends after half a second, if the body does not before.
    class Sink final : public server::BodySink {
     public:
      bool write(std::string_view) override { return true; }
      bool stopping() const override { return std::chrono::steady_clock::now() > end_; }
      bool wait(std::chrono::milliseconds) override { return !stopping(); }

     private:
      std::chrono::steady_clock::time_point end_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(500);
    } sink;
    CHECK_FALSE(answered.delivery.stream(sink));
    return sink.stopping();
  };
  CHECK_FALSE(passes(std::string(kChunks) + "1\r\n{\r\n"));
  CHECK(passes(std::string(kEvents) + "\r\n: hi\n\n"));
}

TEST_CASE("Through sockets a stream of events arrives while it goes on, and the journal says so") {
  const RawServer upstream(
      {.bytes = std::string(kEvents) + "Transfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n", .stay_open = true});
  auto transport = http::connect(upstream.url(), {});
  REQUIRE(transport);
  auto mock = server::Mock::create({vault()}, {}, 1);
  REQUIRE(mock);
  (*mock)->forward_to(std::make_shared<const Proxy>(std::move(*transport), server::ProxyOptions{}));
  server::ServiceOptions options;
  options.clock = [] { return server::Moment(); };
  server::Service service(**mock, std::move(options));
  auto listener = server::Listener::start(
      {}, [&](const Request& request, const server::Peer& peer) { return service.answer(request, peer); });
  REQUIRE(listener);
  auto client = http::connect((*listener)->url(), {});
  REQUIRE(client);
  {
    auto opened = (*client)->open(kBalance, std::chrono::milliseconds(10));
    REQUIRE(opened);
    REQUIRE(opened->rest);
    std::string& body = opened->response.body;
    for (int i = 0; i < 100 && body.size() < 9; ++i) opened->rest->read(body, std::chrono::milliseconds(100));
    CHECK(body == "data: 1\n\n");
  }
  REQUIRE(service.journal.size() == 1);
  CHECK(service.journal.newest_first().front()->response_omitted == "passed on as it came, and not judged");
  (*listener)->stop();
}

TEST_CASE("Through sockets the client gets what the upstream sent") {
  const std::string body = gzip(R"({"balance": 1, "note": "x"})");
  const RawServer upstream({.bytes = "HTTP/1.1 200 Fine\r\nContent-Type: application/json\r\nSet-Cookie: z=%31\r\n"
                                     "Set-Cookie: a=2\r\nX-Plan:\r\nContent-Encoding: gzip\r\nContent-Length: " +
                                     std::to_string(body.size()) + "\r\n\r\n" + body});
  auto transport = http::connect(upstream.url() + "/api", {});
  REQUIRE(transport);
  const Proxy proxy(std::move(*transport), {});
  const auto providers = vault_served();
  const auto listener = listen([&](const Request& request) { return proxy.answer(providers, request).response; });
  auto client = http::connect(listener->url(), {});
  REQUIRE(client);
  const auto response = (*client)->send({.target = "/balance?page=%32", .headers = {{"X-Vault-Door", "k"}}});
  REQUIRE(response);
  CHECK(response->body == body);
  CHECK(fields_of(response->headers) == Fields{{"Content-Type", "application/json"},
                                               {"Set-Cookie", "z=%31"},
                                               {"Set-Cookie", "a=2"},
                                               {"X-Plan", ""},
                                               {"Content-Encoding", "gzip"},
                                               {"Via", "1.1 steelyard"},
                                               {"Steelyard-Findings", "0"},
                                               {"Content-Length", std::to_string(body.size())}});
  CHECK(upstream.seen().starts_with("GET /api/balance?page=%32 HTTP/1.1\r\nHost: " + upstream.url().substr(7)));
}

}  // namespace
}  // namespace steelyard::test
