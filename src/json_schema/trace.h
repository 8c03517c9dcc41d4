// What validate() and annotate() write down while they evaluate: where they are in the instance and in the schema, and
// what failed there.
#pragma once

#include <cstdint>      // indices
#include <limits>       // no visit
#include <string>       // pointers
#include <string_view>  // member names
#include <vector>       // paths

#include "base/json_fwd.h"
#include "json_schema/program.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

// One application of a schema to a value; `parent` is that of the schema which applied it.
struct Visit {
  std::size_t parent;
  std::string evaluation_path;
  std::string instance_pointer;
  std::string absolute_location;
};
inline constexpr std::size_t kNoVisit = std::numeric_limits<std::size_t>::max();

// A failure while it is collected: enough to tell how far a branch of `anyOf` came.
struct Complaint {
  const Instr* instr;
  std::size_t visit;  // kNoVisit unless visits are noted

  Failure failure;
};

// For whom: sentences for people tell of the closest branch only; the standard's output tells of all, nested.
enum class Audience { people, standard_output };

class Trace {
 public:
  explicit Trace(const ProgramData& program, Audience audience = Audience::people)
      : program_(program), audience_(audience) {}

  // Notes a failure of the instruction at the current place.
  void add(const Instr& instr, const Json& value, std::uint32_t detail);
  bool wants_every_branch() const { return audience_ == Audience::standard_output; }

  void enter(BlockId block, const Instr& by) { frames_.push_back({block, &by, tokens_.size(), kNoVisit}); }
  void leave() { frames_.pop_back(); }
  void descend(std::string_view name) { tokens_.push_back({name, 0, true}); }
  void descend(std::size_t index) { tokens_.push_back({{}, index, false}); }
  void ascend() { tokens_.pop_back(); }

  // The failures noted since `mark`, taken out.
  std::size_t mark() const { return complaints_.size(); }
  std::vector<Complaint> take_since(std::size_t mark);
  void append(std::vector<Complaint> complaints);

  std::string instance_pointer() const { return instance_pointer(tokens_.size()); }
  std::size_t instance_depth() const { return tokens_.size(); }
  // From the root schema (for people: from its document) through every applicator and reference to the current schema,
  // and on to a keyword of it.
  std::string evaluation_path(std::string_view keyword) const { return evaluation_path(keyword, frames_.size()); }

  // The current application of a schema, noted when it is first asked for; kNoVisit if nobody will look at visits.
  std::size_t visit();
  const std::vector<Visit>& visits() const { return visits_; }

 private:
  struct Token {
    std::string_view name;
    std::size_t index;
    bool is_name;
  };
  struct Frame {
    BlockId block;
    const Instr* by;     // the instruction that applied the block
    std::size_t tokens;  // how deep in the instance
    std::size_t visit;
  };
  std::string role(const Place& block) const;
  std::string instance_pointer(std::size_t tokens) const;
  std::string evaluation_path(std::string_view keyword, std::size_t frames) const;

  const ProgramData& program_;
  Audience audience_;
  std::vector<Token> tokens_;
  std::vector<Frame> frames_;
  std::vector<Complaint> complaints_;
  std::vector<Visit> visits_;
};

// Which of the branches' complaints tells most about what was meant: the one that came closest.
std::size_t closest_branch(const std::vector<std::vector<Complaint>>& branches, std::size_t depth);

}  // namespace steelyard::json_schema
