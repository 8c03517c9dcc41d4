#include "tests/cli/run_program.h"

#include <sstream>  // streams in memory

#include "cli/program.h"

namespace steelyard::cli {

Outcome run_program(const std::vector<std::string>& args, const std::string& input) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int code = run(args, {in, out, err});
  return {code, out.str(), err.str()};
}

}  // namespace steelyard::cli
