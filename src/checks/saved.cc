#include "checks/saved.h"

#include <fmt/format.h>  // fmt::format

#include <array>  // checks

#include "checks/run.h"
#include "openapi/media_type.h"
#include "provider/sent_type.h"

namespace steelyard::checks {
namespace {

constexpr std::size_t kMostFindings = 100;

// The checks that a body alone can show.
constexpr std::array<std::string_view, 6> kBodyChecks = {"response_schema_conformance",
                                                         "undocumented_property",
                                                         "missing_optional_property",
                                                         "invariant",
                                                         "duplicate_key",
                                                         "number_fidelity"};

// Promises about headers cannot be judged on a body.
bool speaks_of_header(const report::Finding& finding) { return finding.id == "invariant" && finding.pointer.empty(); }

}  // namespace

SavedBodies::SavedBodies(const provider::Provider& provider, const openapi::Operation& operation, int status,
                         std::string name)
    : provider_(provider),
      operation_(operation),
      status_(status),
      name_(std::move(name)),
      validators_(*provider.contract) {
  for (const std::string_view id : kBodyChecks) {
    report::Case each;
    each.id = id;
    each.provider = provider.name;
    each.operation = operation.label();
    each.status = status;
    each.subject = name_;
    each.outcome = report::Outcome::not_exercised;
    each.reason = "there was no body to judge";
    each.location = {name_, 1, 1};
    cases_.push_back(std::move(each));
  }
  dropped_.resize(cases_.size());
}

void SavedBodies::add(std::string_view body, const TextOrigin& origin) {
  ++count_;
  http::Response response{
      status_, {{"Content-Type", provider::presumed_type(operation_.response_for(status_))}}, std::string(body)};
  Exchange exchange{provider_, operation_, {}, std::move(response), name_, status_, true, nullptr, 0, name_,
                    origin,    {},         {}};
  read_body(exchange);
  CheckContext context{validators_, options_, nullptr};
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    report::Case judged = judge(*find_check(kBodyChecks[i]), exchange, context);
    std::erase_if(judged.findings, speaks_of_header);
    report::Case& sum = cases_[i];
    if (judged.outcome == report::Outcome::not_exercised) {
      if (count_ == 1) sum.reason = judged.reason;
      continue;
    }
    if (sum.outcome == report::Outcome::not_exercised) sum.outcome = report::Outcome::passed;
    for (report::Finding& finding : judged.findings) {
      if (finding.level == report::Level::error) sum.outcome = report::Outcome::failed;
      if (sum.findings.size() < kMostFindings) {
        sum.findings.push_back(std::move(finding));
      } else {
        ++dropped_[i];
      }
    }
  }
}

std::vector<report::Case> SavedBodies::finish() {
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    if (cases_[i].outcome != report::Outcome::not_exercised) cases_[i].reason.clear();
    if (dropped_[i] == 0) continue;
    report::Finding more = cases_[i].findings.back();
    more.message = fmt::format("and {} more", dropped_[i]);
    more.pointer.clear();
    more.location = {name_, 0, 0};
    cases_[i].findings.push_back(std::move(more));
  }
  return cases_;
}

}  // namespace steelyard::checks
