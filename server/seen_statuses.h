// How often each operation has answered with each status since the start: the journal forgets, this does not.
//
//   SeenStatuses seen;
//   seen.add("breeze", "GET /v1/balance", 503);
//   seen.of("breeze", "GET /v1/balance")   // {503: 1}
#pragma once

#include <cstdint>  // counts
#include <map>      // by operation
#include <mutex>    // changes
#include <string>   // names

namespace steelyard::server {

class SeenStatuses {
 public:
  void add(const std::string& provider, const std::string& operation, int status) {
    const std::lock_guard<std::mutex> lock(mutex_);
    ++seen_[provider + " " + operation][status];
  }

  std::map<int, std::uint64_t> of(const std::string& provider, const std::string& operation) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = seen_.find(provider + " " + operation);
    return found == seen_.end() ? std::map<int, std::uint64_t>() : found->second;
  }

  void clear() {
    const std::lock_guard<std::mutex> lock(mutex_);
    seen_.clear();
  }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::map<int, std::uint64_t>> seen_;
};

}  // namespace steelyard::server
