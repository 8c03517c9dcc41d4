// What is counted, in the text that Prometheus reads.
//
//   Metrics metrics({.version = "0.1.0", .started = clock()});
//   metrics.count(record);
//   http::Response response = metrics_response(metrics, {.open_connections = 3});
#pragma once

#include <chrono>   // start
#include <cstddef>  // counts
#include <cstdint>  // counts
#include <memory>   // parts
#include <string>   // texts

#include "http/message.h"
#include "server/access_record.h"

namespace steelyard::server {

struct MetricsOptions {
  std::string version = "0";  // of the program
  std::chrono::system_clock::time_point started = {};
  // Sets of labels that are told apart. The requests of further ones are counted under "other", so that no client makes
  // the text grow without end.
  std::size_t max_series = 2'000;
};

// What is as it is at the moment.
struct Levels {
  std::size_t open_connections = 0;
  std::size_t journal_entries = 0;
  std::uint64_t lost_log_lines = 0;
};

class Metrics {
 public:
  explicit Metrics(const MetricsOptions& options);
  ~Metrics();
  Metrics(const Metrics&) = delete;
  Metrics& operator=(const Metrics&) = delete;

  // Any thread may count. A request that meant no API has the labels provider="none" and operation="none": paths that
  // nobody documents are no labels.
  void count(const AccessRecord& record);

  // Text exposition format 0.0.4.
  std::string text(const Levels& levels);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

http::Response metrics_response(Metrics& metrics, const Levels& levels);

}  // namespace steelyard::server
