// A pattern of ECMA-262 on the first line, a subject after it: a pattern is refused by name, or it is one that the
// library underneath understands and that comes to an end on any subject.
#include "base/regex.h"
#include "json_schema/ecma_regex.h"
#include "property.h"

namespace steelyard::fuzz {
namespace {

// What the translation accepts, PCRE2 accepts too, unless it is beyond the sizes that the library can hold.
void check_refusal(std::string_view pattern, const Error& error) {
  require(error.code == ErrorCode::pattern_syntax, "a pattern is refused as pattern_syntax", {error.message});
  require(!error.message.empty(), "a refused pattern has a reason", {pattern});
}

void check_matching(const Regex& regex, std::string_view subject) {
  const Match match = regex.search(subject);
  require(match == regex.search(subject), "a second search gives the same answer");
  if (match == Match::gave_up) return;
  const Regex::Found found = regex.find(subject);
  require((match == Match::yes) == (found.end != std::string::npos), "search and find agree", {subject});
  if (match == Match::yes) {
    require(found.begin <= found.end && found.end <= subject.size(), "a match lies inside its subject");
  }
}

}  // namespace
}  // namespace steelyard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steelyard;
  const auto [pattern, subject] = fuzz::split_first_line(fuzz::text_of(data, size));
  const Result<std::string> translated = json_schema::translate_ecma_regex(pattern);
  const Result<Regex> regex = json_schema::compile_ecma_regex(pattern);
  if (!translated) fuzz::require(!regex, "what cannot be translated cannot be compiled", {pattern});
  if (!regex) {
    fuzz::check_refusal(pattern, regex.error());
  } else {
    fuzz::check_matching(*regex, subject);
  }
  return 0;
}
