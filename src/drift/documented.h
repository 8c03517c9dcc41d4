// What a contract documents for one place of a body: all schemas that speak of it at once.
//
//   Documented body = Documented::of(SchemaView(contract.registry, *media.schema));
//   Documented balance = body.member("balance");
//   if (!balance.allows(ValueType::null)) …
#pragma once

#include <optional>     // what is not limited
#include <string>       // names
#include <string_view>  // names
#include <vector>       // schemas

#include "base/json_fwd.h"
#include "drift/shape.h"
#include "openapi/schema_view.h"

namespace steelyard::drift {

struct DocumentedMember {
  std::string name;
  bool required = false;     // by a schema that holds whatever else does
  bool alternative = false;  // only a branch names it: of `anyOf`, `oneOf`, `then`, `else`, or one item among several
  bool write_only = false;
};

// References, `allOf`, `anyOf`, `oneOf`, `then`, `else` and `dependentSchemas` are looked through. What a condition
// says names members but limits nothing here, since it need not hold: whether it did is left to evaluation. Items that
// are told apart by their number (`prefixItems`) are branches of one place.
class Documented {
 public:
  Documented() = default;
  static Documented of(const openapi::SchemaView& schema);

  // False if no schema speaks of the place.
  explicit operator bool() const { return !parts_.empty(); }

  bool allows(ValueType type) const;
  // Whether the contract limits the types at all.
  bool limits_types() const;
  // "number or null"
  std::string types() const;
  // The only values, if they are enumerated.
  std::optional<std::vector<Json>> values() const;

  // Whether members are named, or others excluded.
  bool describes_members() const;
  std::vector<DocumentedMember> members() const;
  // What is documented for a member: by its name, by a pattern, by a schema for all others; false if nothing is.
  Documented member(std::string_view name) const;
  Documented others() const;
  // `additionalProperties` says that there may be more.
  bool is_open() const;
  Documented items() const;

  // The first of the schemas, and the first that has the keyword.
  const openapi::SchemaView& schema() const { return parts_.front().view; }
  const openapi::SchemaView& schema_with(std::string_view keyword) const;

 private:
  // How much a schema binds a value: always, as one of several, or only if a condition holds.
  enum class Force { always, one_of_several, perhaps };
  struct Part {
    openapi::SchemaView view;
    Force force;
  };
  void add_root(const openapi::SchemaView& schema, Force force);
  void add(const openapi::SchemaView& schema, Force force, int depth);
  std::uint32_t types_of() const;

  std::vector<Part> roots_;
  std::vector<Part> parts_;  // the roots and what they are composed of
};

}  // namespace steelyard::drift
