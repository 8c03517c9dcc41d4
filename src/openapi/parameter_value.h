// The value of a parameter: its style, its text and its schema brought together.
//
//   const ParameterSources sources = parameter_sources(request, route.parameters);
//   Result<Readings> readings = read_parameter(contract, operation, operation.parameters[0], sources);
#pragma once

#include <string_view>  // header values
#include <vector>       // readings

#include "base/json_fwd.h"
#include "base/result.h"
#include "http/form.h"
#include "http/message.h"
#include "openapi/contract.h"
#include "openapi/parameter_style.h"
#include "openapi/path_template.h"

namespace steelyard::openapi {

// Where a request carries its parameters. Views into the request, which must outlive it.
struct ParameterSources {
  const PathParameters& path;
  const http::Headers& headers;
  std::vector<http::RawField> query;
  std::vector<http::RawField> cookies;
};
ParameterSources parameter_sources(const http::Request& request, const PathParameters& path);

// Every value that the text can mean under its schema, the most natural first ("1" is 1 or "1" where both types are
// allowed); none if the text is absent. The parameter is good if one of them satisfies the schema.
using Readings = std::vector<Json>;

// Error: parameter_style, json_syntax (a `content` parameter). Messages never repeat the value.
Result<Readings> read_parameter(const Contract& contract, const Operation& operation, const Parameter& parameter,
                                const ParameterSources& sources);

// The value of a response header (or of a header of a multipart part), which is always of style `simple`.
Result<Readings> read_header(const Contract& contract, const Header& header, std::string_view value);

// One property of a form body, by its encoding. `fields` are all fields of the body.
Result<Readings> read_form_property(const Contract& contract, const SchemaRef& schema, const Encoding& encoding,
                                    const std::vector<http::RawField>& fields);

}  // namespace steelyard::openapi
