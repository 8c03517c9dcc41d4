// The generator of bodies, one file a kind of value. Not for use outside this folder: see generate.h.
#pragma once

#include <cstddef>  // counts
#include <string>   // names
#include <vector>   // schemas

#include "base/json_fwd.h"
#include "base/random.h"
#include "provider/constraints.h"
#include "provider/generate.h"

namespace steelyard::provider {

class Generator {
 public:
  explicit Generator(const GenerateOptions& options) : random_(options.seed), style_(options.style) {}

  // A value that satisfies all the schemas. `name` is that of the property, for plausible values.
  Json value(const std::vector<openapi::SchemaView>& schemas, const std::string& name, int depth);

 private:
  using Schemas = std::vector<openapi::SchemaView>;

  static constexpr int kOptionalDepth = 5;  // deeper than this, only what is required
  static constexpr int kHardDepth = 60;     // a schema that requires itself cannot be satisfied

  static constexpr std::size_t kMostValues = 10'000;  // a schema of a few lines can ask for billions
  bool is_spent() const { return values_ >= kMostValues; }
  Json text(const Constraints& constraints, const std::string& name);

  // generate_object.cc
  Json object(const Constraints& constraints, int depth);
  void add_property(const Constraints& constraints, const std::string& name, int depth, Json& result);
  void add_dependents(const Constraints& constraints, int depth, Json& result);
  void add_entries(const Constraints& constraints, int depth, Json& result);
  void add_entry(const Constraints& constraints, int number, int depth, Json& result);

  // generate_array.cc
  Json array(const Constraints& constraints, const std::string& name, int depth);
  double array_size(const Constraints& constraints, bool has_items, int depth);
  Json unique_item(const Schemas& schemas, const std::string& name, int depth, const Json& others);

  Random random_;
  Style style_;
  std::size_t values_ = 0;  // made so far
};

}  // namespace steelyard::provider
