// The conditions of rules, by the names that the tables use. Each looks at one fact. Not for use outside this folder.
#pragma once

#include "drift/fact.h"
#include "drift/rule.h"

namespace steelyard::drift::conditions {

bool always(const Fact& fact, const RuleContext& context);

// conditions.cc
bool is_required(const Fact& fact, const RuleContext& context);
bool is_read_only(const Fact& fact, const RuleContext& context);
bool is_write_only(const Fact& fact, const RuleContext& context);
bool required_write_only(const Fact& fact, const RuleContext& context);
bool required_not_read_only(const Fact& fact, const RuleContext& context);
bool is_annotation_only(const Fact& fact, const RuleContext& context);
bool is_success(const Fact& fact, const RuleContext& context);
bool before_is_false(const Fact& fact, const RuleContext& context);
bool after_is_false(const Fact& fact, const RuleContext& context);
bool after_is_true(const Fact& fact, const RuleContext& context);
bool multiple_generalized(const Fact& fact, const RuleContext& context);
bool multiple_specialized(const Fact& fact, const RuleContext& context);

// type_conditions.cc
bool became_impossible(const Fact& fact, const RuleContext& context);
bool types_widened(const Fact& fact, const RuleContext& context);
bool types_narrowed(const Fact& fact, const RuleContext& context);
bool type_generalized(const Fact& fact, const RuleContext& context);
bool type_specialized(const Fact& fact, const RuleContext& context);
bool type_compatible(const Fact& fact, const RuleContext& context);

// lifecycle_conditions.cc
bool sunset_invalid(const Fact& fact, const RuleContext& context);
bool sunset_too_small(const Fact& fact, const RuleContext& context);
bool sunset_required(const Fact& fact, const RuleContext& context);
bool has_sunset(const Fact& fact, const RuleContext& context);
bool was_deprecated(const Fact& fact, const RuleContext& context);
bool deprecated_sunset_invalid(const Fact& fact, const RuleContext& context);
bool before_sunset(const Fact& fact, const RuleContext& context);
bool stability_invalid(const Fact& fact, const RuleContext& context);
bool stability_decreased(const Fact& fact, const RuleContext& context);
bool stability_increased(const Fact& fact, const RuleContext& context);
bool version_decreased(const Fact& fact, const RuleContext& context);
bool version_kept(const Fact& fact, const RuleContext& context);
bool major_version_kept(const Fact& fact, const RuleContext& context);

}  // namespace steelyard::drift::conditions
