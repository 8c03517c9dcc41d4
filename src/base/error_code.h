// The catalogue of error codes: one row each in error_code.def, so that enumerator, id, cause and remedy stay in step.
//
//   error_info(ErrorCode::json_syntax).id   // "json-syntax"
#pragma once

#include <span>         // the whole catalogue
#include <string_view>  // ids and texts

namespace steelyard {

enum class ErrorCode {
#define STEELYARD_ERROR(name, id, cause, remedy) name,
#include "base/error_code.def"
#undef STEELYARD_ERROR
};

struct ErrorInfo {
  ErrorCode code;
  std::string_view id;      // kebab-case, stable
  std::string_view cause;   // one sentence
  std::string_view remedy;  // one sentence, what the reader can do
};

// Every code, in the order of the catalogue.
std::span<const ErrorInfo> error_catalogue();

const ErrorInfo& error_info(ErrorCode code);

}  // namespace steelyard
