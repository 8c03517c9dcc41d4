#include "server/stubs/text_distance.h"

#include <algorithm>  // std::min
#include <cstddef>    // sizes
#include <vector>     // a row of edits

namespace steelyard::server {

double text_distance(std::string_view a, std::string_view b) {
  constexpr std::size_t kMost = 256;
  if (a == b) return 0;
  a = a.substr(0, kMost);
  b = b.substr(0, kMost);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  const std::size_t longest = std::max(a.size(), b.size());
  // Texts that differ behind the first bytes alone are near, and not the same.
  return longest == 0 ? 0 : std::max(static_cast<double>(row.back()) / static_cast<double>(longest), 1e-6);
}

}  // namespace steelyard::server
