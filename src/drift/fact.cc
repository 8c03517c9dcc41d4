#include "drift/fact.h"

#include <cstddef>  // indices

namespace steelyard::drift {

std::string_view to_string(FactKind kind) {
  constexpr std::string_view kNames[] = {
#define STEELYARD_FACT(name, text) text,
#include "drift/fact_kind.def"
#undef STEELYARD_FACT
  };
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view to_string(Change change) {
  constexpr std::string_view kNames[] = {"added", "removed", "changed", "increased", "decreased"};
  return kNames[static_cast<std::size_t>(change)];
}

std::string_view to_string(Direction direction) {
  constexpr std::string_view kNames[] = {"none", "request", "response"};
  return kNames[static_cast<std::size_t>(direction)];
}

}  // namespace steelyard::drift
