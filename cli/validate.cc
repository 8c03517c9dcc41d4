#include "cli/validate.h"

#include <fmt/format.h>  // messages

#include <string_view>  // options

#include "cli/body_stream.h"

namespace steelyard::cli {
namespace {

constexpr std::string_view kOfContracts[] = {"provider", "pack", "spec", "page", "operation", "status"};
constexpr std::string_view kOfSchemas[] = {"dialect", "ref", "assert-formats"};

// A body is judged by a contract or by a schema, and each has options of its own.
Status check_form(const Arguments& arguments) {
  const bool by_schema = arguments.has("schema");
  for (const std::string_view name : kOfContracts) {
    if (!by_schema || !arguments.has(name)) continue;
    return Error{ErrorCode::usage, fmt::format("--schema and --{} exclude one another", name), {}};
  }
  for (const std::string_view name : kOfSchemas) {
    if (by_schema || !arguments.has(name)) continue;
    return Error{ErrorCode::usage, fmt::format("--{} goes with --schema only", name), {}};
  }
  if (arguments.value("schema") == "-") {
    return Error{ErrorCode::usage, "a schema cannot come from standard input: --schema wants a file", {}};
  }
  const std::string format = arguments.value("format").value_or("text");
  if (!by_schema && format != "text" && format != "json") {
    return Error{ErrorCode::usage, fmt::format("--format {} goes with --schema only", format), {}};
  }
  return {};
}

}  // namespace

Result<int> run_validate(const Arguments& arguments, Context& context) {
  if (Status form = check_form(arguments); !form) return form.error();
  if (Status once = check_read_once(arguments.values("FILE")); !once) return once.error();
  return arguments.has("schema") ? run_validate_schema(arguments, context) : run_validate_contract(arguments, context);
}

}  // namespace steelyard::cli
