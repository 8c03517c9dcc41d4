#include "cli/reload/file_watch.h"

#include <doctest/doctest.h>

#include <thread>  // a waiter

#include "base/file.h"
#include "tests/support/temp_folder.h"

namespace steelyard::cli {
namespace {

using namespace std::chrono_literals;
using test::TempFolder;

TEST_CASE("Changes are seen with the help of the system and without") {
  for (const bool inotify : {true, false}) {
    CAPTURE(inotify);
    const TempFolder folder;
    REQUIRE(write_file(folder / "pack/a/200.json", "1"));
    // With the system's help only its events count here: the next look of its own would come too late.
    FileWatch watch({folder / "pack"}, {.inotify = inotify, .look_every = 20ms, .look_at_last = 60s, .settle = 5ms});
    for (const char* name : {"pack/a/200.json", "pack/new.json", "pack/b/c/new.json"}) {
      CAPTURE(name);
      REQUIRE(write_file(folder / name, "22"));
      REQUIRE(watch.wait());
    }
    std::filesystem::remove_all(folder.path() / "pack");
    CHECK(watch.wait());
    REQUIRE(write_file(folder / "pack/again.json", "3"));
    CHECK(watch.wait());
  }
}

TEST_CASE("What editors leave beside files is no change") {
  const TempFolder folder;
  REQUIRE(write_file(folder / "200.json", "1"));
  const std::vector<std::filesystem::path> paths = {folder.path()};
  const Stamps before = look_at(paths);
  for (const char* name : {".200.json.swp", "200.json~", "200.json.part", "x.tmp"}) {
    REQUIRE(write_file(folder / name, "x"));
  }
  CHECK(look_at(paths) == before);
  REQUIRE(write_file(folder / "201.json", "x"));
  CHECK(look_at(paths) != before);
}

TEST_CASE("A file that is written anew with the same length is another") {
  const TempFolder folder;
  REQUIRE(write_file(folder / "200.json", "1"));
  const Stamps before = look_at({folder.path()});
  REQUIRE(write_file(folder / "200.json", "2"));
  CHECK(look_at({folder.path()}) != before);
}

TEST_CASE("Waiting ends when it is told to") {
  const TempFolder folder;
  FileWatch watch({folder.path()}, {.look_at_last = 60s});
  std::thread waiter([&watch] { CHECK_FALSE(watch.wait()); });
  std::this_thread::sleep_for(20ms);
  watch.stop();
  waiter.join();
}

TEST_CASE("What is new to the watch counts as it is, what is known as it was") {
  const TempFolder folder;
  REQUIRE(write_file(folder / "a", "1"));
  FileWatch watch({folder / "a"}, {.look_every = 10ms, .settle = 5ms});
  REQUIRE(write_file(folder / "a", "2"));
  REQUIRE(write_file(folder / "b", "2"));
  watch.watch({folder / "a", folder / "b"});
  CHECK(watch.wait());
  REQUIRE(write_file(folder / "b", "3"));
  CHECK(watch.wait());
}

}  // namespace
}  // namespace steelyard::cli
