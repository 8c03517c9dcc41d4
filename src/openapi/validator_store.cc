#include "openapi/validator_store.h"

namespace steelyard::openapi {

ValidatorStore::ValidatorStore(const Contract& contract)
    : schemas_(contract.registry, {.dialect = contract.dialect, .assert_formats = true}) {}

Result<json_schema::Program> ValidatorStore::program(const SchemaRef& schema, json_schema::Direction direction) {
  const char way = direction == json_schema::Direction::request ? '>' : '<';
  const std::string key = way + schema.uri + '#' + schema.pointer;
  const std::lock_guard lock(mutex_);
  const auto found = programs_.find(key);
  if (found != programs_.end()) return found->second;
  Result<json_schema::Program> program = schemas_.compile(schema, direction);
  programs_.emplace(key, program);
  return program;
}

}  // namespace steelyard::openapi
