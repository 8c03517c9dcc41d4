// Delays of all answers, as the admin API sets them.
//
//   DelaySettings settings;
//   settings.set({.fixed = std::chrono::milliseconds(50)});
#pragma once

#include <chrono>    // delays
#include <memory>    // JSON
#include <mutex>     // changes
#include <optional>  // nothing set

#include "server/delay_distribution.h"

namespace steelyard::server {

struct GlobalDelay {
  std::optional<std::chrono::milliseconds> fixed = {};
  std::optional<DelayDistribution> random = {};       // on top of it
  std::shared_ptr<const Json> random_json = nullptr;  // as it was given
};

class DelaySettings {
 public:
  void set(GlobalDelay delay) {
    const std::lock_guard<std::mutex> lock(mutex_);
    delay_ = std::move(delay);
  }
  GlobalDelay get() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return delay_;
  }

 private:
  mutable std::mutex mutex_;
  GlobalDelay delay_;
};

}  // namespace steelyard::server
