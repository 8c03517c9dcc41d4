// What the applicators report: which members or items of a value they applied a schema to (JSON Schema 2020-12 core,
// sections 10.3, 11.2, 11.3).
#pragma once

#include <cstddef>      // marks
#include <string>       // keywords
#include <string_view>  // member names
#include <utility>      // pairs
#include <vector>       // stacks

#include "base/json_fwd.h"
#include "json_schema/program.h"

namespace steelyard::json_schema {

// The children that the `unevaluated*` keywords reached and those that `contains` found: no second look at the value
// could tell them. A stack, since evaluation nests.
class Applied {
 public:
  void add(const Instr& by, std::string_view name) {
    if (by.op == Op::unevaluated_members) children_.push_back({name, 0});
  }
  void add(const Instr& by, std::size_t index) {
    if (by.op == Op::unevaluated_items) add_index(index);
  }
  void add_index(std::size_t index) { children_.push_back({{}, index}); }

  std::size_t mark() const { return children_.size(); }
  void cut(std::size_t mark) { children_.resize(mark); }

  // What the instruction's keywords report of the value, after they passed. A keyword that reports nothing is absent.
  std::vector<std::pair<std::string, Json>> results(const ProgramData& program, BlockId block, const Instr& instr,
                                                    const Json& value, std::size_t since) const;

 private:
  struct Child {
    std::string_view name;
    std::size_t index;
  };
  std::vector<Child> children_;
};

}  // namespace steelyard::json_schema
