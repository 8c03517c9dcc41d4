#include "server/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>      // series
#include <mutex>    // series
#include <sstream>  // text
#include <tuple>    // labels

namespace steelyard::server {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;

constexpr char kNone[] = "none";
constexpr char kOther[] = "other";

// Seconds. Answers are made in microseconds; a second is a mock under heavy load.
const Histogram::BucketBoundaries kBuckets = {0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025,
                                              0.005,   0.01,   0.025,   0.1,    1,     10};

using Labels = std::tuple<std::string, std::string, int, std::string>;  // provider, operation, status, why

std::string or_none(const std::string& text) { return text.empty() ? kNone : text; }

double seconds(std::chrono::microseconds time) { return std::chrono::duration<double>(time).count(); }

}  // namespace

struct Metrics::Parts {
  explicit Parts(const MetricsOptions& options) : max_series(options.max_series) {
    prometheus::BuildGauge()
        .Name("steelyard_build_info")
        .Help("The version of the program, as a label.")
        .Register(registry)
        .Add({{"version", options.version}})
        .Set(1);
    prometheus::BuildGauge()
        .Name("process_start_time_seconds")
        .Help("When the mock was started, in seconds since 1970.")
        .Register(registry)
        .Add({})
        .Set(std::chrono::duration<double>(options.started.time_since_epoch()).count());
  }

  struct Series {
    Counter* requests = nullptr;
    Histogram* duration = nullptr;
  };

  Series make(const std::string& provider, const std::string& operation, const std::string& status,
              const std::string& why) {
    return {
        &requests.Add({{"provider", provider}, {"operation", operation}, {"status", status}, {"why", why}}),
        &durations.Add({{"provider", provider}, {"operation", operation}}, kBuckets),
    };
  }

  Series find(const AccessRecord& record) {
    const std::lock_guard<std::mutex> lock(mutex);
    Labels labels{record.provider, record.operation, record.status, record.why};
    const auto found = series.find(labels);
    if (found != series.end()) return found->second;
    if (series.size() >= max_series) {
      if (rest.requests == nullptr) rest = make(kOther, kOther, kOther, kOther);
      return rest;
    }
    const Series made =
        make(or_none(record.provider), or_none(record.operation), std::to_string(record.status), or_none(record.why));
    series.emplace(std::move(labels), made);
    return made;
  }

  std::size_t max_series;
  prometheus::Registry registry;
  Family<Counter>& requests = prometheus::BuildCounter()
                                  .Name("steelyard_http_requests_total")
                                  .Help("Requests, by API, operation, status and why the answer was given.")
                                  .Register(registry);
  Family<Histogram>& durations = prometheus::BuildHistogram()
                                     .Name("steelyard_http_request_duration_seconds")
                                     .Help("Time to make an answer, without delays made on purpose.")
                                     .Register(registry);
  Family<Counter>& faults = prometheus::BuildCounter()
                                .Name("steelyard_faults_total")
                                .Help("Faults made on purpose, by API and fault.")
                                .Register(registry);
  Gauge& connections = prometheus::BuildGauge()
                           .Name("steelyard_open_connections")
                           .Help("Connections that are open now.")
                           .Register(registry)
                           .Add({});
  Gauge& journal = prometheus::BuildGauge()
                       .Name("steelyard_journal_entries")
                       .Help("Requests that the journal holds now.")
                       .Register(registry)
                       .Add({});
  Counter& lost = prometheus::BuildCounter()
                      .Name("steelyard_log_lines_lost_total")
                      .Help("Lines of the log that could not be written.")
                      .Register(registry)
                      .Add({});
  std::mutex mutex;
  std::map<Labels, Series> series;
  Series rest;
};

Metrics::Metrics(const MetricsOptions& options) : parts_(std::make_unique<Parts>(options)) {}

Metrics::~Metrics() = default;

void Metrics::count(const AccessRecord& record) {
  const Parts::Series series = parts_->find(record);
  series.requests->Increment();
  series.duration->Observe(seconds(record.duration));
  if (!record.fault.empty()) {
    parts_->faults.Add({{"provider", or_none(record.provider)}, {"fault", record.fault}}).Increment();
  }
}

std::string Metrics::text(const Levels& levels) {
  const std::lock_guard<std::mutex> lock(parts_->mutex);
  parts_->connections.Set(static_cast<double>(levels.open_connections));
  parts_->journal.Set(static_cast<double>(levels.journal_entries));
  const double lost = static_cast<double>(levels.lost_log_lines);
  if (lost > parts_->lost.Value()) parts_->lost.Increment(lost - parts_->lost.Value());
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, parts_->registry.Collect());
  return out.str();
}

http::Response metrics_response(Metrics& metrics, const Levels& levels) {
  http::Response response;
  response.headers.add("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  response.body = metrics.text(levels);
  return response;
}

}  // namespace steelyard::server
