// Random UUIDs (RFC 9562, version 4) from a seed: two runs with one seed give the same ids.
//
//   UuidSource ids(seed);
//   ids.next()   // "f47ac10b-58cc-4372-a567-0e02b2c3d479"
#pragma once

#include <atomic>   // any thread may ask
#include <cstdint>  // seeds
#include <string>   // ids

namespace steelyard::server {

class UuidSource {
 public:
  explicit UuidSource(std::uint64_t seed) : seed_(seed) {}
  std::string next();

 private:
  std::uint64_t seed_;
  std::atomic<std::uint64_t> count_ = 0;
};

}  // namespace steelyard::server
