// What a line of the log says, and what it never says.
#include "server/access_log.h"

#include <doctest/doctest.h>

#include "base/document.h"
#include "base/json.h"

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;

// 2026-01-02T03:04:05.678Z
constexpr std::chrono::system_clock::time_point kNoon{1'767'323'045'678ms};

AccessRecord sample() {
  AccessRecord record;
  record.time = kNoon;
  record.method = "GET";
  record.path = "/v1/balance";
  record.provider = "breeze";
  record.operation = "GET /v1/balance";
  record.status = 503;
  record.fixture = "default";
  record.why = "key";
  record.duration = 412us;
  record.bytes = 105;
  return record;
}

TEST_CASE("a request is one line of text") {
  CHECK(access_line(sample(), LogFormat::text) ==
        "2026-01-02T03:04:05.678Z GET /v1/balance 503 breeze default (key) 0.412 ms 105 B\n");
}

TEST_CASE("a scenario that answered is named with its state") {
  AccessRecord record = sample();
  record.why = "scenario";
  record.scenario = "spend: used-up";
  CHECK(access_line(record, LogFormat::text) ==
        "2026-01-02T03:04:05.678Z GET /v1/balance 503 breeze default (scenario spend: used-up) 0.412 ms 105 B\n");
  CHECK(access_line(record, LogFormat::json).find(R"("why":"scenario","scenario":"spend: used-up",)") !=
        std::string::npos);
}

TEST_CASE("what was made worse on purpose stands at the end of the line") {
  AccessRecord record = sample();
  record.delay = 250ms;
  record.fault = "EMPTY_RESPONSE";
  CHECK(access_line(record, LogFormat::text) ==
        "2026-01-02T03:04:05.678Z GET /v1/balance 503 breeze default (key) 0.412 ms 105 B delay=250ms "
        "fault=EMPTY_RESPONSE\n");
}

TEST_CASE("a request is one JSON object with the same members every time") {
  CHECK(
      access_line(sample(), LogFormat::json) ==
      R"({"time":"2026-01-02T03:04:05.678Z","method":"GET","path":"/v1/balance","provider":"breeze",)"
      R"("operation":"GET /v1/balance","status":503,"fixture":"default","why":"key","scenario":null,"duration_ms":0.412,)"
      R"("delay_ms":0,"fault":null,"bytes":105})"
      "\n");
  AccessRecord unknown;
  unknown.time = kNoon;
  unknown.method = "GET";
  unknown.path = "/";
  unknown.status = 404;
  unknown.why = "no route";
  CHECK(
      access_line(unknown, LogFormat::json) ==
      R"({"time":"2026-01-02T03:04:05.678Z","method":"GET","path":"/","provider":null,"operation":null,)"
      R"("status":404,"fixture":null,"why":"no route","scenario":null,"duration_ms":0.0,"delay_ms":0,"fault":null,"bytes":0})"
      "\n");
}

TEST_CASE("times before 1970 and between milliseconds are told rightly") {
  AccessRecord record = sample();
  record.time = std::chrono::system_clock::time_point{-1ms};
  CHECK(access_line(record, LogFormat::text).starts_with("1969-12-31T23:59:59.999Z "));
}

TEST_CASE("what a client sends cannot break a line or steer a terminal") {
  AccessRecord record = sample();
  record.path = "/a\x1b[31m\nGET /forged 200\xff";
  const std::string text = access_line(record, LogFormat::text);
  CHECK(text.find('\n') == text.size() - 1);
  CHECK(text.find('\x1b') == std::string::npos);
  const std::string json = access_line(record, LogFormat::json);
  CHECK(json.find('\n') == json.size() - 1);
  CHECK(read_json(json, "log"));
}

TEST_CASE("a record has what the journal knows, without query, host and header fields") {
  JournalEntry entry;
  entry.time = kNoon;
  entry.request = {"GET", "http://user:s3cret-a@api.example.com/v1/balance?api_key=s3cret-b#s3cret-c", {}, "s3cret-f"};
  entry.request.headers.add("Authorization", "Bearer s3cret-d");
  entry.request.headers.add("Cookie", "session=s3cret-e");
  entry.response.status = 503;
  entry.response_bytes = 105;
  entry.provider = "breeze";
  entry.operation = "GET /v1/balance";
  entry.example = "default";
  entry.why = "key";
  entry.fault = "EMPTY_RESPONSE";
  entry.took = 412us;
  entry.delay = 250ms;
  CHECK(
      access_line(describe_access(entry), LogFormat::json) ==
      R"({"time":"2026-01-02T03:04:05.678Z","method":"GET","path":"/v1/balance","provider":"breeze",)"
      R"("operation":"GET /v1/balance","status":503,"fixture":"default","why":"key","scenario":null,"duration_ms":0.412,)"
      R"("delay_ms":250,"fault":"EMPTY_RESPONSE","bytes":105})"
      "\n");
}

TEST_CASE("the answer to HEAD has no bytes") {
  JournalEntry entry;
  entry.request.method = "HEAD";
  entry.response_bytes = 5;
  CHECK(describe_access(entry).bytes == 0);
}

}  // namespace
}  // namespace steelyard::server
