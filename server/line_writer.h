// Lines for a file or a pipe from many threads, none of which ever waits for it: a disk that is full or a reader that
// stopped reading costs lines, never answers.
//
//   Result<std::unique_ptr<LineWriter>> log = LineWriter::append_to("access.log", tell);
//   (*log)->write("one line\n");
#pragma once

#include <atomic>              // counts
#include <condition_variable>  // waking
#include <cstddef>             // sizes
#include <cstdint>             // counts
#include <filesystem>          // files
#include <functional>          // failures
#include <memory>              // writers
#include <mutex>               // the queue
#include <string>              // lines
#include <string_view>         // lines
#include <thread>              // the writing thread

#include "base/result.h"

namespace steelyard::server {

class LineWriter {
 public:
  // Called once, from the writing thread, when lines are lost for the first time. Error: file_not_writable.
  using OnFailure = std::function<void(const Error&)>;

  // Appends to the file, which is made if there is none. Error: file_not_writable.
  static Result<std::unique_ptr<LineWriter>> append_to(const std::filesystem::path& file, OnFailure on_failure);

  // Writes to a descriptor that stays open and stays the caller's. `name` stands in errors.
  LineWriter(int descriptor, std::string name, OnFailure on_failure);

  // Writes what waits; gives a reader that does not read another second.
  ~LineWriter();
  LineWriter(const LineWriter&) = delete;
  LineWriter& operator=(const LineWriter&) = delete;

  // Takes a line with its end. It is dropped if 4 MiB wait already.
  void write(std::string_view line);

  // How many lines were dropped, or could not be written.
  std::uint64_t lost() const { return lost_; }

 private:
  void run();
  std::string_view put(std::string_view lines);  // what could not be written
  bool wait_until_writable();
  void tell_once();

  int descriptor_;
  bool owned_ = false;
  bool whole_writes_ = false;  // a file takes any size without waiting for a reader
  bool torn_ = false;          // the last line was written in part
  bool told_ = false;
  std::string failure_;
  std::string name_;
  OnFailure on_failure_;
  std::atomic<std::uint64_t> lost_{0};
  std::atomic<bool> closing_{false};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::string queue_;  // lines that wait
  std::thread thread_;
};

}  // namespace steelyard::server
