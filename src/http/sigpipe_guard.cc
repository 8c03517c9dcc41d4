#include "http/sigpipe_guard.h"

#include <ctime>  // a wait of no time

namespace steelyard::http {
namespace {

sigset_t only_sigpipe() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool is_pending() {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, SIGPIPE) == 1;
}

}  // namespace

SigpipeGuard::SigpipeGuard() : was_pending_(is_pending()) {
  const sigset_t set = only_sigpipe();
  pthread_sigmask(SIG_BLOCK, &set, &before_);
}

// A signal that came meanwhile is taken away before the mask is lifted; it would strike now.
SigpipeGuard::~SigpipeGuard() {
  const sigset_t set = only_sigpipe();
  const timespec no_time{};
  if (!was_pending_ && is_pending()) sigtimedwait(&set, nullptr, &no_time);
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace steelyard::http
