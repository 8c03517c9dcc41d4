// What a schema says of one place of a body, looked up by JSON Pointer: for those who change bodies and give advice.
//
//   BodySchema schema(contract, media.schema);
//   schema.types("/balance")       // {"number"}
//   schema.objects("/data")        // the schemas that describe the object at /data
#pragma once

#include <optional>  // no schema
#include <string>    // pointers
#include <vector>    // schemas

#include "openapi/contract.h"
#include "openapi/schema_view.h"

namespace steelyard::drift {

class BodySchema {
 public:
  // The contract must outlive this. Without a schema nothing is said of anything.
  BodySchema(const openapi::Contract& contract, std::optional<openapi::SchemaRef> schema);

  // The schemas that apply to the value at the pointer, with those that they are composed of.
  std::vector<openapi::SchemaView> at(const std::string& pointer) const;
  // The names of the types that these allow; empty if they do not say.
  std::vector<std::string> types(const std::string& pointer) const;
  // True if a schema says that the object there may have more properties than those that are named.
  bool is_open(const std::string& pointer) const;

  Location place(const openapi::SchemaView& schema) const;

 private:
  const openapi::Contract* contract_;
  std::optional<openapi::SchemaRef> root_;
};

}  // namespace steelyard::drift
