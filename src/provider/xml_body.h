// A JSON value as XML, by the `xml` hints of its schema (OAS 3.1.1, "XML Object").
//
//   xml_body({{"id", 1}}, schema)   // "<?xml version=\"1.0\"?>\n<order><id>1</id></order>\n"
#pragma once

#include <string>  // XML text

#include "base/json_fwd.h"
#include "openapi/schema_view.h"

namespace steelyard::provider {

// The root element has the schema's `xml.name`, else the last part of the `$ref` that named the schema, else "root".
std::string xml_body(const Json& value, const openapi::SchemaView& schema);

}  // namespace steelyard::provider
