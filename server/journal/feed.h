// The entries of the journal as they come, for one listener.
//
//   std::shared_ptr<Feed> feed = journal.listen();
//   Feed::Taken taken = feed->take(std::chrono::milliseconds(200));
//   for (const auto& entry : taken.entries) send(*entry);     // taken.lost entries came too fast for us
#pragma once

#include <chrono>              // waiting
#include <condition_variable>  // waiting
#include <cstddef>             // counts
#include <deque>               // backlog
#include <memory>              // entries
#include <mutex>               // backlog
#include <vector>              // entries

namespace steelyard::server {

struct JournalEntry;

class Feed {
 public:
  explicit Feed(std::size_t backlog) : backlog_(backlog) {}

  // Never waits: a listener that does not keep up loses the oldest.
  void put(std::shared_ptr<const JournalEntry> entry);

  struct Taken {
    std::vector<std::shared_ptr<const JournalEntry>> entries;
    std::size_t lost = 0;  // since the last time
  };
  // Everything that has come; waits for something at most that long.
  Taken take(std::chrono::milliseconds time);

 private:
  std::size_t backlog_;
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<std::shared_ptr<const JournalEntry>> entries_;
  std::size_t lost_ = 0;
};

}  // namespace steelyard::server
