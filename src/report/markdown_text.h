// Text from answers, made fit for a Markdown table that GitHub or GitLab renders.
//
//   markdown_text("a|b @team")   // "a\\|b @&#8203;team"
#pragma once

#include <string>       // the safe text
#include <string_view>  // the text

namespace steelyard::report {

// One line of plain words: no markup, HTML, links, mentions or references to issues can come of it.
std::string markdown_text(std::string_view text);

}  // namespace steelyard::report
