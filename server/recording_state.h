// Whether the admin API records now, and since when.
//
//   state.begin({now, mock.forward_to(proxy)});
//   if (auto session = state.end()) mock.forward_to(session->before);
#pragma once

#include <memory>    // the proxy from before
#include <mutex>     // changes
#include <optional>  // not recording
#include <utility>   // std::move

#include "server/iso_time.h"
#include "server/proxy/proxy.h"

namespace steelyard::server {

// Any thread may call it.
class RecordingState {
 public:
  struct Session {
    Moment begun;
    std::shared_ptr<const Proxy> before;  // what answered until then; nullptr: the mock
    bool as_scenarios = true;
  };

  void begin(Session session) {
    const std::lock_guard lock(mutex_);
    session_ = std::move(session);
  }
  // The session that was going on, or nothing.
  std::optional<Session> end() {
    const std::lock_guard lock(mutex_);
    ended_ = ended_ || session_.has_value();
    return std::exchange(session_, std::nullopt);
  }
  // As WireMock names it.
  const char* name() const {
    const std::lock_guard lock(mutex_);
    if (session_) return "Recording";
    return ended_ ? "Stopped" : "NeverStarted";
  }

 private:
  mutable std::mutex mutex_;
  std::optional<Session> session_;
  bool ended_ = false;
};

}  // namespace steelyard::server
