// What /metrics shows: names, labels and figures, and that no client makes it grow without end.
#include "server/metrics.h"

#include <doctest/doctest.h>

#include <algorithm>  // std::sort
#include <sstream>    // lines
#include <string>     // lines
#include <thread>     // counting at once
#include <vector>     // lines

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;

AccessRecord balance(int status, const std::string& why) {
  AccessRecord record;
  record.provider = "breeze";
  record.operation = "GET /v1/balance";
  record.status = status;
  record.why = why;
  record.duration = 200us;
  return record;
}

// The lines of one family that are no comments, in their order.
std::vector<std::string> samples(const std::string& text, const std::string& name) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(name)) found.push_back(line);
  }
  return found;
}

using Lines = std::vector<std::string>;

TEST_CASE("requests are counted by API, operation, status and reason") {
  Metrics metrics({});
  metrics.count(balance(200, "success"));
  metrics.count(balance(200, "success"));
  metrics.count(balance(503, "key"));
  AccessRecord nowhere;
  nowhere.path = "/any/path/at/all";
  nowhere.status = 404;
  nowhere.why = "no route";
  metrics.count(nowhere);
  nowhere.path = "/another";
  metrics.count(nowhere);
  Lines lines = samples(metrics.text({}), "steelyard_http_requests_total");
  std::sort(lines.begin(), lines.end());
  const std::string name = "steelyard_http_requests_total";
  CHECK(lines == Lines{
                     name + R"({operation="GET /v1/balance",provider="breeze",status="200",why="success"} 2)",
                     name + R"({operation="GET /v1/balance",provider="breeze",status="503",why="key"} 1)",
                     name + R"({operation="none",provider="none",status="404",why="no route"} 2)",
                 });
}

TEST_CASE("the time of making an answer falls into buckets") {
  Metrics metrics({});
  AccessRecord record = balance(200, "success");
  metrics.count(record);
  record.duration = 2ms;
  record.delay = 5s;  // made on purpose, and no part of it
  metrics.count(record);
  const std::string name = "steelyard_http_request_duration_seconds";
  const std::string labels = R"(operation="GET /v1/balance",provider="breeze")";
  const std::string text = metrics.text({});
  CHECK(samples(text, name + "_count") == Lines{name + "_count{" + labels + "} 2"});
  const Lines sums = samples(text, name + "_sum");
  REQUIRE(sums.size() == 1);
  CHECK(std::stod(sums[0].substr(sums[0].find('}') + 1)) == doctest::Approx(0.0022));
  std::vector<int> buckets;
  for (const std::string& line : samples(text, name + "_bucket")) {
    buckets.push_back(std::stoi(line.substr(line.find('}') + 1)));
  }
  CHECK(buckets == std::vector<int>{0, 0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2});
}

TEST_CASE("faults are counted by their names") {
  Metrics metrics({});
  AccessRecord record = balance(200, "success");
  record.fault = "EMPTY_RESPONSE";
  metrics.count(record);
  metrics.count(record);
  CHECK(samples(metrics.text({}), "steelyard_faults_total") ==
        Lines{R"(steelyard_faults_total{fault="EMPTY_RESPONSE",provider="breeze"} 2)"});
}

TEST_CASE("levels are those of the moment") {
  Metrics metrics({.version = "1.2.3", .started = std::chrono::system_clock::time_point{1'767'323'045s}});
  metrics.text({.open_connections = 9, .journal_entries = 9, .lost_log_lines = 3});
  const std::string text = metrics.text({.open_connections = 2, .journal_entries = 5, .lost_log_lines = 4});
  CHECK(samples(text, "steelyard_open_connections") == Lines{"steelyard_open_connections 2"});
  CHECK(samples(text, "steelyard_journal_entries") == Lines{"steelyard_journal_entries 5"});
  CHECK(samples(text, "steelyard_log_lines_lost_total") == Lines{"steelyard_log_lines_lost_total 4"});
  CHECK(samples(text, "steelyard_build_info") == Lines{R"(steelyard_build_info{version="1.2.3"} 1)"});
  CHECK(samples(text, "process_start_time_seconds") == Lines{"process_start_time_seconds 1767323045"});
}

TEST_CASE("labels without end are counted together") {
  Metrics metrics({.max_series = 10});
  for (int status = 200; status < 900; ++status) metrics.count(balance(status, "preference"));
  const Lines lines = samples(metrics.text({}), "steelyard_http_requests_total");
  CHECK(lines.size() == 11);
  const std::string rest =
      R"(steelyard_http_requests_total{operation="other",provider="other",status="other",why="other"} 690)";
  CHECK(std::count(lines.begin(), lines.end(), rest) == 1);
}

TEST_CASE("what an operation is called cannot break the text") {
  Metrics metrics({});
  AccessRecord record = balance(200, "success");
  record.operation = "GET /a\"b\\c\nd";
  metrics.count(record);
  CHECK(samples(metrics.text({}), "steelyard_http_requests_total") ==
        Lines{R"(steelyard_http_requests_total{operation="GET /a\"b\\c\nd",provider="breeze",)"
              R"(status="200",why="success"} 1)"});
}

TEST_CASE("every family says its type and what it is") {
  Metrics metrics({});
  metrics.count(balance(200, "success"));
  const std::string text = metrics.text({});
  std::size_t types = 0;
  for (const std::string& line : samples(text, "# TYPE ")) {
    const std::string name = line.substr(7, line.find(' ', 7) - 7);
    CHECK(samples(text, "# HELP " + name + " ").size() == 1);
    CHECK((name.ends_with("_total") == line.ends_with(" counter")));
    ++types;
  }
  CHECK(types >= 6);
}

TEST_CASE("many threads may count and read at once") {
  Metrics metrics({});
  constexpr int kThreads = 4;
  constexpr int kRequests = 500;
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&metrics] {
      for (int n = 0; n < kRequests; ++n) metrics.count(balance(200 + n % 5, "preference"));
    });
  }
  for (int i = 0; i < 20; ++i) CHECK(metrics.text({}).find("# TYPE") != std::string::npos);
  for (std::thread& thread : threads) thread.join();
  int total = 0;
  for (const std::string& line : samples(metrics.text({}), "steelyard_http_requests_total")) {
    total += std::stoi(line.substr(line.find("} ") + 2));
  }
  CHECK(total == kThreads * kRequests);
}

TEST_CASE("the answer says which format it is") {
  Metrics metrics({});
  const http::Response response = metrics_response(metrics, {});
  CHECK(response.status == 200);
  CHECK(*response.headers.find("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
  CHECK(response.body.ends_with("\n"));
}

}  // namespace
}  // namespace steelyard::server
