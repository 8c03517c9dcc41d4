// Every rule by its case: base, revision and the exact findings, forwards and reversed.
#include <doctest/doctest.h>

#include "tests/drift/diff/case_file.h"

namespace steelyard::drift::test {
namespace {

std::string listed(const std::multiset<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text.empty() ? "nothing" : text;
}

TEST_CASE("each case has exactly the findings that it says") {
  for (const std::filesystem::path& file : case_files()) {
    for (const Expectation& expectation : read_case(file)) {
      CAPTURE(expectation.label);
      const Found found = find(expectation);
      CHECK_EQ(listed(found.findings), listed(expectation.findings));
      if (!expectation.worst.empty()) CHECK_EQ(found.worst, expectation.worst);
    }
  }
}

}  // namespace
}  // namespace steelyard::drift::test
