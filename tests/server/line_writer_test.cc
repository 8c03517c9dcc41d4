// A log costs no answer: whatever becomes of file, pipe or reader, write() returns at once.
#include "server/line_writer.h"

#include <doctest/doctest.h>
#include <unistd.h>  // pipe

#include <array>   // ends of a pipe
#include <chrono>  // limits
#include <thread>  // writers
#include <vector>  // writers

#include "base/file.h"
#include "tests/support/temp_folder.h"

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;

// Waits until the condition holds, but not for ever.
template <class Condition>
bool soon(const Condition& condition) {
  for (int i = 0; i < 2000; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(5ms);
  }
  return false;
}

TEST_CASE("lines are appended to what the file holds") {
  const test::TempFolder folder;
  const std::string file = folder / "access.log";
  REQUIRE(write_file(file, "before\n"));
  {
    const auto writer = LineWriter::append_to(file, nullptr);
    REQUIRE(writer);
    (*writer)->write("one\n");
    (*writer)->write("two\n");
  }
  CHECK(*read_file(file) == "before\none\ntwo\n");
}

TEST_CASE("lines of many threads stay whole") {
  const test::TempFolder folder;
  const std::string file = folder / "access.log";
  constexpr int kThreads = 8;
  constexpr int kLines = 500;
  const std::string line(80, 'x');
  {
    const auto writer = LineWriter::append_to(file, nullptr);
    REQUIRE(writer);
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&] {
        for (int n = 0; n < kLines; ++n) (*writer)->write(line + "\n");
      });
    }
    for (std::thread& thread : threads) thread.join();
  }
  std::string expected;
  for (int i = 0; i < kThreads * kLines; ++i) expected += line + "\n";
  CHECK(*read_file(file) == expected);
}

TEST_CASE("a file that cannot be opened is an error that names it") {
  const test::TempFolder folder;
  const auto writer = LineWriter::append_to(folder / "missing/access.log", nullptr);
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::file_not_writable);
  CHECK(writer.error().message ==
        (folder / "missing/access.log") + " cannot be opened for writing: No such file or directory");
}

TEST_CASE("a disk that is full is told once, and every lost line is counted") {
  std::atomic<int> told{0};
  std::string message;
  const auto writer = LineWriter::append_to("/dev/full", [&](const Error& error) {
    message = error.message;
    ++told;
  });
  REQUIRE(writer);
  for (std::uint64_t n = 1; n <= 3; ++n) {
    (*writer)->write("a line\n");
    CHECK(soon([&] { return (*writer)->lost() == n; }));
  }
  CHECK(told == 1);
  CHECK(message == "the log /dev/full cannot be written: No space left on device");
}

TEST_CASE("a reader that is gone does not end the process") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  ::close(ends[0]);
  {
    LineWriter writer(ends[1], "pipe", nullptr);
    writer.write("a line\n");
    CHECK(soon([&] { return writer.lost() == 1; }));
  }
  ::close(ends[1]);
}

TEST_CASE("a reader that does not read holds nobody up, and the end waits for it a second at most") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  std::atomic<int> told{0};
  const auto begin = std::chrono::steady_clock::now();
  std::uint64_t lost = 0;
  {
    LineWriter writer(ends[1], "pipe", [&](const Error&) { ++told; });
    const std::string line = std::string(1023, 'x') + "\n";
    for (int i = 0; i < 12000; ++i) writer.write(line);  // more than pipe, queue and writing thread hold
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    lost = writer.lost();
    CHECK(lost > 0);
    CHECK(soon([&] { return told == 1; }));
  }
  CHECK(std::chrono::steady_clock::now() - begin < 20s);
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST_CASE("a line longer than a pipe takes at once arrives whole") {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const std::string line = std::string(300'000, 'x') + "\n";
  std::string got;
  std::thread reader([&] {
    std::array<char, 65536> buffer{};
    for (;;) {
      const ssize_t count = ::read(ends[0], buffer.data(), buffer.size());
      if (count <= 0) return;
      got.append(buffer.data(), static_cast<std::size_t>(count));
    }
  });
  {
    LineWriter writer(ends[1], "pipe", nullptr);
    writer.write(line);
  }
  ::close(ends[1]);
  reader.join();
  ::close(ends[0]);
  CHECK(got == line);
}

}  // namespace
}  // namespace steelyard::server
