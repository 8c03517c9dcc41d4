// Shapes as JSON: what `steelyard shape` writes. schemas/steelyard/shape.schema.json describes it.
//
//   std::string text = write_shape(shape);
//   Result<ShapeReader> reader = ShapeReader::create();
//   Result<Shape> again = reader->read(text, "may.shape.json");   // write_shape(*again) == text
#pragma once

#include <string>       // texts
#include <string_view>  // texts

#include "base/document.h"
#include "base/result.h"
#include "drift/shape.h"
#include "json_schema/schema.h"

namespace steelyard::drift {

// Equal shapes give equal bytes: members stand in the order of their names, numbers have one form.
std::string write_shape(const Shape& shape);

class ShapeReader {
 public:
  // Compiles the schema of shapes once. Fails only if the built-in data is broken.
  static Result<ShapeReader> create();

  // Errors: those of read_json() (base/document.h), duplicate_key and shape_invalid.
  Result<Shape> read(std::string_view text, const std::string& file, const TextOrigin& origin = {}) const;

 private:
  explicit ShapeReader(json_schema::Program schema) : schema_(std::move(schema)) {}
  json_schema::Program schema_;
};

}  // namespace steelyard::drift
