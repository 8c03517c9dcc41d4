// JSON Pointer (RFC 6901) as text: "/data/0/a~1b". "" is the whole document.
//
//   std::string place = pointer_append("/paths", "/v1/balance");   // "/paths/~1v1~1balance"
//   const Json* found = pointer_find(document, place);
#pragma once

#include <cstddef>      // std::size_t
#include <string>       // pointers
#include <string_view>  // tokens
#include <vector>       // split tokens

#include "base/json_fwd.h"

namespace steelyard {

// `~` and `/` escaped as `~0` and `~1`.
std::string pointer_escape(std::string_view token);

std::string pointer_append(std::string_view pointer, std::string_view token);
std::string pointer_append(std::string_view pointer, std::size_t index);

// The unescaped tokens of a pointer; "" has none.
std::vector<std::string> pointer_tokens(std::string_view pointer);

// The tokens one after the other, without keeping them.
//   for (PointerTokens tokens(pointer); const std::string* token = tokens.next();) descend(*token);
class PointerTokens {
 public:
  explicit PointerTokens(std::string_view pointer) : rest_(pointer) {}
  // The next token, unescaped, until the next call; nullptr after the last.
  const std::string* next();

 private:
  std::string_view rest_;
  std::string token_;
};

// The index that a token gives (plain decimal digits without leading zeros), or `size` if it is none below that.
std::size_t array_index(std::string_view token, std::size_t size);

// The value at the pointer, or nullptr. Array tokens are plain decimal indices without leading zeros.
const Json* pointer_find(const Json& root, std::string_view pointer);

// `%41` becomes `A`; a `%` that two hexadecimal digits do not follow stands for itself.
std::string percent_decode(std::string_view text);

}  // namespace steelyard
