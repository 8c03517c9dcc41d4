// One request from its first look to the journal: own routes (the admin API, probes, contracts), then stubs, then the
// mock. What a server has beside the mock lives here; what it does stands in files of their own.
//
//   Service service(*mock, std::move(options));
//   auto listener = Listener::start(listen, [&](const auto& request, const auto& peer) { return service.answer(request,
//   peer); });
#pragma once

#include <atomic>      // request numbers
#include <cstdint>     // seeds
#include <functional>  // clock, log
#include <string>      // texts

#include "server/access_record.h"
#include "server/delay_settings.h"
#include "server/guard.h"
#include "server/handler.h"
#include "server/iso_time.h"
#include "server/journal/journal.h"
#include "server/journal/redactor.h"
#include "server/metrics.h"
#include "server/mock.h"
#include "server/next_answers.h"
#include "server/recording_state.h"
#include "server/reload_failure.h"
#include "server/seen_statuses.h"
#include "server/stubs/stub_store.h"
#include "server/uuid.h"

namespace steelyard::server {

struct ServiceOptions {
  GuardOptions guard;
  JournalLimits journal;
  bool cors = true;           // for the mocked paths
  std::string version = "0";  // of the program
  std::string salt;           // random bytes: keys the marks of credentials in the journal
  std::uint64_t seed = 1;     // of ids and of drawn delays
  std::function<Moment()> clock;
  std::function<void()> shutdown = [] {};                  // asked for by the admin API
  std::function<void(const AccessRecord&)> log = nullptr;  // called after each answer, from many threads
  std::function<std::uint64_t()> lost_log_lines = [] { return std::uint64_t{0}; };
};

class Service {
 public:
  // The mock must outlive the service.
  Service(Mock& mock, ServiceOptions options);

  // Any thread may ask.
  Reply answer(const http::Request& request, const Peer& peer);

  // What own routes work on.
  Mock& mock;
  const ServiceOptions options;
  StubStore stubs;
  Journal journal;
  Redactor redactor;
  ReloadFailure reload_failure;
  RecordingState recording;
  DelaySettings delays;
  NextAnswers next;
  SeenStatuses seen;
  UuidSource ids;
  const Moment started;
  Metrics metrics;
  std::atomic<std::size_t> open_connections{0};  // kept by the listener
  std::atomic<bool> stopping{false};             // not ready for new work any more

 private:
  struct Outcome;  // an answer and how it came about
  Outcome choose(const http::Request& request);
  Outcome ask_stub(const Served& served);
  Outcome ask_mock(const http::Request& request);
  void add_delays(const Stub& stub, Delivery& delivery);
  void log_own(const http::Request& request, const Reply& reply, std::string_view why, Moment began) const;
  void note(const http::Request& request, const Peer& peer, Outcome& outcome, Moment began);

  std::atomic<std::uint64_t> draws_ = 0;
};

}  // namespace steelyard::server
