#include "server/journal/journal.h"

#include <algorithm>  // removing
#include <set>        // ids

namespace steelyard::server {

std::size_t JournalEntry::bytes() const {
  constexpr std::size_t kField = 64;  // a string and its place
  std::size_t sum = sizeof(JournalEntry) + request.target.size() + request.body.size() + response.body.size();
  for (const auto* headers : {&request.headers, &response.headers}) {
    for (const auto& [name, value] : *headers) sum += kField + name.size() + value.size();
  }
  return sum;
}

// With the lock held. What goes is destroyed by the caller, without the lock.
void Journal::trim(std::vector<JournalEntryPtr>& gone) {
  while (entries_.size() > limits_.entries || (bytes_ > limits_.bytes && !entries_.empty())) {
    bytes_ -= entries_.front()->bytes();
    gone.push_back(std::move(entries_.front()));
    entries_.pop_front();
  }
}

void Journal::add(JournalEntryPtr entry) {
  feed_->put(entry);
  std::vector<JournalEntryPtr> gone;
  const std::lock_guard<std::mutex> lock(mutex_);
  bytes_ += entry->bytes();
  entries_.push_back(std::move(entry));
  trim(gone);
}

std::vector<JournalEntryPtr> Journal::newest_first() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return {entries_.rbegin(), entries_.rend()};
}

std::size_t Journal::size() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return entries_.size();
}

JournalEntryPtr Journal::find(const std::string& id) const {
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const auto& entry) { return entry->id == id; });
  return found == entries_.end() ? nullptr : *found;
}

void Journal::clear() {
  std::deque<JournalEntryPtr> gone;
  const std::lock_guard<std::mutex> lock(mutex_);
  gone.swap(entries_);
  bytes_ = 0;
}

std::vector<JournalEntryPtr> Journal::remove_if(const std::function<bool(const JournalEntry&)>& chosen) {
  std::vector<JournalEntryPtr> removed;
  std::set<const JournalEntry*> which;
  for (const JournalEntryPtr& entry : newest_first()) {
    if (!chosen(*entry)) continue;
    removed.push_back(entry);
    which.insert(entry.get());
  }
  const std::lock_guard<std::mutex> lock(mutex_);
  const auto goes = [&](const JournalEntryPtr& entry) {
    const bool gone = which.count(entry.get()) != 0;
    if (gone) bytes_ -= entry->bytes();
    return gone;
  };
  entries_.erase(std::remove_if(entries_.begin(), entries_.end(), goes), entries_.end());
  return removed;
}

}  // namespace steelyard::server
