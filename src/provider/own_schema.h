// Files of our own formats, judged by the schemas that are built in.
//
//   Result<json_schema::Program> schema = own_schema("schemas/steelyard/provider.schema.json");
//   if (Status valid = judge_file(*schema, document, ErrorCode::pack_invalid); !valid) return valid.error();
#pragma once

#include <string>  // paths

#include "base/document.h"
#include "base/result.h"
#include "json_schema/schema.h"

namespace steelyard::provider {

// The compiled schema of a built-in file. Fails only if the built-in data is broken.
Result<json_schema::Program> own_schema(const std::string& file);

// The first failure as an error of that code, at its place in the document.
Status judge_file(const json_schema::Program& schema, const Document& document, ErrorCode code);

}  // namespace steelyard::provider
