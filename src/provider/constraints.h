// All schemas that one value has to satisfy at once: a schema, what it refers to, its `allOf` and a branch of each choice.
//
//   Constraints constraints = Constraints::of({schema}, random, options);
//   std::string type = constraints.type(random, options);
#pragma once

#include <optional>     // bounds
#include <string>       // types
#include <string_view>  // keywords
#include <vector>       // parts

#include "base/json_fwd.h"
#include "base/random.h"
#include "openapi/schema_view.h"
#include "provider/generate.h"

namespace steelyard::provider {

class Constraints {
 public:
  static Constraints of(const std::vector<openapi::SchemaView>& schemas, Random& random, Style style);

  const std::vector<openapi::SchemaView>& parts() const { return parts_; }
  // The first value of a keyword among the parts, or nullptr.
  const Json* find(std::string_view keyword) const;
  // The schemas that a keyword, or a member of it, gives in any part.
  std::vector<openapi::SchemaView> children(std::string_view keyword) const;
  std::vector<openapi::SchemaView> children(std::string_view keyword, std::string_view name) const;

  // One of the types that all parts allow; "null" only by chance in Style::random, or if there is no other.
  std::string type(Random& random, Style style) const;

  // The tightest bound among the parts.
  double largest(std::string_view keyword, double otherwise) const;
  double smallest(std::string_view keyword, double otherwise) const;
  bool flag(std::string_view keyword) const;
  std::string text(std::string_view keyword) const;

 private:
  void add(const openapi::SchemaView& schema, Random& random, Style style, int depth);
  std::vector<openapi::SchemaView> parts_;
};

}  // namespace steelyard::provider
