#include "tests/cli/run_program.h"

#include <sstream>  // streams in memory

namespace steelyard::cli {

Outcome run_program(const std::vector<std::string>& args, const std::string& input, const Environment& environment) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int code = run(args, {in, out, err, false, environment});
  return {code, out.str(), err.str()};
}

}  // namespace steelyard::cli
