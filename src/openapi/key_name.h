// Which names of headers, query parameters and cookies stand for a credential.
//
//   names_a_key("X-API-Key")      // true: an API asks for its key there
//   names_a_secret("new_password")  // true: nobody else may see what stands there
#pragma once

#include <cstddef>      // lengths
#include <string_view>  // names

namespace steelyard::openapi {

// Authorization and the names that APIs use in practice, hyphens, underscores and case aside. Where a contract declares
// security schemes those are the truth; this is for contracts that list the key as a plain parameter.
bool names_a_key(std::string_view name);

// The wider question of logs and recordings: keys, tokens of any kind, secrets, passwords, sessions. Counts are none of
// them (`total_tokens`), nor are ids and types (`key_id`, `token_type`). A place in a list (`next_page_token`) is one,
// since nothing in its name tells it from a key.
bool names_a_secret(std::string_view name);

// True of secrets that are often something else: `key`, `token`, `page_token`. What they hold counts as a secret in
// other places too only if it is that long.
bool is_doubtful_key(std::string_view name);
inline constexpr std::size_t kDoubtfulLength = 16;

}  // namespace steelyard::openapi
