// Runs the program in this process.
//
//   const Outcome outcome = run_program({"list", "errors"});
//   CHECK(outcome.code == 0);
#pragma once

#include <string>  // output
#include <vector>  // arguments

#include "cli/program.h"

namespace steelyard::cli {

struct Outcome {
  int code = 0;
  std::string out;
  std::string err;
};

Outcome run_program(const std::vector<std::string>& args, const std::string& input = {},
                    const Environment& environment = {});

}  // namespace steelyard::cli
