#include "cli/stop_signals.h"

#include <pthread.h>  // pthread_sigmask

namespace steelyard::cli {

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGINT);
  sigaddset(&signals_, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals_, &before_);
}

StopSignals::~StopSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

void StopSignals::wait() const {
  int signal = 0;
  sigwait(&signals_, &signal);
}

void StopSignals::wait_for(std::chrono::seconds time) const {
  const timespec limit{time.count(), 0};
  if (time.count() > 0) sigtimedwait(&signals_, nullptr, &limit);
}

}  // namespace steelyard::cli
