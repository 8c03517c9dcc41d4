#include "server/journal/feed.h"

#include <algorithm>  // std::max

#include "server/journal/journal.h"

namespace steelyard::server {
namespace {

// So that the lock is held briefly, whatever has come.
constexpr std::size_t kPiece = 64;

}  // namespace

const std::string& FeedEntry::text(const Render& render) const {
  std::call_once(rendered_, [&] { text_ = render(*entry_); });
  return text_;
}

void Feed::put(const std::shared_ptr<const JournalEntry>& entry) {
  if (listeners_ == 0) return;
  auto told = std::make_shared<const FeedEntry>(entry);
  std::vector<std::shared_ptr<const FeedEntry>> gone;  // destroyed without the lock
  const std::lock_guard<std::mutex> lock(mutex_);
  if (listeners_ == 0) return;
  bytes_ += entry->bytes();
  backlog_.push_back(std::move(told));
  while (backlog_.size() > limits_.entries || (bytes_ > limits_.bytes && backlog_.size() > 1)) {
    bytes_ -= backlog_.front()->entry().bytes();
    gone.push_back(std::move(backlog_.front()));
    backlog_.pop_front();
    ++first_;
  }
}

std::shared_ptr<Feed::Listener> Feed::listen() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (listeners_ >= limits_.listeners) return nullptr;
  ++listeners_;
  return std::make_shared<Listener>(shared_from_this(), first_ + backlog_.size());
}

Feed::Listener::~Listener() {
  std::deque<std::shared_ptr<const FeedEntry>> gone;
  const std::lock_guard<std::mutex> lock(feed_->mutex_);
  if (--feed_->listeners_ > 0) return;
  feed_->first_ += feed_->backlog_.size();
  feed_->bytes_ = 0;
  gone.swap(feed_->backlog_);
}

Feed::Taken Feed::Listener::take() {
  Taken taken;
  taken.entries.reserve(kPiece);
  const std::lock_guard<std::mutex> lock(feed_->mutex_);
  const std::uint64_t from = std::max(next_, feed_->first_);
  const std::size_t begin = from - feed_->first_;
  const std::size_t count = std::min(feed_->backlog_.size() - begin, kPiece);
  for (std::size_t i = begin; i < begin + count; ++i) taken.entries.push_back(feed_->backlog_[i]);
  taken.lost = from - next_;
  taken.more = begin + count < feed_->backlog_.size();
  next_ = from + count;
  return taken;
}

}  // namespace steelyard::server
