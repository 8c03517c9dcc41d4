#include "drift/difference.h"

namespace steelyard::drift {
namespace {

struct PolicyName {
  std::string_view name;
  Policy policy;
};

constexpr PolicyName kPolicies[] = {
    {"documented", Policy::documented}, {"strict", Policy::strict}, {"paranoid", Policy::paranoid}};

}  // namespace

std::optional<Policy> parse_policy(std::string_view text) {
  for (const PolicyName& row : kPolicies) {
    if (row.name == text) return row.policy;
  }
  return std::nullopt;
}

std::vector<std::string> policy_names() {
  std::vector<std::string> names;
  for (const PolicyName& row : kPolicies) names.emplace_back(row.name);
  return names;
}

}  // namespace steelyard::drift
