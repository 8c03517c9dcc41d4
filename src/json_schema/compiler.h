// From schemas to programs: what the keywords see of the compilation.
//
//   Status compile_not(Scope& scope) {
//     Result<BlockId> inner = scope.in_place("");
//     if (!inner) return inner.error();
//     scope.emit(Op::not_this, *inner);
//     return {};
//   }
#pragma once

#include <cstdint>        // indices
#include <deque>          // work to do
#include <string>         // texts
#include <string_view>    // keywords
#include <unordered_map>  // blocks by place
#include <vector>         // edges

#include "base/json_fwd.h"
#include "base/result.h"
#include "json_schema/keyword.h"
#include "json_schema/program.h"
#include "json_schema/schema_index.h"

namespace steelyard::json_schema {

// Compiles blocks from a list of work, never by recursion: the depth of a schema costs memory, not stack.
class Compiler {
 public:
  // The index may know documents already; it must outlive the compiler, and one thread at a time may use it.
  Compiler(SchemaIndex& index, const CompileOptions& options);
  // A schema to compile; the last one is the root of the program.
  Status add(const SchemaRef& schema);
  Result<std::shared_ptr<const ProgramData>> run();

 private:
  friend class Scope;

  Result<BlockId> block_at(const Place& place, const Location& asked_at);
  Status compile_block(BlockId block);
  Status compile_object(const Json& schema, BlockId block);
  void warn(std::string message, std::string_view keyword, BlockId block);
  void warn_unknown(const std::string& name, BlockId block);
  void warn_hidden(const std::string& name, BlockId block);
  Status add_dynamic_targets();
  void add_certain_steps();
  Status check_cycles() const;

  // A `$dynamicRef` of `from`: what dynamic_targets[table] says for the resources entered, else `otherwise`.
  struct DynamicStep {
    BlockId from;
    std::uint32_t table;
    BlockId otherwise;
  };

  CompileOptions options_;
  SchemaIndex& index_;
  std::shared_ptr<ProgramData> data_;
  std::deque<BlockId> work_;
  std::unordered_map<std::string, BlockId> blocks_;
  // By block: the schemas it applies to the same value. A circle among these consumes no input.
  std::vector<std::vector<BlockId>> in_place_;
  std::vector<DynamicStep> dynamic_steps_;
  std::unordered_map<std::string, std::uint32_t> dynamic_names_;  // anchor → dynamic_targets
  std::unordered_map<std::string, std::uint32_t> patterns_;       // source → patterns
};

// One keyword of one schema object, while it is compiled.
class Scope {
 public:
  Scope(Compiler& compiler, BlockId block, const Json& schema, const Keyword& keyword, const Json& value)
      : compiler_(compiler), block_(block), schema_(schema), keyword_(keyword), value_(value) {}

  const Json& schema() const { return schema_; }
  const Json& value() const { return value_; }
  std::string_view keyword() const { return keyword_.name; }
  const Rules& rules() const;
  const CompileOptions& options() const { return compiler_.options_; }
  ProgramData& program() { return *compiler_.data_; }
  SchemaIndex& index() { return compiler_.index_; }

  // The instruction's index.
  std::uint32_t emit(Op op, std::uint32_t a = 0, std::uint32_t b = 0, std::uint32_t c = 0);

  // The block of the subschema at `suffix` below this keyword's value: for a child of the instance, or for the same
  // value. Error: schema_invalid where there is no object or boolean.
  Result<BlockId> child(std::string_view suffix) { return subschema(keyword_.name, suffix); }
  Result<BlockId> in_place(std::string_view suffix) { return in_place_of(keyword_.name, suffix); }
  // The same below a sibling keyword.
  Result<BlockId> subschema(std::string_view sibling, std::string_view suffix);
  Result<BlockId> in_place_of(std::string_view sibling, std::string_view suffix);
  // The block that a reference leads to. Errors: schema_reference, schema_invalid.
  Result<BlockId> reference(std::string_view uri);
  // The same where it is only known at run time whether the reference leads there: it closes no circle by itself.
  Result<BlockId> reference_of_run_time(std::string_view uri);
  // The table of every `$dynamicAnchor` of that name, for a reference that leads to `otherwise` where no resource that
  // has been entered has one.
  std::uint32_t dynamic_targets(const std::string& anchor, BlockId otherwise);

  Place place(std::string_view suffix = "") const { return place_of(keyword_.name, suffix); }
  Place place_of(std::string_view sibling, std::string_view suffix) const;
  ResourceId resource() const { return compiler_.data_->blocks[block_].resource; }

  // The compiled pattern. Error: pattern_syntax.
  Result<std::uint32_t> pattern(const std::string& source, const Place& at);

  // schema_invalid at the keyword's value (or below it): "'minimum' must be a number".
  Error wrong(const std::string& must, std::string_view suffix = "") const;
  void warn(ErrorCode code, std::string message) const;

  // True if this is the first of the keywords that the schema has: the one that compiles for all of them.
  bool leads(std::initializer_list<std::string_view> family) const;
  // A sibling that means something in this dialect, or nullptr.
  const Json* sibling(std::string_view name) const;
  void track() { compiler_.data_->blocks[block_].tracks = true; }

 private:
  Compiler& compiler_;
  BlockId block_;
  const Json& schema_;
  const Keyword& keyword_;
  const Json& value_;
};

}  // namespace steelyard::json_schema
