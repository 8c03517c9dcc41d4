#include "server/stubs/json_likeness.h"

#include <cstddef>  // sizes
#include <vector>   // pairs of items

#include "base/json.h"

namespace steelyard::server {
namespace {

// Unordered lists of lists take a comparison for every pair; some milliseconds are enough for honest ones.
constexpr std::size_t kMaxSteps = 1'000'000;

class Comparison {
 public:
  explicit Comparison(const JsonLiberties& liberties) : liberties_(liberties) {}

  bool same(const Json& expected, const Json& actual) {
    if (++steps_ > kMaxSteps) return false;
    if (expected.is_object()) return actual.is_object() && same_object(expected, actual);
    if (!expected.is_array()) return expected == actual;
    return actual.is_array() &&
           (liberties_.ignore_array_order ? same_items(expected, actual) : same_list(expected, actual));
  }
  bool gave_up() const { return steps_ > kMaxSteps; }

 private:
  bool right_size(const Json& expected, const Json& actual) const {
    return liberties_.ignore_extra_elements ? actual.size() >= expected.size() : actual.size() == expected.size();
  }

  bool same_object(const Json& expected, const Json& actual) {
    if (!right_size(expected, actual)) return false;
    for (const auto& [name, value] : expected.items()) {
      const Json* other = find_member(actual, name);
      if (other == nullptr || !same(value, *other)) return false;
    }
    return true;
  }

  bool same_list(const Json& expected, const Json& actual) {
    if (!right_size(expected, actual)) return false;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (!same(expected[i], actual[i])) return false;
    }
    return true;
  }

  // Each expected item finds an actual one of its own: a matching of two sets, since one that is expected with fewer
  // members may fit several (Kuhn's augmenting paths).
  bool same_items(const Json& expected, const Json& actual) {
    if (!right_size(expected, actual)) return false;
    std::vector<std::size_t> owner(actual.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      std::vector<bool> tried(actual.size(), false);
      if (!place(expected, actual, i, owner, tried)) return false;
    }
    return true;
  }

  bool place(const Json& expected, const Json& actual, std::size_t item, std::vector<std::size_t>& owner,
             std::vector<bool>& tried) {
    for (std::size_t j = 0; j < actual.size() && !gave_up(); ++j) {
      if (tried[j] || !same(expected[item], actual[j])) continue;
      tried[j] = true;
      if (owner[j] == expected.size() || place(expected, actual, owner[j], owner, tried)) {
        owner[j] = item;
        return true;
      }
    }
    return false;
  }

  const JsonLiberties& liberties_;
  std::size_t steps_ = 0;
};

}  // namespace

Match compare_json(const Json& expected, const Json& actual, const JsonLiberties& liberties) {
  Comparison comparison(liberties);
  const bool same = comparison.same(expected, actual);
  if (comparison.gave_up()) return Match::gave_up;
  return same ? Match::yes : Match::no;
}

}  // namespace steelyard::server
