#include "server/journal/feed.h"

namespace steelyard::server {

void Feed::put(std::shared_ptr<const JournalEntry> entry) {
  std::shared_ptr<const JournalEntry> lost;  // destroyed without the lock
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    entries_.push_back(std::move(entry));
    if (entries_.size() > backlog_) {
      lost = std::move(entries_.front());
      entries_.pop_front();
      ++lost_;
    }
  }
  came_.notify_one();
}

Feed::Taken Feed::take(std::chrono::milliseconds time) {
  Taken taken;
  std::unique_lock<std::mutex> lock(mutex_);
  came_.wait_for(lock, time, [this] { return !entries_.empty(); });
  taken.entries.assign(std::make_move_iterator(entries_.begin()), std::make_move_iterator(entries_.end()));
  entries_.clear();
  taken.lost = lost_;
  lost_ = 0;
  return taken;
}

}  // namespace steelyard::server
