#include "server/stop_signal.h"

#include <fcntl.h>   // FD_CLOEXEC
#include <unistd.h>  // pipe

#include <array>  // ends of the pipe

namespace steelyard::server {

StopSignal::StopSignal() {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return;
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  read_end_ = ends[0];
  write_end_ = ends[1];
}

StopSignal::~StopSignal() {
  raise();
  if (read_end_ >= 0) ::close(read_end_);
}

// Closing the writing end makes the reading end ready for ever, for every thread that polls it.
void StopSignal::raise() {
  if (!raised_.exchange(true) && write_end_ >= 0) ::close(write_end_);
}

}  // namespace steelyard::server
