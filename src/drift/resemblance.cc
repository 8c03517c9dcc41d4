#include "drift/resemblance.h"

#include <fmt/format.h>  // features

#include <algorithm>  // std::count_if

#include "base/json.h"
#include "drift/canonical.h"

namespace steelyard::drift {

Features features_of(const Schemas& schemas, Normalizer& normalizer) {
  const NormalSchema& schema = normalizer.get(normalizer.id_of(schemas));
  Features features;
  for (const std::string& type : schema.types) features.insert("type " + type);
  for (const auto& [name, at] : schema.required) features.insert("required " + name);
  for (const auto& [kind, keyword] : schema.keywords) {
    features.insert(fmt::format("keyword {}", static_cast<int>(kind)));
    features.insert(fmt::format("keyword {} {}", static_cast<int>(kind), canonical_text(*keyword.value)));
  }
  for (const auto& [key, child] : schema.children) {
    const std::string name = fmt::format("child {} {} {}", static_cast<int>(key.role), static_cast<int>(key.kind),
                                         canonical_text(Json(key.name)));
    features.insert(name);
    features.insert(fmt::format("{} {}", name, normalizer.hash(child.schemas)));
  }
  return features;
}

double resemblance(const Features& a, const Features& b) {
  const auto common =
      std::count_if(a.begin(), a.end(), [&](const std::string& feature) { return b.count(feature) != 0; });
  const auto all = static_cast<std::ptrdiff_t>(a.size() + b.size()) - common;
  return all == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace steelyard::drift
