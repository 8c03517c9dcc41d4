#include "server/stubs/whole_regex.h"

namespace steelyard::server {

Result<WholeRegex> WholeRegex::compile(const std::string& pattern) {
  // By itself first: a parenthesis too many must not close the one around it.
  const Result<Regex> alone = Regex::compile(pattern);
  if (!alone) return alone.error();
  Result<Regex> whole = Regex::compile("\\A(?s:" + pattern + ")\\z");
  if (!whole) return whole.error();
  return WholeRegex(std::move(*whole));
}

}  // namespace steelyard::server
