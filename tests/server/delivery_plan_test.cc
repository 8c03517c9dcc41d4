// What each fault puts on the connection, byte for byte, without a connection.
#include "server/delivery_plan.h"

#include <doctest/doctest.h>

#include <set>     // registry
#include <vector>  // rows

#include "base/document.h"
#include "server/gzip.h"
#include "tests/server/inflate.h"

namespace steelyard::server {
namespace {

using std::chrono::milliseconds;

const http::Response kAnswer{.headers = {{"Content-Type", "application/json"}}, .body = "{\"a\":12}"};

std::string bytes_of(const DeliveryPlan& plan) {
  std::string bytes;
  for (const DeliveryStep& step : plan.steps) bytes += step.bytes;
  return bytes;
}

milliseconds time_of(const DeliveryPlan& plan) {
  milliseconds time{0};
  for (const DeliveryStep& step : plan.steps) time += step.wait;
  return time;
}

std::string head(const std::string& fault, const std::string& rest) {
  return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSteelyard-Fault: " + fault + "\r\n" + rest + "\r\n";
}

struct Row {
  Fault fault;
  std::string bytes;  // all of them, or the first
  std::size_t more;   // how many follow that only the seed decides
  DeliveryEnd end;
  std::size_t steps;
  milliseconds time;
};

const std::vector<Row>& rows() {
  static const std::string kTrunk = head("truncated_body", "Content-Length: 8\r\n") + "{\"a\"";
  static const std::vector<Row> kRows = {
      {Fault::empty_response, "", 0, DeliveryEnd::close, 0, milliseconds(0)},
      {Fault::malformed_response_chunk, head("MALFORMED_RESPONSE_CHUNK", "Transfer-Encoding: chunked\r\n") + "x", 32,
       DeliveryEnd::close, 1, milliseconds(0)},
      {Fault::random_data_then_close, "\x01", 511, DeliveryEnd::close, 1, milliseconds(0)},
      {Fault::connection_reset_by_peer, "", 0, DeliveryEnd::reset, 0, milliseconds(0)},
      {Fault::truncated_body, kTrunk, 0, DeliveryEnd::close, 1, milliseconds(0)},
      {Fault::wrong_content_length,
       head("wrong_content_length", "Content-Length: 4\r\nConnection: close\r\n") + kAnswer.body, 0, DeliveryEnd::close,
       1, milliseconds(0)},
      {Fault::wrong_content_type,
       "HTTP/1.1 200 OK\r\nSteelyard-Fault: wrong_content_type\r\nContent-Type: text/html\r\nContent-Length: "
       "8\r\n\r\n" +
           kAnswer.body,
       0, DeliveryEnd::keep, 1, milliseconds(0)},
      {Fault::invalid_json, head("invalid_json", "Content-Length: 7\r\n") + "{\"a\":12", 0, DeliveryEnd::keep, 1,
       milliseconds(0)},
      {Fault::gzip_bomb,
       "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSteelyard-Fault: gzip_bomb\r\nContent-Encoding: "
       "gzip\r\nContent-Length: ",
       0, DeliveryEnd::keep, 1, milliseconds(0)},
      {Fault::slow_headers, head("slow_headers", "Content-Length: 8\r\n") + kAnswer.body, 0, DeliveryEnd::keep, 10,
       milliseconds(2000)},
      {Fault::tls_cut, head("tls_cut", "Content-Length: 8\r\n") + "{\"a\"", 0, DeliveryEnd::cut, 1, milliseconds(0)},
      {Fault::dribble, head("dribble", "Content-Length: 8\r\n") + kAnswer.body, 0, DeliveryEnd::keep, 9,
       milliseconds(2000)},
  };
  return kRows;
}

TEST_CASE("every fault has its row, and every row its fault") {
  std::set<Fault> seen;
  for (const Row& row : rows()) CHECK(seen.insert(row.fault).second);
  CHECK(seen.size() == all_faults().size());
  for (const FaultInfo& info : all_faults()) CHECK(seen.count(info.fault) == 1);
}

TEST_CASE("what each fault puts on the connection") {
  for (const Row& row : rows()) {
    CAPTURE(fault_info(row.fault).name);
    Delivery delivery;
    delivery.fault = row.fault;
    const auto plan = plan_delivery(kAnswer, delivery, {});
    REQUIRE(plan);
    const std::string bytes = bytes_of(*plan);
    CHECK(bytes.substr(0, row.bytes.size()) == row.bytes);
    if (row.fault != Fault::gzip_bomb) CHECK(bytes.size() == row.bytes.size() + row.more);
    CHECK(plan->end == row.end);
    CHECK(plan->steps.size() == row.steps);
    CHECK(time_of(*plan) == row.time);
  }
}

TEST_CASE("the gzip bomb is small, bounded, and JSON once inflated") {
  Delivery delivery;
  delivery.fault = Fault::gzip_bomb;
  const std::string bytes = bytes_of(*plan_delivery(kAnswer, delivery, {}));
  const std::string packed = bytes.substr(bytes.find("\r\n\r\n") + 4);
  CHECK(packed.size() < 100'000);
  const std::string text = test::inflate(packed);
  CHECK(text.size() == kBombBlanks + kAnswer.body.size());
  CHECK(text.substr(kBombBlanks) == kAnswer.body);
  CHECK(text.find_first_not_of(' ') == kBombBlanks);
}

TEST_CASE("blanks packed once stand before any text") {
  for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{1'000'000}}) {
    const PackedBlanks blanks(count);
    for (const std::string& text : {std::string(), std::string("{}"), std::string(200'000, 'x')}) {
      CHECK(test::inflate(blanks.before(text)) == std::string(count, ' ') + text);
    }
  }
}

TEST_CASE("invalid_json leaves no JSON of anything") {
  for (const char* body :
       {"{}", "[]", "{\"a\":[1]}", "\"text\"", "12", "1", "true", "null", "", " {\"a\": 1}\n", "[1] \r\n"}) {
    CAPTURE(body);
    Delivery delivery;
    delivery.fault = Fault::invalid_json;
    const std::string bytes = bytes_of(*plan_delivery({.body = body}, delivery, {}));
    CHECK_FALSE(read_json(bytes.substr(bytes.find("\r\n\r\n") + 4), "body"));
  }
}

TEST_CASE("answers without a body to cut are cut in the head") {
  const struct {
    http::Response response;
    ResponseFraming framing;
  } cases[] = {{{.status = 204}, {}}, {kAnswer, {.head_only = true}}, {{.status = 200}, {}}};
  for (const auto& each : cases) {
    for (const Fault fault : {Fault::truncated_body, Fault::tls_cut}) {
      Delivery delivery;
      delivery.fault = fault;
      const std::string bytes = bytes_of(*plan_delivery(each.response, delivery, each.framing));
      CHECK(bytes.starts_with("HTTP/1.1 20"));
      CHECK(bytes.find("\r\n\r\n") == std::string::npos);
    }
  }
}

TEST_CASE("random bytes follow the seed") {
  for (const Fault fault : {Fault::random_data_then_close, Fault::malformed_response_chunk}) {
    const auto bytes = [&](std::uint64_t seed) {
      Delivery delivery;
      delivery.fault = fault;
      delivery.seed = seed;
      return bytes_of(*plan_delivery(kAnswer, delivery, {}));
    };
    CHECK(bytes(1) == bytes(1));
    CHECK(bytes(1) != bytes(2));
  }
}

TEST_CASE("a body dribbles in equal pieces, the last of them at the total time") {
  const struct {
    Dribble dribble;
    std::vector<std::string> pieces;
    milliseconds wait;
  } cases[] = {
      {{4, milliseconds(400)}, {"{\"", "a\"", ":1", "2}"}, milliseconds(100)},
      {{3, milliseconds(300)}, {"{\"", "a\":", "12}"}, milliseconds(100)},
      {{1, milliseconds(50)}, {"{\"a\":12}"}, milliseconds(50)},
      {{100, milliseconds(800)}, {"{", "\"", "a", "\"", ":", "1", "2", "}"}, milliseconds(100)},
      {{0, milliseconds(10)}, {"{\"a\":12}"}, milliseconds(10)},
      {{-3, milliseconds(10)}, {"{\"a\":12}"}, milliseconds(10)},
  };
  for (const auto& each : cases) {
    CAPTURE(each.dribble.chunks);
    Delivery delivery;
    delivery.delay = milliseconds(7);
    delivery.dribble = each.dribble;
    const auto plan = plan_delivery(kAnswer, delivery, {});
    REQUIRE(plan);
    REQUIRE(plan->steps.size() == each.pieces.size() + 1);
    CHECK(plan->steps.front().wait == milliseconds(7));
    for (std::size_t i = 0; i < each.pieces.size(); ++i) {
      CHECK(plan->steps[i + 1].bytes == each.pieces[i]);
      CHECK(plan->steps[i + 1].wait == each.wait);
    }
    CHECK(plan->end == DeliveryEnd::keep);
  }
}

TEST_CASE("a delay comes before anything, also before nothing") {
  for (const Fault fault : {Fault::none, Fault::empty_response, Fault::dribble}) {
    Delivery delivery;
    delivery.fault = fault;
    delivery.delay = milliseconds(30);
    const auto plan = plan_delivery(kAnswer, delivery, {});
    REQUIRE(plan);
    REQUIRE_FALSE(plan->steps.empty());
    CHECK(plan->steps.front().wait == milliseconds(30));
  }
}

TEST_CASE("what cannot be sent has no plan, unless nothing of it is sent") {
  const http::Response split{.headers = {{"A", "b\r\nc: d"}}};
  for (const FaultInfo& info : all_faults()) {
    CAPTURE(info.name);
    Delivery delivery;
    delivery.fault = info.fault;
    const bool sends_nothing = info.fault == Fault::empty_response || info.fault == Fault::connection_reset_by_peer ||
                               info.fault == Fault::random_data_then_close;
    CHECK(plan_delivery(split, delivery, {}).has_value() == sends_nothing);
  }
  CHECK_FALSE(plan_delivery(split, {}, {}));
}

TEST_CASE("names are found in any case, with - or _") {
  for (const FaultInfo& info : all_faults()) {
    std::string other(info.name);
    for (char& c : other) c = c == '_' ? '-' : static_cast<char>(c ^ 0x20);
    CHECK(find_fault(info.name) == info.fault);
    CHECK(find_fault(other) == info.fault);
    CHECK(fault_info(info.fault).name == info.name);
  }
  for (const char* name : {"", "none", "NONE", "dribbl", "dribble ", "EMPTY RESPONSE"}) CHECK_FALSE(find_fault(name));
  const Result<Fault> unknown = read_fault("dribbl");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::fault_unknown);
  CHECK(unknown.error().message ==
        "no fault is called \"dribbl\"; it is one of EMPTY_RESPONSE, MALFORMED_RESPONSE_CHUNK, RANDOM_DATA_THEN_CLOSE, "
        "CONNECTION_RESET_BY_PEER, truncated_body, wrong_content_length, wrong_content_type, invalid_json, gzip_bomb, "
        "slow_headers, tls_cut, dribble");
}

}  // namespace
}  // namespace steelyard::server
