// Tells many waiting threads to stop, once and for good, through a file descriptor that they can poll.
//
//   StopSignal stop;
//   poll({{socket, POLLIN}, {stop.descriptor(), POLLIN}}) … stop.raise();   // every poll returns
#pragma once

#include <atomic>  // raised

namespace steelyard::server {

class StopSignal {
 public:
  StopSignal();
  ~StopSignal();
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;

  // -1 if the process had no descriptor left; then the signal is seen between two requests only.
  int descriptor() const { return read_end_; }
  bool raised() const { return raised_; }
  void raise();

 private:
  int read_end_ = -1;
  int write_end_ = -1;
  std::atomic<bool> raised_{false};
};

}  // namespace steelyard::server
