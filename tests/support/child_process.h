// A program in a process of its own, for what one process cannot show: signals, memory, a server that stays.
//
//   ChildProcess serve({test::program(), "serve", "--port", "0"}, {.folder = folder.path()});
//   serve.signal(SIGTERM);
//   CHECK(serve.wait(10s)->code == 0);
#pragma once

#include <sys/types.h>  // pid_t

#include <chrono>      // limits
#include <filesystem>  // files
#include <optional>    // endings
#include <string>      // arguments
#include <vector>      // arguments

namespace steelyard::test {

struct ChildOptions {
  std::filesystem::path folder = ".";
  std::filesystem::path output = "/dev/null";  // standard output and standard error together
};

class ChildProcess {
 public:
  ChildProcess(const std::vector<std::string>& command, const ChildOptions& options);
  // Kills a process that still runs.
  ~ChildProcess();
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  struct Ended {
    int code = -1;  // -1: ended by a signal
    long peak_memory_kib = 0;
  };

  void signal(int number) const;
  // How it ended, or nothing if it has not within the limit.
  std::optional<Ended> wait(std::chrono::milliseconds limit);

 private:
  pid_t pid_ = -1;
};

}  // namespace steelyard::test
