// A program in a process of its own that is talked to line by line.
//
//   PipedProcess bowtie({test::program(), "bowtie"});
//   std::optional<std::string> answer = bowtie.ask(R"({"cmd": "start", "version": 1})", 10s);
#pragma once

#include <sys/types.h>  // pid_t

#include <chrono>    // limits
#include <optional>  // answers that do not come
#include <string>    // lines
#include <vector>    // arguments

namespace steelyard::test {

class PipedProcess {
 public:
  explicit PipedProcess(const std::vector<std::string>& command);
  // Kills a process that still runs.
  ~PipedProcess();
  PipedProcess(const PipedProcess&) = delete;
  PipedProcess& operator=(const PipedProcess&) = delete;

  // Whether the whole line could be written in time.
  bool send(const std::string& line, std::chrono::milliseconds limit);
  // The next line, or nothing if none comes in time.
  std::optional<std::string> receive(std::chrono::milliseconds limit);
  std::optional<std::string> ask(const std::string& line, std::chrono::milliseconds limit);

  // Ends the input; the exit code, or nothing if it has not ended in time (-1: ended by a signal).
  std::optional<int> finish(std::chrono::milliseconds limit);

 private:
  pid_t pid_ = -1;
  int in_ = -1;   // its standard input
  int out_ = -1;  // its standard output
  std::string received_;
};

}  // namespace steelyard::test
