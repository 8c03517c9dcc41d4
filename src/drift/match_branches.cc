// Which branch of one schema is which of the other.
#include <algorithm>  // std::find_if
#include <tuple>      // order

#include "drift/pair_comparer.h"
#include "drift/resemblance.h"

namespace steelyard::drift {
namespace {

// Of branches without names: less than a third in common is another branch, and of more pairs than these nothing is
// said.
constexpr double kLeastAlike = 1.0 / 3;
constexpr std::size_t kMostPairs = 4096;

}  // namespace

// Branches that say the same belong together, whatever they are called and wherever they stand; then those of one
// name, since a branch that was changed keeps it; then those that are alone with their types, unless both have names;
// then those that resemble each other most. The rest came or went.
std::vector<PairComparer::Match> PairComparer::match(const std::vector<Branch>& before,
                                                     const std::vector<Branch>& after) {
  std::vector<Match> matches;
  std::vector<const Branch*> left;
  for (const Branch& branch : before) left.push_back(&branch);
  std::vector<const Branch*> right;
  for (const Branch& branch : after) right.push_back(&branch);
  const auto pair_by = [&](const auto& fits) {
    for (const Branch*& base : left) {
      const auto found = std::find_if(right.begin(), right.end(), [&](const Branch* revision) {
        return revision != nullptr && fits(*base, *revision);
      });
      if (found == right.end()) continue;
      matches.push_back({base, *found});
      base = nullptr;
      *found = nullptr;
    }
    std::erase(left, nullptr);
    std::erase(right, nullptr);
  };
  pair_by([&](const Branch& a, const Branch& b) { return same(a.schemas, b.schemas); });
  pair_by([](const Branch& a, const Branch& b) { return !a.name.empty() && a.name == b.name; });
  if (left.size() == 1 && right.size() == 1 && left[0]->name.empty() && right[0]->name.empty() && !matches.empty()) {
    pair_by([](const Branch&, const Branch&) { return true; });
  }
  const auto types_of = [](const Branch& branch, Normalizer& normalizer) {
    return normalizer.get(normalizer.id_of(branch.schemas)).types;
  };
  const auto is_alone = [&](const Branch& branch, const std::vector<const Branch*>& among, Normalizer& normalizer) {
    return std::count_if(among.begin(), among.end(), [&](const Branch* other) {
             return other != nullptr && types_of(*other, normalizer) == types_of(branch, normalizer);
           }) == 1;
  };
  pair_by([&](const Branch& a, const Branch& b) {
    const std::vector<std::string> types = types_of(a, base_normalizer_);
    return (a.name.empty() || b.name.empty()) && !types.empty() && types == types_of(b, revision_normalizer_) &&
           is_alone(a, left, base_normalizer_) && is_alone(b, right, revision_normalizer_);
  });
  match_nearest(left, right, matches);
  for (const Branch* branch : left) matches.push_back({branch, nullptr});
  for (const Branch* branch : right) matches.push_back({nullptr, branch});
  return matches;
}

void PairComparer::match_nearest(std::vector<const Branch*>& left, std::vector<const Branch*>& right,
                                 std::vector<Match>& matches) {
  struct Candidate {
    double alike;
    std::size_t base;
    std::size_t revision;
  };
  if (left.size() * right.size() > kMostPairs) return;
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const std::vector<std::string>& types = base_normalizer_.get(base_normalizer_.id_of(left[i]->schemas)).types;
    const Features features = features_of(left[i]->schemas, base_normalizer_);
    for (std::size_t j = 0; j < right.size(); ++j) {
      const NormalSchema& other = revision_normalizer_.get(revision_normalizer_.id_of(right[j]->schemas));
      if (types != other.types || (!left[i]->name.empty() && !right[j]->name.empty())) continue;
      const double alike = resemblance(features, features_of(right[j]->schemas, revision_normalizer_));
      if (alike >= kLeastAlike) candidates.push_back({alike, i, j});
    }
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(-a.alike, a.base, a.revision) < std::tuple(-b.alike, b.base, b.revision);
  });
  for (const Candidate& candidate : candidates) {
    const Branch*& base = left[candidate.base];
    const Branch*& revision = right[candidate.revision];
    if (base == nullptr || revision == nullptr) continue;
    matches.push_back({base, revision});
    base = nullptr;
    revision = nullptr;
  }
  std::erase(left, nullptr);
  std::erase(right, nullptr);
}

}  // namespace steelyard::drift
