// What a fuzz target holds to be true of every input. A property that fails ends the process, so that the fuzzer keeps
// the input.
//
//   require(again == first, "a second reading gives another value", {text});
#pragma once

#include <cstdint>  // bytes
#include <cstdio>   // std::fprintf
#include <cstdlib>  // std::abort
#include <initializer_list>
#include <string_view>  // inputs
#include <utility>      // halves

// The entry point that libFuzzer calls, and replay.cc with the files of a corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace steelyard::fuzz {

// What is given beside the property is printed with it.
inline void require(bool holds, std::string_view property, std::initializer_list<std::string_view> details = {}) {
  if (holds) return;
  std::fprintf(stderr, "PROPERTY BROKEN: %.*s\n", static_cast<int>(property.size()), property.data());
  for (const std::string_view detail : details) {
    std::fprintf(stderr, "%.*s\n", static_cast<int>(detail.size()), detail.data());
  }
  std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// What stands before the first line feed and what stands after it: an input of two parts stays readable.
inline std::pair<std::string_view, std::string_view> split_first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return {text, {}};
  return {text.substr(0, end), text.substr(end + 1)};
}

}  // namespace steelyard::fuzz
