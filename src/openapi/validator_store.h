// Compiled schemas of a contract, each compiled when it is first asked for and kept.
//
//   ValidatorStore validators(contract);
//   Result<json_schema::Program> program = validators.program(*media.schema, Direction::response);
#pragma once

#include <map>     // programs by place
#include <mutex>   // threads share a store
#include <string>  // keys

#include "base/result.h"
#include "json_schema/schema_set.h"
#include "openapi/contract.h"

namespace steelyard::openapi {

class ValidatorStore {
 public:
  // Keeps a reference: the contract must outlive the store.
  explicit ValidatorStore(const Contract& contract);

  // Formats are asserted: a contract checker takes `format: date-time` at its word. Any thread may call.
  // Errors: those of json_schema::compile.
  Result<json_schema::Program> program(const SchemaRef& schema, json_schema::Direction direction);

 private:
  std::mutex mutex_;
  json_schema::SchemaSet schemas_;
  std::map<std::string, Result<json_schema::Program>> programs_;
};

}  // namespace steelyard::openapi
