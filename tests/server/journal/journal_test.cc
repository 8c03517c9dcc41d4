#include "server/journal/journal.h"

#include <doctest/doctest.h>

#include <atomic>  // counts
#include <thread>  // many at once

namespace steelyard::server {
namespace {

JournalEntryPtr entry(int number, std::size_t body = 0) {
  auto made = std::make_shared<JournalEntry>();
  made->id = std::to_string(number);
  made->response.body.assign(body, 'x');
  return made;
}

std::string ids(const std::vector<JournalEntryPtr>& entries) {
  std::string text;
  for (const JournalEntryPtr& each : entries) text += each->id + " ";
  return text;
}

std::string ids(const std::vector<std::shared_ptr<const FeedEntry>>& entries) {
  std::string text;
  for (const auto& each : entries) text += each->entry().id + " ";
  return text;
}

TEST_CASE("the newest win") {
  Journal journal({.entries = 3});
  for (int i = 1; i <= 5; ++i) journal.add(entry(i));
  CHECK(ids(journal.newest_first()) == "5 4 3 ");
  CHECK(journal.find("4") != nullptr);
  CHECK(journal.find("2") == nullptr);
  CHECK(ids(journal.remove_if([](const JournalEntry& each) { return each.id != "4"; })) == "5 3 ");
  CHECK(ids(journal.newest_first()) == "4 ");
  journal.clear();
  CHECK(journal.newest_first().empty());
}

TEST_CASE("long bodies count too") {
  Journal journal({.entries = 100, .bytes = 12'000});
  for (int i = 1; i <= 9; ++i) journal.add(entry(i, 3'000));
  CHECK(journal.newest_first().size() == 3);
  CHECK(journal.newest_first().front()->id == "9");
  journal.add(entry(10, 20'000));
  CHECK(journal.newest_first().empty());
}

TEST_CASE("a journal of nothing keeps nothing, and is listened to all the same") {
  Journal journal({.entries = 0});
  const auto listener = journal.listen();
  journal.add(entry(1));
  CHECK(journal.newest_first().empty());
  CHECK(ids(listener->take().entries) == "1 ");
}

TEST_CASE("a listener gets what comes, and one that sleeps loses the oldest") {
  Journal journal({.entries = 2, .backlog = 3});
  journal.add(entry(1));
  const auto listener = journal.listen();
  CHECK(listener->take().entries.empty());
  for (int i = 2; i <= 6; ++i) journal.add(entry(i));
  const auto late = journal.listen();
  Feed::Taken taken = listener->take();
  CHECK(ids(taken.entries) == "4 5 6 ");
  CHECK(taken.lost == 2);
  journal.add(entry(7));
  taken = listener->take();
  CHECK(ids(taken.entries) == "7 ");
  CHECK(taken.lost == 0);
  CHECK(ids(late->take().entries) == "7 ");
}

TEST_CASE("the backlog is bounded by bytes too, and holds the newest in any case") {
  Journal journal({.backlog = 100, .backlog_bytes = 3 * entry(1)->bytes()});
  const auto listener = journal.listen();
  for (int i = 1; i <= 5; ++i) journal.add(entry(i));
  Feed::Taken taken = listener->take();
  CHECK(ids(taken.entries) == "3 4 5 ");
  CHECK(taken.lost == 2);
  auto long_one = std::make_shared<JournalEntry>();
  long_one->id = "6";
  long_one->request.body.assign(100'000, 'x');
  journal.add(long_one);
  CHECK(ids(listener->take().entries) == "6 ");
}

TEST_CASE("much is taken piece by piece") {
  Journal journal({});
  const auto listener = journal.listen();
  for (int i = 0; i < 100; ++i) journal.add(entry(i));
  Feed::Taken taken = listener->take();
  CHECK(taken.entries.size() == 64);
  CHECK(taken.more);
  taken = listener->take();
  CHECK(taken.entries.size() == 36);
  CHECK_FALSE(taken.more);
  CHECK(taken.entries.back()->entry().id == "99");
}

TEST_CASE("an entry is rendered once for all listeners, and not at all for one that never takes it") {
  Journal journal({});
  std::vector<std::shared_ptr<Feed::Listener>> listeners;
  for (int i = 0; i < 8; ++i) listeners.push_back(journal.listen());
  const auto asleep = journal.listen();
  for (int i = 0; i < 50; ++i) journal.add(entry(i));
  std::atomic<int> rendered = 0;
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (const auto& listener : listeners) {
    threads.emplace_back([&, listener] {
      for (const auto& told : listener->take().entries) {
        const std::string& text = told->text([&](const JournalEntry& each) {
          ++rendered;
          return "<" + each.id + ">";
        });
        if (text == "<" + told->entry().id + ">") ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(rendered == 50);
  CHECK(right == 8 * 50);
  CHECK(asleep->company() == 9);
}

TEST_CASE("there are listeners enough at the limit, and one that goes makes room") {
  Journal journal({.listeners = 2});
  auto first = journal.listen();
  const auto second = journal.listen();
  CHECK(journal.listen() == nullptr);
  first.reset();
  CHECK(journal.listen() != nullptr);
}

TEST_CASE("writers, readers and listeners do not wait for each other's work") {
  Journal journal({.entries = 100, .backlog = 10});
  const auto listener = journal.listen();
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2'000; ++i) journal.add(entry(i));
    });
  }
  for (int i = 0; i < 200; ++i) {
    CHECK(journal.newest_first().size() <= 100);
    journal.remove_if([](const JournalEntry& each) { return each.id == "7"; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(journal.newest_first().size() == 100);
  const Feed::Taken taken = listener->take();
  CHECK(taken.entries.size() == 10);
  CHECK(taken.lost == 4 * 2'000 - 10);
}

}  // namespace
}  // namespace steelyard::server
