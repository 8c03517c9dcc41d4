// The standard's output formats (JSON Schema 2020-12 core, section 12).
//
//   Result<Json> output = make_output(program, instance, OutputFormat::basic);
//   write_json(*output);   // {"valid":false,"keywordLocation":"","instanceLocation":"","errors":[…]}
#pragma once

#include <span>         // the table
#include <string_view>  // names

#include "base/json_fwd.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

// Each unit has `valid`, `keywordLocation`, `absoluteKeywordLocation` and `instanceLocation` (section 12.3), and
// `error` or `annotation`. Unlike validate(), these tell the failures of every branch of `anyOf` and `oneOf`.
enum class OutputFormat {
  flag,          // section 12.4.1: {"valid": …} and nothing else
  basic,         // section 12.4.2: a list of all errors, or of all annotations of a valid instance
  hierarchical,  // section 12.4.3, there called "detailed": the same as a tree that follows the schema, in which a node
                 // with a single child gives way to the child. Its leaves are keywords.
};

struct OutputFormatRow {
  OutputFormat format;
  std::string_view name;
};
std::span<const OutputFormatRow> output_formats();

// Error: instance_not_judged, where the schema and the instance keep the evaluation busy beyond all bounds.
Result<Json> make_output(const Program& program, const Json& instance, OutputFormat format);

}  // namespace steelyard::json_schema
