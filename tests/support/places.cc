#include "tests/support/places.h"

namespace steelyard::test {

std::string source_dir() { return STEELYARD_SOURCE_DIR; }
std::string test_data() { return STEELYARD_TEST_DATA; }
std::string seed_pages() { return STEELYARD_SEED_PAGES; }
std::string program() { return STEELYARD_PROGRAM; }

}  // namespace steelyard::test
