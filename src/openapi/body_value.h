// What a request body means under its media type.
//
//   Result<BodyValue> body = read_body(contract, media, content_type, request.body);
//   if (body) check(body->readings);
#pragma once

#include <string>       // messages
#include <string_view>  // bodies
#include <vector>       // parts of wrong type

#include "base/result.h"
#include "openapi/contract.h"
#include "openapi/parameter_value.h"

namespace steelyard::openapi {

// A property of a form whose text does not have its style, or a part whose media type is not the documented one.
struct FormProblem {
  std::string property;
  std::string keyword;  // "style", "contentType"
  std::string message;
};

struct BodyValue {
  Readings readings;  // none for a type that is not looked into
  std::vector<FormProblem> problems;
};

// JSON (and +json), application/x-www-form-urlencoded, multipart/form-data and text. Bytes of a part that are not UTF-8
// stand as a string with as many characters, so that `maxLength` counts octets (OAS 3.1.1, "Considerations for File
// Uploads").
// Errors, for a body that cannot be decoded: those of read_json, multipart_syntax, not_utf8.
Result<BodyValue> read_body(const Contract& contract, const MediaType& media, std::string_view content_type,
                            std::string_view body);

}  // namespace steelyard::openapi
