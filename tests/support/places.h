// Where tests find what is not compiled into them. In one source file, so that the others compile to the same bytes in
// every checkout and a compiler cache can share them.
//
//   const Result<std::string> guide = read_file(test::source_dir() + "/docs/providers.md");
#pragma once

#include <string>  // paths

namespace steelyard::test {

// The checkout.
std::string source_dir();

// The official suite, drift rules and benchmark sets (the CMake variable STEELYARD_TEST_DATA); may be absent.
std::string test_data();

// The published pages (STEELYARD_SEED_PAGES); may be absent.
std::string seed_pages();

// The program as built; a test that starts it depends on the target steelyard.
std::string program();

}  // namespace steelyard::test
