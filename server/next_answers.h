// What the next calls to a provider get, set from outside: for clients that can send no preference of their own.
//
//   NextAnswers next;
//   next.set("breeze", {.status = 503, .times = 2});
//   std::optional<NextAnswer> wanted = next.take("breeze");   // twice, then nothing
#pragma once

#include <atomic>    // the common case: none
#include <chrono>    // delays
#include <cstdint>   // counts
#include <map>       // by provider
#include <mutex>     // changes
#include <optional>  // nothing set
#include <string>    // names

#include "http/message.h"
#include "server/fault.h"

namespace steelyard::server {

struct NextAnswer {
  std::optional<int> status = {};
  std::string example = {};  // "" for none
  std::chrono::milliseconds delay{0};
  Fault fault = Fault::none;
  std::optional<std::uint64_t> times = {};  // nothing: until it is taken back
};

class NextAnswers {
 public:
  void set(const std::string& provider, NextAnswer answer);
  void clear(const std::string& provider);
  void clear_all();
  std::optional<NextAnswer> find(const std::string& provider) const;

  // What is set, counted down.
  std::optional<NextAnswer> take(const std::string& provider);
  bool empty() const { return empty_; }

 private:
  mutable std::mutex mutex_;
  std::map<std::string, NextAnswer> answers_;
  std::atomic<bool> empty_ = true;
};

// The request as if it had asked for that itself (`Prefer: code=503, example=busy`). What it asks for on its own wins.
http::Request with_wish(const http::Request& request, const NextAnswer& answer);

}  // namespace steelyard::server
