#include "drift/strength_mutators.h"

namespace steelyard::drift {
namespace {

constexpr Mutator kMutators[] = {
    {"drop-property", "a property is gone", drop_properties, require_it},
    {"null-value", "a value is null, where the contract does not speak of null", null_values, give_a_type},
    {"stringified-value", "a number or boolean comes as a string", stringify_values, give_a_type},
    {"renamed-property", "a property has another name", rename_properties, require_or_close},
    {"wrong-unit", "an amount, or all of them, is a hundred times as large: cents for dollars", change_units,
     tie_to_another},
    {"extra-property", "an object has a property that nobody documented", add_properties, close_the_object},
    {"empty-object", "an object has lost all its properties", empty_objects, require_a_member},
    {"swapped-status", "an error comes with the status of success, or a success with that of an error", swap_status,
     tell_statuses_apart},
    {"wrong-media-type", "JSON comes as text/html, as from a gateway", change_media_type, document_the_body},
    {"broken-promise", "what the prose promises does not hold", break_promises, enumerate_it},
};

}  // namespace

std::span<const Mutator> mutators() { return kMutators; }

}  // namespace steelyard::drift
