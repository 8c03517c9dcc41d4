// The entries of the journal as they come, for all listeners together. Putting one in costs the same however many
// listen and however slow they are: there is one backlog, in which each listener has a place of its own. Nobody is
// woken, since listeners look at it themselves.
//
//   std::shared_ptr<Feed::Listener> listener = feed->listen();
//   Feed::Taken taken = listener->take();
//   for (const auto& entry : taken.entries) send(entry->text(render));   // taken.lost entries came too fast for us
#pragma once

#include <atomic>      // counts
#include <cstddef>     // counts
#include <cstdint>     // places
#include <deque>       // backlog
#include <functional>  // rendering
#include <memory>      // entries
#include <mutex>       // backlog
#include <string>      // texts
#include <vector>      // entries

namespace steelyard::server {

struct JournalEntry;

// An entry as listeners send it: rendered for the first of them that comes to it, then the same text for all.
class FeedEntry {
 public:
  using Render = std::function<std::string(const JournalEntry&)>;

  explicit FeedEntry(std::shared_ptr<const JournalEntry> entry) : entry_(std::move(entry)) {}

  const JournalEntry& entry() const { return *entry_; }
  // Every caller has to give a function that makes the same text of it.
  const std::string& text(const Render& render) const;

 private:
  std::shared_ptr<const JournalEntry> entry_;
  mutable std::once_flag rendered_;
  mutable std::string text_;
};

class Feed : public std::enable_shared_from_this<Feed> {
 public:
  struct Limits {
    std::size_t listeners;
    std::size_t entries;  // that a listener may be behind before it loses the oldest
    std::size_t bytes;    // of these
  };

  explicit Feed(const Limits& limits) : limits_(limits) {}

  // Is forgotten at once while nobody listens.
  void put(const std::shared_ptr<const JournalEntry>& entry);

  struct Taken {
    std::vector<std::shared_ptr<const FeedEntry>> entries;
    std::size_t lost = 0;  // since the last time
    bool more = false;     // there is more to take already
  };

  // A place in the backlog, from its end on. Belongs to one thread; ends with the object.
  class Listener {
   public:
    Listener(std::shared_ptr<Feed> feed, std::uint64_t next) : feed_(std::move(feed)), next_(next) {}
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    // What has come, the oldest first, and not more than a piece at a time.
    Taken take();
    // How many listen, this one among them.
    std::size_t company() const { return feed_->listeners_; }

   private:
    std::shared_ptr<Feed> feed_;
    std::uint64_t next_;
  };

  // nullptr if there are listeners enough.
  std::shared_ptr<Listener> listen();

 private:
  const Limits limits_;
  std::atomic<std::size_t> listeners_{0};  // changed with the lock held
  std::mutex mutex_;
  std::deque<std::shared_ptr<const FeedEntry>> backlog_;
  std::size_t bytes_ = 0;
  std::uint64_t first_ = 0;  // the number of the first entry in the backlog
};

}  // namespace steelyard::server
