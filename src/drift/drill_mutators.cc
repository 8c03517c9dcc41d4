#include "drift/drill_mutators.h"

#include <fmt/format.h>  // changes

namespace steelyard::drift {
namespace {

constexpr int kStatuses[] = {203, 202, 206, 226};

template <std::vector<Mutant> (*kMake)(const Original&)>
std::vector<DrillCandidate> of_strength(const Original& original) {
  std::vector<DrillCandidate> candidates;
  if (original.sent.body == nullptr) return candidates;
  for (Mutant& mutant : kMake(original)) candidates.push_back({std::move(mutant.change), std::move(mutant.sent)});
  return candidates;
}

std::vector<DrillCandidate> leave_statuses(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const int status : kStatuses) {
    if (original.operation.response_for(status) != nullptr) continue;
    DrillCandidate made{fmt::format("the status is {}", status), original.sent};
    made.sent.status = status;
    candidates.push_back(std::move(made));
  }
  return candidates;
}

std::vector<DrillCandidate> leave_media_types(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const char* type : {"text/html", "application/vnd.unannounced+json"}) {
    DrillCandidate made{fmt::format("the Content-Type is {}", type), original.sent};
    made.sent.content_type = type;
    candidates.push_back(std::move(made));
  }
  return candidates;
}

std::vector<DrillCandidate> add_header(const Original& original) {
  DrillCandidate made{"the header X-Unannounced is sent", original.sent};
  made.sent.headers.add("X-Unannounced", "1");
  return {made};
}

std::vector<DrillCandidate> drop_headers(const Original& original) {
  std::vector<DrillCandidate> candidates;
  for (const auto& [name, value] : original.sent.headers) {
    DrillCandidate made{fmt::format("the header {} is not sent", name), original.sent};
    made.sent.headers.remove(name);
    candidates.push_back(std::move(made));
  }
  return candidates;
}

constexpr DrillRow kRows[] = {
    {ObservedRule::contract_broken, "a value leaves its bounds or its pattern, or the body ends early", break_schemas},
    {ObservedRule::promise_broken, "a value breaks a promise of the prose", of_strength<break_promises>},
    {ObservedRule::undocumented_status, "the success comes with another status", leave_statuses},
    {ObservedRule::undocumented_media_type, "the body comes with another media type", leave_media_types},
    {ObservedRule::undocumented_header, "a header more is sent", add_header},
    {ObservedRule::header_never_seen, "a documented header is not sent", drop_headers},
    {ObservedRule::undocumented_property, "a property more is sent", of_strength<add_properties>},
    {ObservedRule::property_never_seen, "an optional property is not sent", of_strength<drop_properties>},
    {ObservedRule::required_property_missing, "a required property is not sent", of_strength<drop_properties>},
    {ObservedRule::type_wider, "a value has another type", widen_types},
    {ObservedRule::null_undocumented, "a value is null", of_strength<null_values>},
    {ObservedRule::enum_value_undocumented, "a value is none of those listed", leave_enumerations},
    {ObservedRule::number_as_string, "a number is sent as a string", of_strength<stringify_values>},
    {ObservedRule::precision_lost, "a number has more digits than a double", lengthen_numbers},
    {ObservedRule::duplicate_member, "a member is sent twice", repeat_members},
};

}  // namespace

std::span<const DrillRow> drill_rows() { return kRows; }

}  // namespace steelyard::drift
