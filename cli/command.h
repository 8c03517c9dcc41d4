// A command of the program: one row in commands.cc, one file each.
#pragma once

#include <iosfwd>  // streams
#include <span>    // all commands

#include "base/result.h"
#include "cli/arguments.h"
#include "cli/program.h"

namespace steelyard::cli {

// What every command gets besides its own arguments.
struct Context {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool json = false;  // --format json
  bool quiet = false;
  bool verbose = false;
  bool color = false;
  Environment environment = {};
};

struct Command {
  Syntax syntax;
  // The exit code; an error is told by the caller.
  Result<int> (*run)(const Arguments& arguments, Context& context);
};

std::span<const Command> commands();

// Understood with every command.
std::span<const Option> common_options();

Result<int> run_serve(const Arguments& arguments, Context& context);
Result<int> run_ca(const Arguments& arguments, Context& context);
Result<int> run_env(const Arguments& arguments, Context& context);
Result<int> run_check(const Arguments& arguments, Context& context);
Result<int> run_validate(const Arguments& arguments, Context& context);
Result<int> run_strength(const Arguments& arguments, Context& context);
Result<int> run_bowtie(const Arguments& arguments, Context& context);
Result<int> run_drift(const Arguments& arguments, Context& context);
Result<int> run_shape(const Arguments& arguments, Context& context);
Result<int> run_import(const Arguments& arguments, Context& context);
Result<int> run_list(const Arguments& arguments, Context& context);
Result<int> run_explain(const Arguments& arguments, Context& context);

}  // namespace steelyard::cli
