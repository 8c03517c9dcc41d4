#include <unistd.h>  // isatty

#include <cstdlib>   // std::getenv
#include <iostream>  // the standard streams
#include <string>    // arguments
#include <vector>    // arguments

#include "cli/program.h"

namespace {

// https://no-color.org: any value but the empty one forbids colours.
bool shows_colors() {
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) == 1 && (no_color == nullptr || *no_color == '\0');
}

steelyard::cli::Environment read_environment() {
  steelyard::cli::Environment environment;
  for (const char* name : steelyard::cli::kVariables) {
    if (const char* value = std::getenv(name)) environment[name] = value;
  }
  return environment;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  return steelyard::cli::run(args, {std::cin, std::cout, std::cerr, shows_colors(), read_environment()});
}
