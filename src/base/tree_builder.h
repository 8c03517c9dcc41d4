// Puts a value and its positions together from the events of a parser, innermost first. Iterative: depth costs memory,
// not stack. Every array and object is made once, at its size: an object that grows member by member would copy all
// that it holds (its keys are const, so the vector behind it cannot move them).
//
//   TreeBuilder builder;
//   builder.open(TreeBuilder::Kind::array, {1, 1});
//   builder.put({"", 7, {1, 2}});
//   TreeBuilder::Entry array = builder.close();
#pragma once

#include <cstddef>        // ordinals
#include <cstdint>        // lines
#include <optional>       // absent keys
#include <string>         // keys
#include <string_view>    // keys
#include <unordered_map>  // keys of large objects
#include <vector>         // the stack

#include "base/json.h"
#include "base/positions.h"

namespace steelyard {

class TreeBuilder {
 public:
  enum class Kind { array, object };

  // A finished value with the key under which its object keeps it.
  struct Entry {
    std::string key;
    Json value;
    Position position;
  };

  std::size_t depth() const { return stack_.size(); }
  Kind kind() const { return stack_.back().kind; }
  // The entries of the innermost container so far.
  std::size_t size() const { return entries_.size() - stack_.back().first; }
  Entry& entry(std::size_t index) { return entries_[stack_.back().first + index]; }
  // Of a container: how many entries it has, and its own place.
  std::size_t size(std::size_t level) const {
    const std::size_t end = level + 1 < stack_.size() ? stack_[level + 1].first : entries_.size();
    return end - stack_[level].first;
  }
  Kind kind(std::size_t level) const { return stack_[level].kind; }

  void open(Kind kind, std::uint32_t line, std::uint32_t column) {
    stack_.push_back({kind, entries_.size(), line, column, {}});
  }
  // The innermost container, complete; to be put into the one around it.
  Entry close();

  // Appends to the innermost container. The key must be new to it.
  void put(Entry&& entry) { entries_.push_back(std::move(entry)); }
  // The entry of the innermost object that has the key.
  std::optional<std::size_t> find_key(std::string_view key);

  Positions& positions() { return positions_; }

 private:
  // Objects with more members than this look their keys up in a table instead of one by one.
  static constexpr std::size_t kFewKeys = 16;

  struct Open {
    Kind kind;
    std::size_t first;  // of its entries
    std::uint32_t line;
    std::uint32_t column;
    std::unordered_map<std::string, std::size_t> keys;  // of a large object: those seen when a key was last sought
  };

  std::vector<Open> stack_;
  std::vector<Entry> entries_;
  std::vector<Position> children_;
  Positions positions_;
};

}  // namespace steelyard
