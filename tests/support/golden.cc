#include "tests/support/golden.h"

#include <cstdlib>  // std::getenv
#include <sstream>  // lines

#include "base/file.h"
#include "tests/support/places.h"

namespace steelyard::test {

std::string golden_difference(const std::string& name, std::string_view actual) {
  const std::string path = test::source_dir() + "/tests/" + name;
  if (std::getenv("STEELYARD_UPDATE_GOLDEN") != nullptr) {
    const Status written = write_file(path, actual);
    return written ? std::string() : to_string(written.error());
  }
  const Result<std::string> expected = read_file(path);
  if (!expected) return to_string(expected.error());
  if (*expected == actual) return {};
  std::istringstream expected_lines(*expected);
  std::istringstream actual_lines{std::string(actual)};
  for (int line = 1;; ++line) {
    std::string want;
    std::string have;
    const bool more_expected = static_cast<bool>(std::getline(expected_lines, want));
    const bool more_actual = static_cast<bool>(std::getline(actual_lines, have));
    if (want == have && more_expected && more_actual) continue;
    return name + ":" + std::to_string(line) + "\n  expected: " + (more_expected ? want : "(end of file)") +
           "\n  actual:   " + (more_actual ? have : "(end of text)");
  }
}

}  // namespace steelyard::test
