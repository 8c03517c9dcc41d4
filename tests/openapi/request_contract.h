// A contract whose operations have parameters and bodies of every kind.
#pragma once

#include <string>  // documents

#include "openapi/contract.h"

namespace steelyard::openapi {

// One operation, `POST /things/{id}`, with the given lines below it ("parameters:", "requestBody:", …), which are
// indented by six blanks here.
Contract contract_with(const std::string& operation_yaml, const std::string& version = "3.1.0");

// `POST /things/{id}` with one parameter written as a flow mapping.
Contract contract_with_parameter(const std::string& parameter);

// `POST /things/{id}` with one required body, its media type and that type's value as a flow mapping.
Contract contract_with_body(const std::string& media_type, const std::string& value);

}  // namespace steelyard::openapi
