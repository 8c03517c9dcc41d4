// Bodies as servers compress them.
//
//   std::string body = test::gzip("{}");
#pragma once

#include <string>  // bodies

namespace steelyard::test {

std::string gzip(const std::string& text);
std::string deflate_with_wrapper(const std::string& text);
std::string deflate_bare(const std::string& text);
std::string brotli(const std::string& text);

}  // namespace steelyard::test
