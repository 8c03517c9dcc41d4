#include "base/file.h"

#include <doctest/doctest.h>

#include <filesystem>

namespace steelyard {
namespace {

TEST_CASE("a device is written to, not replaced, and a full one is an error") {
  const Status written = write_file("/dev/full", "text");
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::file_not_writable);
  CHECK(std::filesystem::is_character_file("/dev/full"));
}

}  // namespace
}  // namespace steelyard
