// The `steelyard` program as a function.
//
//   const std::string args[] = {"list", "errors"};
//   int code = run(args, {std::cin, std::cout, std::cerr});
#pragma once

#include <iosfwd>  // streams
#include <span>    // arguments
#include <string>  // arguments

namespace steelyard::cli {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool color = false;  // `out` is a terminal that shows colours
};

// Runs one command line (without the program's name) and gives its exit code (cli/exit_code.h). Every failure has been
// told on `err`.
int run(std::span<const std::string> args, const Streams& streams);

}  // namespace steelyard::cli
