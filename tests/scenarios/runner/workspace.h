// The documents of a scenario in a temporary folder, and its command line with their paths put in.
//
//   Workspace workspace(scenario);
//   run_program(workspace.arguments());
#pragma once

#include <string>  // arguments
#include <vector>  // arguments

#include "base/json_fwd.h"
#include "base/result.h"
#include "tests/support/temp_folder.h"

namespace steelyard::scenarios {

class Workspace {
 public:
  // Error: file_not_writable.
  Status fill(const Json& scenario);

  const std::vector<std::string>& arguments() const { return arguments_; }
  // The text with every mention of the folder taken out.
  std::string without_folder(std::string text) const;

 private:
  test::TempFolder folder_;
  std::vector<std::string> arguments_;
};

}  // namespace steelyard::scenarios
