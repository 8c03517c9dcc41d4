// What was asked and answered: the newest requests, without their credentials, and a feed of those to come. Every call
// may come from any thread, and none holds up serving: what happens under the lock is the same small work however many
// requests are kept and however slow listeners are.
//
//   Journal journal({.entries = 10'000});
//   journal.add(std::make_shared<JournalEntry>(std::move(entry)));
//   for (const JournalEntryPtr& entry : journal.newest_first()) show(*entry);
#pragma once

#include <chrono>      // durations
#include <cstdint>     // numbers
#include <deque>       // entries
#include <functional>  // choosing
#include <memory>      // entries
#include <mutex>       // changes
#include <string>      // texts
#include <vector>      // lists

#include "http/message.h"
#include "server/iso_time.h"
#include "server/journal/feed.h"
#include "server/stubs/stub_store.h"

namespace steelyard::server {

struct JournalEntry {
  std::string id;  // UUID
  Moment time;
  std::string client;  // address
  bool tls = false;
  http::Request request;          // without credentials
  http::Response response;        // without credentials
  std::size_t request_bytes = 0;  // of the bodies as they travelled
  std::size_t response_bytes = 0;
  std::string request_omitted;  // why a body is left out, "" if it is there
  std::string response_omitted;
  Stub stub;             // nullptr: answered by an API, or by nobody
  bool matched = false;  // a stub or an operation of an API answered
  std::string provider;  // as in Answered
  std::string operation;
  std::string example;
  std::string why;
  std::string scenario;
  std::string fault;  // its name, or ""
  std::vector<std::string> findings;
  std::chrono::microseconds took{0};   // to choose the answer
  std::chrono::milliseconds delay{0};  // added on purpose

  // An estimate of what it takes of the memory.
  std::size_t bytes() const;
};
using JournalEntryPtr = std::shared_ptr<const JournalEntry>;

struct JournalLimits {
  std::size_t entries = 10'000;                 // 0: nothing is kept
  std::size_t bytes = std::size_t{128} << 20U;  // of all entries
  std::size_t body = std::size_t{256} << 10U;   // a longer body is left out
  std::size_t listeners = 256;
  std::size_t backlog = 1'000;  // entries that a slow listener may be behind before it loses the oldest
  std::size_t backlog_bytes = std::size_t{16} << 20U;  // of these
};

class Journal {
 public:
  explicit Journal(JournalLimits limits)
      : limits_(limits),
        feed_(std::make_shared<Feed>(Feed::Limits{limits.listeners, limits.backlog, limits.backlog_bytes})) {}

  const JournalLimits& limits() const { return limits_; }

  // The oldest entries make room.
  void add(JournalEntryPtr entry);

  std::vector<JournalEntryPtr> newest_first() const;
  std::size_t size() const;
  JournalEntryPtr find(const std::string& id) const;
  void clear();
  // Takes out those that are chosen, and returns them, the newest first. The choosing happens without the lock.
  std::vector<JournalEntryPtr> remove_if(const std::function<bool(const JournalEntry&)>& chosen);

  // The entries to come, for as long as the listener lives; nullptr if there are listeners enough.
  std::shared_ptr<Feed::Listener> listen() { return feed_->listen(); }

 private:
  void trim(std::vector<JournalEntryPtr>& gone);

  JournalLimits limits_;
  mutable std::mutex mutex_;
  std::deque<JournalEntryPtr> entries_;  // the oldest first
  std::size_t bytes_ = 0;
  std::shared_ptr<Feed> feed_;
};

}  // namespace steelyard::server
