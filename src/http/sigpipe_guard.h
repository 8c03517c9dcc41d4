// Keeps SIGPIPE from ending the process while a library writes to a socket whose other end is gone, without changing
// the signal's disposition for the rest of the program.
//
//   SigpipeGuard guard;
//   library.write(socket, …);   // fails with EPIPE at worst
#pragma once

#include <signal.h>  // pthread_sigmask

namespace steelyard::http {

class SigpipeGuard {
 public:
  SigpipeGuard();
  ~SigpipeGuard();
  SigpipeGuard(const SigpipeGuard&) = delete;
  SigpipeGuard& operator=(const SigpipeGuard&) = delete;

 private:
  sigset_t before_{};
  bool was_pending_ = false;
};

}  // namespace steelyard::http
