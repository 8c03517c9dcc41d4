#include "json_schema/trace.h"

#include <algorithm>  // std::min_element
#include <iterator>   // std::make_move_iterator
#include <tuple>      // ranks

#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/absolute_location.h"
#include "json_schema/explain.h"

namespace steelyard::json_schema {
namespace {

std::size_t depth_of(const std::string& pointer) {
  return static_cast<std::size_t>(std::count(pointer.begin(), pointer.end(), '/'));
}

// Smaller is closer. A value of the wrong type was not meant for the branch; a wrong constant (the usual mark of a
// variant) makes it unlikely; then fewer failures, then deeper ones.
using Rank = std::tuple<bool, std::size_t, std::size_t, std::size_t>;

Rank rank_of(const std::vector<Complaint>& complaints, std::size_t depth) {
  bool wrong_type = false;
  std::size_t wrong_constants = 0;
  std::size_t deepest = 0;
  for (const Complaint& complaint : complaints) {
    const std::size_t level = depth_of(complaint.failure.instance_pointer);
    const Op op = complaint.instr->op;
    wrong_type |= level == depth && op == Op::type;
    const bool constant = op == Op::equals || op == Op::one_of_values || op == Op::one_of_strings;
    wrong_constants += constant && level <= depth + 1 ? 1U : 0U;
    deepest = std::max(deepest, level);
  }
  return {wrong_type, wrong_constants, complaints.size(), SIZE_MAX - deepest};
}

}  // namespace

std::string Trace::instance_pointer(std::size_t tokens) const {
  std::string pointer;
  for (std::size_t i = 0; i < tokens; ++i) {
    const Token& token = tokens_[i];
    pointer = token.is_name ? pointer_append(pointer, token.name) : pointer_append(pointer, token.index);
  }
  return pointer;
}

std::string Trace::evaluation_path(std::string_view keyword, std::size_t frames) const {
  std::string path;  // the standard counts from the root schema, wherever in a document it stands
  if (audience_ == Audience::people) path = program_.block_places[program_.root].pointer;
  BlockId inside = program_.root;
  for (std::size_t i = 0; i < frames; ++i) {
    const Frame& frame = frames_[i];
    const Op op = frame.by->op;
    if (op == Op::reference || op == Op::dynamic_reference) {
      const auto index = static_cast<std::size_t>(frame.by - program_.code.data());
      path = pointer_append(path, program_.instr_places[index].keyword);
    } else {  // a subschema stands below the schema that applies it
      path += program_.block_places[frame.block].pointer.substr(program_.block_places[inside].pointer.size());
    }
    inside = frame.block;
  }
  return keyword.empty() ? path : pointer_append(path, keyword);
}

std::size_t Trace::visit() {
  if (audience_ == Audience::people) return kNoVisit;
  if (visits_.empty()) visits_.push_back({kNoVisit, "", "", absolute_location(program_, program_.root, "")});
  std::size_t current = 0;
  for (std::size_t i = 0; i < frames_.size(); ++i) {
    Frame& frame = frames_[i];
    if (frame.visit == kNoVisit) {
      frame.visit = visits_.size();
      visits_.push_back({current, evaluation_path("", i + 1), instance_pointer(frame.tokens),
                         absolute_location(program_, frame.block, "")});
    }
    current = frame.visit;
  }
  return current;
}

// Where the block stands in the schema whose instruction applied it.
std::string Trace::role(const Place& block) const {
  if (frames_.empty()) return "";
  const Instr& by = *frames_.back().by;
  if (by.op == Op::reference || by.op == Op::dynamic_reference) return "";
  const InstrPlace& source = program_.instr_places[static_cast<std::size_t>(&by - program_.code.data())];
  return block.pointer.substr(program_.block_places[source.block].pointer.size());
}

void Trace::add(const Instr& instr, const Json& value, std::uint32_t detail) {
  const InstrPlace& source = program_.instr_places[static_cast<std::size_t>(&instr - program_.code.data())];
  const Place& block = program_.block_places[source.block];
  const std::string member = tokens_.empty()          ? std::string()
                             : tokens_.back().is_name ? std::string(tokens_.back().name)
                                                      : std::to_string(tokens_.back().index);
  const std::string applied_as = role(block);
  Explanation explanation = explain({program_, instr, value, detail, member, applied_as});
  const bool is_false = source.keyword.empty();  // the schema `false` has no keyword of its own
  if (explanation.keyword.empty()) explanation.keyword = source.keyword;
  const std::string suffix = is_false ? std::string() : explanation.keyword;

  Failure failure;
  failure.keyword = explanation.keyword;
  failure.instance_pointer = instance_pointer();
  failure.schema_uri = program_.documents[block.document].uri;
  failure.schema_pointer = is_false ? block.pointer : pointer_append(block.pointer, suffix);
  failure.absolute_location = absolute_location(program_, source.block, suffix);
  failure.evaluation_path = evaluation_path(suffix);
  failure.message = std::move(explanation.message);
  failure.schema_location = program_.documents[block.document].document->locate(failure.schema_pointer);
  complaints_.push_back({&instr, visit(), std::move(failure)});
}

std::vector<Complaint> Trace::take_since(std::size_t mark) {
  const auto first = complaints_.begin() + static_cast<std::ptrdiff_t>(mark);
  std::vector<Complaint> taken(std::make_move_iterator(first), std::make_move_iterator(complaints_.end()));
  complaints_.erase(first, complaints_.end());
  return taken;
}

void Trace::append(std::vector<Complaint> complaints) {
  for (Complaint& complaint : complaints) complaints_.push_back(std::move(complaint));
}

std::size_t closest_branch(const std::vector<std::vector<Complaint>>& branches, std::size_t depth) {
  const auto closest = std::min_element(branches.begin(), branches.end(), [&](const auto& a, const auto& b) {
    return rank_of(a, depth) < rank_of(b, depth);
  });
  return static_cast<std::size_t>(closest - branches.begin());
}

}  // namespace steelyard::json_schema
