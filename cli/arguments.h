// The command line as data: commands describe their options, and get them back by name.
//
//   const Option kOptions[] = {{.name = "port", .value = "N", .help = "port to listen on"}};
//   const Syntax kCommands[] = {{.name = "serve", .summary = "serve the mock", .options = kOptions}};
//   Result<Invocation> invocation = parse_arguments(args, kCommands, {});
//   Result<std::optional<int>> port = invocation->arguments.integer("port", 0, 65535);
#pragma once

#include <map>          // options by name
#include <optional>     // absent options
#include <span>         // tables
#include <string>       // arguments
#include <string_view>  // names
#include <vector>       // repeated options

#include "base/result.h"

namespace steelyard::cli {

struct Option {
  std::string_view name;        // "port" is written --port
  std::string_view value = {};  // what help calls the value; "" for a flag
  std::string_view help;
  bool repeatable = false;
  std::span<const std::string_view> choices = {};  // the only values; empty: any
  std::string_view letter = {};                    // "h" is written -h; "" for none
};

struct Positional {
  std::string_view name;
  std::string_view help;
  bool required = true;
  bool repeatable = false;
  std::span<const std::string_view> choices = {};
};

// What follows the name of a command. Help and parser both read it.
struct Syntax {
  std::string_view name;
  std::string_view summary;
  std::span<const Positional> positionals = {};
  std::span<const Option> options = {};
};

// What was given, by the names of the syntax.
class Arguments {
 public:
  bool has(std::string_view name) const { return !values(name).empty(); }
  // The value of an option or positional that takes one, or nothing.
  std::optional<std::string> value(std::string_view name) const;
  const std::vector<std::string>& values(std::string_view name) const;
  // Error: usage if the value is no decimal integer between the bounds.
  Result<std::optional<int>> integer(std::string_view name, int least, int most) const;

  void add(std::string_view name, std::vector<std::string> values);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

struct Invocation {
  std::string command;  // "" if none was named: only common options were given
  Arguments arguments;
};

// `common` options are understood with every command and without one; a command's own option of the same name replaces
// the common one. `--help` and `--version` excuse everything that is missing.
// Error: usage, with "did you mean" for what is not known.
Result<Invocation> parse_arguments(std::span<const std::string> args, std::span<const Syntax> commands,
                                   std::span<const Option> common);

// The usage error of a value that is none of the choices.
Error unknown_choice(std::string_view what, std::string_view given, const std::vector<std::string>& choices);

}  // namespace steelyard::cli
