#include "drift/prose_rule.h"

#include <cstddef>  // indices

namespace steelyard::drift {
namespace {

constexpr ProseRuleRow kRules[] = {
#define STEELYARD_PROSE(name, id, level, says, advice) {ProseRule::name, id, report::Level::level, says, advice},
#include "drift/prose_rule.def"
#undef STEELYARD_PROSE
};

}  // namespace

std::span<const ProseRuleRow> prose_rules() { return kRules; }

const ProseRuleRow& row(ProseRule rule) { return kRules[static_cast<std::size_t>(rule)]; }

}  // namespace steelyard::drift
