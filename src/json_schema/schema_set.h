// Many schemas of the same documents, compiled one after the other: what is looked up in a document is looked up once.
//
//   SchemaSet schemas(registry, {.dialect = Dialect::oas31});
//   Result<Program> answer = schemas.compile({"file:///contract.yaml", "/components/schemas/Balance"},
//                                            Direction::response);
#pragma once

#include <memory>  // the index

#include "base/result.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

class SchemaIndex;

class SchemaSet {
 public:
  // Keeps a reference: the registry must outlive the set, and stay as it is.
  SchemaSet(const Registry& registry, const CompileOptions& options);
  ~SchemaSet();

  // As json_schema::compile(), with the same errors. One thread at a time.
  Result<Program> compile(const SchemaRef& schema, Direction direction);

 private:
  const Registry& registry_;
  CompileOptions options_;
  std::unique_ptr<SchemaIndex> index_;
};

}  // namespace steelyard::json_schema
