// Whether one of the readings of a text satisfies a schema.
#pragma once

#include <vector>  // failures

#include "base/result.h"
#include "json_schema/schema.h"
#include "openapi/parameter_value.h"
#include "openapi/validator_store.h"

namespace steelyard::openapi {

// None if a reading is valid, else the failures of the first. Errors: those of ValidatorStore::program.
Result<std::vector<json_schema::Failure>> check_readings(ValidatorStore& validators, const SchemaRef& schema,
                                                         json_schema::Direction direction, const Readings& readings);

}  // namespace steelyard::openapi
