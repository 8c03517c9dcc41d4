#include "cli/github_files.h"

#include <fstream>  // appending

#include "report/writers.h"

namespace steelyard::cli {
namespace {

// Other steps and commands write to the same files.
Status append(const Environment& environment, std::string_view variable, const std::string& text) {
  const auto file = environment.find(variable);
  if (file == environment.end() || file->second.empty()) return {};
  std::ofstream stream(file->second, std::ios::binary | std::ios::app);
  if (stream << text && stream.flush()) return {};
  return Error{ErrorCode::file_not_writable,
               "the file that $" + std::string(variable) + " names cannot be written",
               {file->second}};
}

}  // namespace

Status append_github_files(const report::Report& report, const Environment& environment) {
  if (Status summary = append(environment, "GITHUB_STEP_SUMMARY", report::write_markdown(report, {})); !summary) {
    return summary;
  }
  return append(environment, "GITHUB_OUTPUT", report::github_output(report));
}

}  // namespace steelyard::cli
