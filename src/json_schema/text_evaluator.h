// From the bytes of a JSON text to a verdict, without building a value that is thrown away.
//
//   TextEvaluator evaluator;
//   if (evaluator.decide(program, text) == TextVerdict::valid) return;
//   Result<Document> document = read_json(text, "answer.json");   // to explain, or where this cannot tell
#pragma once

#include <memory>       // parser
#include <string_view>  // texts

#include "json_schema/schema.h"

namespace steelyard::json_schema {

// `unsure` is what only the reader of documents can judge or report: text that is no JSON, an object that names a
// member twice, nesting beyond the readers' limit, numbers that no machine type holds, and numbers of so many digits
// that the nearest double does not settle the question.
enum class TextVerdict { valid, invalid, unsure };

// Keeps its parser and working memory between calls, which then allocate nothing: one evaluator a thread. `valid` and
// `invalid` are what Evaluator::is_valid() says of the value that read_json() makes of the text.
class TextEvaluator {
 public:
  TextEvaluator();
  ~TextEvaluator();
  TextEvaluator(TextEvaluator&&) noexcept;
  TextEvaluator& operator=(TextEvaluator&&) noexcept;

  TextVerdict decide(const Program& program, std::string_view text);

 private:
  struct Memory;
  std::unique_ptr<Memory> memory_;
};

}  // namespace steelyard::json_schema
