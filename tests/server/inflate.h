// Inflating gzip, for tests.
//
//   std::string text = inflate(packed);
#pragma once

#include <string>       // text
#include <string_view>  // bytes

namespace steelyard::test {

// "" if the bytes are no gzip, or more than the limit would come out.
std::string inflate(std::string_view packed, std::size_t most = std::size_t{256} << 20U);

}  // namespace steelyard::test
