// Looks at JSON texts one after the other and keeps their shape.
//
//   ShapeBuilder builder;
//   Status added = builder.add(line, "answers.ndjson", {number, 1});
//   write(builder.take());
#pragma once

#include <memory>       // parser
#include <string>       // names
#include <string_view>  // texts

#include "base/document.h"
#include "base/result.h"
#include "drift/shape.h"

namespace steelyard::drift {

class ShapeBuilder {
 public:
  ShapeBuilder();
  ~ShapeBuilder();
  ShapeBuilder(ShapeBuilder&&) noexcept;
  ShapeBuilder& operator=(ShapeBuilder&&) noexcept;

  // One JSON text, which begins at that place of the file. A text that cannot be read is counted as such and told; the
  // builder is as good as before. Errors: those of read_json() (base/document.h), and shape_too_large, after which
  // nothing more should be added.
  Status add(std::string_view text, const std::string& file, const TextOrigin& origin = {});
  // One that was made elsewhere. Error: shape_too_large.
  Status add(Shape&& shape) { return merge(shape_, std::move(shape)); }

  const Shape& shape() const { return shape_; }
  Shape take() { return std::move(shape_); }

 private:
  struct Memory;
  Status add(const Document& document);
  Status check_size();

  Shape shape_;
  std::size_t since_check_ = 0;  // bytes that were looked at
  std::unique_ptr<Memory> memory_;
};

}  // namespace steelyard::drift
