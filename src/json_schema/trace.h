// What validate() writes down while it evaluates: where it is in the instance and in the schema, and what failed.
#pragma once

#include <cstdint>      // indices
#include <string>       // pointers
#include <string_view>  // member names
#include <vector>       // paths

#include "base/json_fwd.h"
#include "json_schema/program.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

// A failure while it is collected: enough to tell how far a branch of `anyOf` came.
struct Complaint {
  const Instr* instr;

  Failure failure;
};

class Trace {
 public:
  explicit Trace(const ProgramData& program) : program_(program) {}

  // Notes a failure of the instruction at the current place.
  void add(const Instr& instr, const Json& value, std::uint32_t detail);

  void enter(BlockId block, const Instr& by) { frames_.push_back({block, &by}); }
  void leave() { frames_.pop_back(); }
  void descend(std::string_view name) { tokens_.push_back({name, 0, true}); }
  void descend(std::size_t index) { tokens_.push_back({{}, index, false}); }
  void ascend() { tokens_.pop_back(); }

  // The failures noted since `mark`, taken out.
  std::size_t mark() const { return complaints_.size(); }
  std::vector<Complaint> take_since(std::size_t mark);
  void append(std::vector<Complaint> complaints);
  std::vector<Failure> take_failures();

  std::string instance_pointer() const;
  std::size_t instance_depth() const { return tokens_.size(); }

 private:
  struct Token {
    std::string_view name;
    std::size_t index;
    bool is_name;
  };
  struct Frame {
    BlockId block;
    const Instr* by;  // the instruction that applied the block
  };
  std::string role(const Place& block) const;
  std::string evaluation_path(std::string_view keyword_suffix) const;

  const ProgramData& program_;
  std::vector<Token> tokens_;
  std::vector<Frame> frames_;
  std::vector<Complaint> complaints_;
};

// Which of the branches' complaints tells most about what was meant: the one that came closest.
std::size_t closest_branch(const std::vector<std::vector<Complaint>>& branches, std::size_t depth);

}  // namespace steelyard::json_schema
