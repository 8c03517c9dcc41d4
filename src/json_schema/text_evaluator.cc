#include "json_schema/text_evaluator.h"

#include "json_schema/decide.h"
#include "json_schema/tape_parser.h"

namespace steelyard::json_schema {

struct TextEvaluator::Memory {
  TapeParser parser;
  State state;
};

TextEvaluator::TextEvaluator() : memory_(std::make_unique<Memory>()) {}
TextEvaluator::~TextEvaluator() = default;
TextEvaluator::TextEvaluator(TextEvaluator&&) noexcept = default;
TextEvaluator& TextEvaluator::operator=(TextEvaluator&&) noexcept = default;

TextVerdict TextEvaluator::decide(const Program& program, std::string_view text) {
  const std::optional<TapeValue> value = memory_->parser.parse(text);
  if (!value) return TextVerdict::unsure;

  State& state = memory_->state;
  state.arithmetic.trust_rounded(false);
  bool passed = json_schema::decide(program.data(), state, *value);
  if (state.arithmetic.take_doubt()) {
    if (has_long_numbers(text)) return TextVerdict::unsure;
    state.arithmetic.trust_rounded(true);
    passed = json_schema::decide(program.data(), state, *value);
    if (state.arithmetic.take_doubt()) return TextVerdict::unsure;
  }
  if (state.gave_up != GaveUp::no) return TextVerdict::unsure;
  return passed ? TextVerdict::valid : TextVerdict::invalid;
}

}  // namespace steelyard::json_schema
