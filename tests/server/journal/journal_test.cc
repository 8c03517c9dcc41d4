#include "server/journal/journal.h"

#include <doctest/doctest.h>

#include <thread>  // many at once

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;

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
  const auto feed = journal.listen();
  journal.add(entry(1));
  CHECK(journal.newest_first().empty());
  CHECK(ids(feed->take(0ms).entries) == "1 ");
}

TEST_CASE("a listener gets what comes, and one that sleeps loses the oldest") {
  Journal journal({.entries = 2, .backlog = 3});
  journal.add(entry(1));
  const auto feed = journal.listen();
  CHECK(feed->take(0ms).entries.empty());
  for (int i = 2; i <= 6; ++i) journal.add(entry(i));
  Feed::Taken taken = feed->take(0ms);
  CHECK(ids(taken.entries) == "4 5 6 ");
  CHECK(taken.lost == 2);
  journal.add(entry(7));
  taken = feed->take(0ms);
  CHECK(ids(taken.entries) == "7 ");
  CHECK(taken.lost == 0);
}

TEST_CASE("a listener wakes up when something comes") {
  Journal journal({});
  const auto feed = journal.listen();
  std::thread writer([&] { journal.add(entry(1)); });
  CHECK(ids(feed->take(10s).entries) == "1 ");
  writer.join();
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
  const auto feed = journal.listen();
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
  const Feed::Taken taken = feed->take(0ms);
  CHECK(taken.entries.size() == 10);
  CHECK(taken.lost == 4 * 2'000 - 10);
}

}  // namespace
}  // namespace steelyard::server
