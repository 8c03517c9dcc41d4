// A JSON Schema from files: the one that is named, and every file that its references lead to.
//
//   SchemaRequest request{.schema = "person.schema.json"};
//   Result<json_schema::Program> program = load_schema(request);
#pragma once

#include <optional>     // dialects
#include <string>       // names
#include <string_view>  // names
#include <utility>      // pairs
#include <vector>       // given documents

#include "base/result.h"
#include "json_schema/schema.h"

namespace steelyard::cli {

struct SchemaRequest {
  std::string schema;  // "FILE" or "FILE#/pointer"
  // URIs and the files that stand for them; for a URI that ends in '/' a folder that stands for everything below it.
  std::vector<std::pair<std::string, std::string>> given;
  std::optional<json_schema::Dialect> dialect;  // where no `$schema` says; else by the document
  bool assert_formats = false;
};

// References are resolved against the file's own place (or its `$id`), and files that are there are read; nothing is
// fetched from the network. An OpenAPI document brings its own dialect, and wants a pointer.
// Errors: those of reading (file_not_readable, json_syntax, …; also for a given folder), duplicate_key, schema_dialect,
// schema_invalid, and those of json_schema::compile().
Result<json_schema::Program> load_schema(const SchemaRequest& request);

// "2020-12", "oas-3.1" or the URI that `$schema` would hold. Error: usage, with what there is.
Result<json_schema::Dialect> dialect_named(std::string_view name);

// "URI=FILE". Error: usage.
Result<std::pair<std::string, std::string>> parse_given(const std::string& text);

}  // namespace steelyard::cli
