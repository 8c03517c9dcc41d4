// All schemas that one value has to satisfy at once: a schema, what it refers to, its `allOf` and a branch of each
// choice and each condition.
//
//   Constraints constraints = Constraints::of({schema}, random, options);
//   std::string type = constraints.type(random, options);
#pragma once

#include <map>          // discriminators
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

  // What the property of that name holds if it is the discriminator of a choice that was made, or nullptr (OAS 3.1.1,
  // "Discriminator Object").
  const std::string* discriminator_value(const std::string& name) const;

 private:
  // Where the walk over the schemas is: `named` is the name of the schema that was chosen.
  struct Step {
    int depth;
    std::string named;
  };
  void add(const openapi::SchemaView& schema, Random& random, Style style, const Step& step);
  void add_choice(const openapi::SchemaView& schema, std::string_view keyword, Random& random, Style style,
                  const Step& step);
  void add_condition(const openapi::SchemaView& schema, Random& random, Style style, const Step& step);
  void add_discriminator(const openapi::SchemaView& schema, const std::string& named);

  std::vector<openapi::SchemaView> parts_;
  std::map<std::string, std::string> discriminators_;
};

}  // namespace steelyard::provider
