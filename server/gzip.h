// Packing by gzip (RFC 1952) behind many blanks, which are packed only once.
//
//   const PackedBlanks blanks(std::size_t{64} << 20U);
//   std::string packed = blanks.before("{}");   // 64 KiB that inflate to 64 MiB of blanks and the text
#pragma once

#include <cstddef>      // sizes
#include <string>       // bytes
#include <string_view>  // text

namespace steelyard::server {

class PackedBlanks {
 public:
  // As tightly as possible: a thousand blanks take about a byte.
  explicit PackedBlanks(std::size_t count);

  // One gzip member of the blanks and the text. "" without memory.
  std::string before(std::string_view text) const;

 private:
  std::size_t count_;
  std::string head_;  // of the member, the blanks in it, up to a whole byte
  unsigned long check_ = 0;
};

}  // namespace steelyard::server
