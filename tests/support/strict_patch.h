// A unified diff applied as strictly as can be, as `patch -p1 -F0` does it: no hunk is searched for, and no line of
// context is left aside.
//
//   std::string why;
//   const Texts after = apply_strictly(diff, {{"a.yaml", before}}, why);
//   CHECK_EQ(why, "");
#pragma once

#include <map>     // files
#include <string>  // texts

namespace steelyard::test {

using Texts = std::map<std::string, std::string>;  // by name

// The texts as they are afterwards; `why` says what is wrong with the diff, or "". Beyond what `patch` asks for, a hunk
// has three lines of context on either side, and fewer only where the text begins or ends.
Texts apply_strictly(const std::string& diff, Texts texts, std::string& why);

// Of a folder and what is in it, by path.
Texts texts_in(const std::string& folder);

}  // namespace steelyard::test
