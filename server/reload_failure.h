// Why what packs and documents say now is not what is served.
//
//   failure.set(error);          // a bad edit
//   failure.set(std::nullopt);   // a good one
#pragma once

#include <mutex>     // the error
#include <optional>  // no error
#include <utility>   // std::move

#include "base/result.h"

namespace steelyard::server {

// Any thread may call either.
class ReloadFailure {
 public:
  void set(std::optional<Error> error) {
    const std::lock_guard lock(mutex_);
    error_ = std::move(error);
  }
  std::optional<Error> get() const {
    const std::lock_guard lock(mutex_);
    return error_;
  }

 private:
  mutable std::mutex mutex_;
  std::optional<Error> error_;
};

}  // namespace steelyard::server
