// Words for a shell.
//
//   shell_quote("it's")   // 'it'\''s'
#pragma once

#include <string>  // words

namespace steelyard::cli {

// Quoted for sh, bash and zsh where it needs to be; a word with control characters in the form $'…' of bash and zsh,
// the only one that can hold line ends on one line.
std::string shell_quote(const std::string& text);

}  // namespace steelyard::cli
