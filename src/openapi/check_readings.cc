#include "openapi/check_readings.h"

#include "base/json.h"

namespace steelyard::openapi {

Result<std::vector<json_schema::Failure>> check_readings(ValidatorStore& validators, const SchemaRef& schema,
                                                         json_schema::Direction direction, const Readings& readings) {
  if (readings.empty()) return std::vector<json_schema::Failure>{};
  const Result<json_schema::Program> program = validators.program(schema, direction);
  if (!program) return program.error();
  json_schema::Evaluator evaluator;
  for (const Json& reading : readings) {
    if (evaluator.is_valid(*program, reading)) return std::vector<json_schema::Failure>{};
  }
  return evaluator.validate(*program, readings.front());
}

}  // namespace steelyard::openapi
