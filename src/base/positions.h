// Where the parts of a text stood: 16 bytes a value, in one array, so that a document of 20 MB costs its positions some
// megabytes and no recursion.
//
//   Positions positions;
//   const Position children[] = {{1, 2}, {1, 5}};
//   positions.set_root(positions.add(1, 1, children));   // of the text "[1, 2]"
//   positions.child(positions.root(), 1)->column;        // 5
#pragma once

#include <cstddef>  // ordinals
#include <cstdint>  // lines
#include <span>     // children
#include <vector>   // the array

namespace steelyard {

// Where a value stands: its key if it is a member of an object, else its own first character.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t first = 0;  // of the children, in the array
  std::uint32_t count = 0;
};

class Positions {
 public:
  // The position of a value whose children are complete. They may be given to several values: YAML aliases share them.
  Position add(std::uint32_t line, std::uint32_t column, std::span<const Position> children) {
    const auto first = static_cast<std::uint32_t>(nodes_.size());
    nodes_.insert(nodes_.end(), children.begin(), children.end());
    return {line, column, first, static_cast<std::uint32_t>(children.size())};
  }

  void set_root(const Position& root) { root_ = root; }
  const Position& root() const { return root_; }

  // In the order of the members or items of the value.
  std::span<const Position> children(const Position& parent) const {
    return {nodes_.data() + parent.first, parent.count};
  }
  // nullptr if there are not that many.
  const Position* child(const Position& parent, std::size_t index) const {
    return index < parent.count ? &nodes_[parent.first + index] : nullptr;
  }

  void shrink() { nodes_.shrink_to_fit(); }

 private:
  std::vector<Position> nodes_;
  Position root_;
};

}  // namespace steelyard
