// The instruction of contentEncoding and contentMediaType, where they assert; values other than strings pass.
#pragma once

#include <string_view>  // texts

#include "json_schema/machine.h"

namespace steelyard::json_schema {

// What a text must be; both together: base64 of a JSON text.
inline constexpr std::uint32_t kBase64Content = 1;
inline constexpr std::uint32_t kJsonContent = 2;

bool has_content(std::string_view text, std::uint32_t form);

// a: the form
template <class M>
bool run_content(M& m, const Instr& instr, typename M::Value value) {
  return !value.is_string() || has_content(value.string(), instr.a) || m.fail(instr, value);
}

}  // namespace steelyard::json_schema
