// The `steelyard` program as a function.
//
//   const std::string args[] = {"list", "errors"};
//   int code = run(args, {std::cin, std::cout, std::cerr});
#pragma once

#include <functional>  // order of names
#include <iosfwd>      // streams
#include <map>         // environment
#include <span>        // arguments
#include <string>      // arguments

namespace steelyard::cli {

// Variables of the environment that commands read: those of kVariables that are set.
using Environment = std::map<std::string, std::string, std::less<>>;
inline constexpr const char* kVariables[] = {"GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT", "XDG_DATA_HOME", "HOME",
                                             "STEELYARD_ADMIN_TOKEN"};

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool color = false;  // `out` is a terminal that shows colours
  Environment environment = {};
};

// Runs one command line (without the program's name) and gives its exit code (cli/exit_code.h). Every failure has been
// told on `err`.
int run(std::span<const std::string> args, const Streams& streams);

}  // namespace steelyard::cli
