#include "json_schema/absolute_location.h"

#include "base/pointer.h"

namespace steelyard::json_schema {
namespace {

// RFC 3986, section 3.5.
bool stands_in_fragment(char c) {
  constexpr std::string_view kMarks = "-._~!$&'()*+,;=:@/?";
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || (c >= '0' && c <= '9') || kMarks.find(c) != std::string_view::npos;
}

}  // namespace

std::string pointer_fragment(std::string_view pointer) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string fragment;
  for (const char c : pointer) {
    if (stands_in_fragment(c)) {
      fragment += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      fragment += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
    }
  }
  return fragment;
}

std::string absolute_location(const ProgramData& program, BlockId block, std::string_view keyword) {
  const ProgramResource& resource = program.resources[program.blocks[block].resource];
  std::string pointer = program.block_places[block].pointer.substr(resource.pointer.size());
  if (!keyword.empty()) pointer = pointer_append(pointer, keyword);
  return resource.uri + "#" + pointer_fragment(pointer);
}

}  // namespace steelyard::json_schema
