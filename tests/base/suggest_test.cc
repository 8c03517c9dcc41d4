#include "base/suggest.h"

#include <doctest/doctest.h>

namespace steelyard {
namespace {

TEST_CASE("the nearest known name is suggested, and nothing where none is near") {
  const std::vector<std::string> names = {"brightdata", "youcom", "breeze", "sunor", "parallel"};
  CHECK(suggest("youcon", names) == "youcom");
  CHECK(suggest("Sunro", names) == "sunor");
  CHECK(suggest("paralel", names) == "parallel");
  CHECK_FALSE(suggest("stripe", names).has_value());
}

}  // namespace
}  // namespace steelyard
