// A bounded table of what is known of each key: the one that was asked for longest ago goes first.
//
//   KeyedStates<Bucket> buckets(10'000);
//   Bucket& bucket = buckets.at(key, Bucket{});   // made if it is not there
#pragma once

#include <cstddef>        // sizes
#include <cstdint>        // ids
#include <functional>     // std::hash
#include <list>           // order of use
#include <string>         // keys
#include <string_view>    // lists of keys
#include <unordered_map>  // lookup
#include <utility>        // std::move
#include <vector>         // keys of a request

namespace steelyard::server {

// Stands for the credential of a request. The credential itself is not kept.
using KeyId = std::uint64_t;

// Without the salt nobody can tell which key an id belongs to. No credential at all has an id of its own.
inline KeyId key_id(std::uint64_t salt, const std::vector<std::string>& credentials) {
  std::string text = std::to_string(salt);
  for (const std::string& credential : credentials) text.append(1, '\0').append(credential);
  return std::hash<std::string_view>{}(text);
}

template <class State>
class KeyedStates {
 public:
  explicit KeyedStates(std::size_t most) : most_(most) {}

  // The state of the key, which becomes the one used last. Valid until the next call.
  State& at(KeyId key, const State& first) {
    const auto found = places_.find(key);
    if (found != places_.end()) {
      order_.splice(order_.begin(), order_, found->second);
      return found->second->second;
    }
    if (places_.size() >= most_) {
      places_.erase(order_.back().first);
      order_.pop_back();
    }
    order_.emplace_front(key, first);
    places_.emplace(key, order_.begin());
    return order_.front().second;
  }

  void clear() {
    order_.clear();
    places_.clear();
  }

  // Keys and their states, the one used last first.
  auto begin() const { return order_.begin(); }
  auto end() const { return order_.end(); }
  std::size_t size() const { return places_.size(); }

 private:
  using Order = std::list<std::pair<KeyId, State>>;

  std::size_t most_;
  Order order_;
  std::unordered_map<KeyId, typename Order::iterator> places_;
};

}  // namespace steelyard::server
