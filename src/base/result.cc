#include "base/result.h"

#include <fmt/format.h>  // fmt::format

namespace steelyard {

std::string to_string(const Location& location) {
  std::string text = location.file;
  if (location.line != 0) text += fmt::format("{}{}", text.empty() ? "line " : ":", location.line);
  if (location.line != 0 && location.column != 0) text += fmt::format(":{}", location.column);
  return text;
}

std::string to_string(const Error& error) {
  const ErrorInfo& info = error_info(error.code);
  const std::string place = to_string(error.where);
  return fmt::format("{}{}{} [{}]\n  {}", place, place.empty() ? "" : ": ", error.message, info.id, info.remedy);
}

}  // namespace steelyard
