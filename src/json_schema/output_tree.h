// Output units as a tree: each below the schemas that were applied on the way to it.
//
//   OutputTree tree(trace.visits());
//   for (OutputUnit& unit : units) tree.add(std::move(unit));
//   Json json = tree.write(false);
#pragma once

#include <cstddef>        // indices
#include <memory>         // annotations
#include <string>         // locations
#include <unordered_map>  // nodes by place
#include <vector>         // nodes

#include "base/json_fwd.h"
#include "json_schema/trace.h"

namespace steelyard::json_schema {

// What one keyword says of one value.
struct OutputUnit {
  std::size_t visit = kNoVisit;  // the application of the schema that has the keyword
  std::string keyword_location;
  std::string absolute_location;
  std::string instance_location;
  std::string error;                            // of a keyword that failed
  std::shared_ptr<const Json> annotation = {};  // of a valid instance
};

// The unit as an object, without what stands below it.
Json write_unit(const OutputUnit& unit, bool valid);

class OutputTree {
 public:
  // The visits are those of the trace that the units refer to; the first is that of the root schema.
  explicit OutputTree(const std::vector<Visit>& visits);

  void add(OutputUnit unit);
  Json write(bool valid) const;

 private:
  struct Node {
    OutputUnit unit;
    std::vector<std::size_t> children;
    bool speaks() const { return !unit.error.empty() || unit.annotation; }
  };
  static constexpr std::size_t kRoot = 0;

  std::size_t node_of_visit(std::size_t visit);
  std::size_t keyword_node(std::size_t schema, const std::string& keyword);
  std::size_t child(std::size_t parent, OutputUnit unit);
  Json write_node(std::size_t index, bool valid) const;

  const std::vector<Visit>& visits_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> by_visit_;
  std::unordered_map<std::string, std::size_t> by_place_;  // keyword and instance location
};

}  // namespace steelyard::json_schema
