// Golden files: expected output kept in a file beside the test.
//
//   CHECK(golden_difference("report/golden/text.txt", written) == "");
//
// With STEELYARD_UPDATE_GOLDEN=1 in the environment the files are rewritten instead; look at the diff before
// committing.
#pragma once

#include <string>       // the difference
#include <string_view>  // texts

namespace steelyard::test {

// "" if the file below tests/ holds the text, else the first line that differs, expected and actual.
std::string golden_difference(const std::string& name, std::string_view actual);

}  // namespace steelyard::test
