// SIGINT and SIGTERM as something to wait for.
//
//   StopSignals signals;      // before any thread is started
//   signals.wait();           // until one of them comes
#pragma once

#include <chrono>   // limits
#include <csignal>  // sigset_t

namespace steelyard::cli {

class StopSignals {
 public:
  // Blocks both for this thread and for every thread that it starts from now on.
  StopSignals();
  // Puts the old mask back.
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  void wait() const;
  // Until another one comes, but not longer than that.
  void wait_for(std::chrono::seconds time) const;

 private:
  sigset_t signals_;
  sigset_t before_;
};

}  // namespace steelyard::cli
