// Comparing and hashing short texts by the word: names of members are rarely longer than two words, and a call of
// std::memcmp costs more than comparing them.
//
//   a.size() == b.size() && same_bytes(a.data(), b.data(), a.size())
#pragma once

#include <cstddef>  // sizes
#include <cstdint>  // words
#include <cstring>  // std::memcpy

namespace steelyard::json_schema {

template <class Word>
Word load(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Words that overlap cover any size between one and two of them.
inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  using std::uint32_t;
  using std::uint64_t;
  if (size > 16) return std::memcmp(a, b, size) == 0;
  if (size >= 8) {
    return load<uint64_t>(a) == load<uint64_t>(b) && load<uint64_t>(a + size - 8) == load<uint64_t>(b + size - 8);
  }
  if (size >= 4) {
    return load<uint32_t>(a) == load<uint32_t>(b) && load<uint32_t>(a + size - 4) == load<uint32_t>(b + size - 4);
  }
  return size == 0 || (a[0] == b[0] && a[size / 2] == b[size / 2] && a[size - 1] == b[size - 1]);
}

// The first and the last eight bytes, or what there is, in one word each.
inline std::uint64_t first_bytes(const char* bytes, std::size_t size) {
  if (size >= 8) return load<std::uint64_t>(bytes);
  if (size >= 4) return load<std::uint32_t>(bytes);
  if (size == 0) return 0;
  return static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[0])) << 8U |
         static_cast<unsigned char>(bytes[size / 2]);
}
inline std::uint64_t last_bytes(const char* bytes, std::size_t size) {
  if (size >= 8) return load<std::uint64_t>(bytes + size - 8);
  if (size >= 4) return load<std::uint32_t>(bytes + size - 4);
  return size == 0 ? 0 : static_cast<unsigned char>(bytes[size - 1]);
}

}  // namespace steelyard::json_schema
