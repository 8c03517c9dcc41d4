#include "checks/run.h"

#include <algorithm>  // std::find

#include "base/json.h"
#include "checks/plan.h"
#include "checks/redact.h"

namespace steelyard::checks {
namespace {

using report::Case;
using report::Outcome;

// A fixture that breaks its contract on purpose is told, and fails nothing.
void accept_breach(const std::string& reason, Case& judged) {
  for (report::Finding& finding : judged.findings) {
    finding.level = report::Level::info;
    finding.help = "A deliberate breach: " + reason;
  }
  if (judged.outcome == Outcome::failed) judged.outcome = Outcome::passed;
}

class OperationRun {
 public:
  OperationRun(const provider::Provider& provider, const openapi::Operation& operation, const Target& target,
               CheckContext& context, const Clock& now, std::vector<Case>& cases)
      : provider_(provider), operation_(operation), target_(target), context_(context), now_(now), cases_(cases) {}

  void run() {
    const Plan plan = target_.live ? plan_live(provider_, operation_, target_.key) : plan_mock(provider_, operation_);
    for (const PlannedRequest& planned : plan.requests) ask(planned);
    for (const Unplanned& unplanned : plan.unplanned) leave_out(unplanned);
  }

 private:
  void ask(const PlannedRequest& planned) {
    const std::int64_t before = now_();
    Result<http::Response> response = target_.transport.send(planned.request);
    const std::int64_t after = now_();
    if (!response) return miss(planned, response.error());
    Exchange exchange{provider_,
                      operation_,
                      planned.request,
                      std::move(*response),
                      planned.subject,
                      planned.expected_status,
                      planned.credential_accepted,
                      planned.fixture,
                      after - before,
                      {},
                      {},
                      {},
                      {}};
    read_body(exchange);
    context_.reference = reference_ ? &reference_->root() : nullptr;
    for (const Check& check : all_checks()) {
      if (!is_for(planned, check)) continue;
      Case judged = judge(check, exchange, context_);
      judged.status = planned.status;
      if (planned.fixture != nullptr && planned.fixture->breach) accept_breach(*planned.fixture->breach, judged);
      redact(judged, target_.key);
      cases_.push_back(std::move(judged));
    }
    const bool success = exchange.response.status >= 200 && exchange.response.status < 300;
    if (success && exchange.body && !reference_) reference_ = exchange.body;
  }

  static bool is_for(const PlannedRequest& planned, const Check& check) {
    return std::find(planned.applies.begin(), planned.applies.end(), check.applies) != planned.applies.end();
  }

  Case blank(const Check& check, int status, const std::string& subject) const {
    Case blank;
    blank.id = check.id;
    blank.provider = provider_.name;
    blank.operation = operation_.label();
    blank.status = status;
    blank.subject = subject;
    const openapi::ResponseSpec* documented = operation_.response_for(status);
    blank.location = documented != nullptr ? documented->where : operation_.where;
    return blank;
  }

  void miss(const PlannedRequest& planned, const Error& error) {
    for (const Check& check : all_checks()) {
      if (!is_for(planned, check)) continue;
      Case missed = blank(check, planned.status, planned.subject);
      missed.outcome = Outcome::unreachable;
      missed.reason = error.message;
      redact(missed, target_.key);
      cases_.push_back(std::move(missed));
    }
  }

  void leave_out(const Unplanned& unplanned) {
    for (const Check& check : all_checks()) {
      if (check.applies != unplanned.applies) continue;
      Case left = blank(check, unplanned.status, unplanned.subject);
      left.outcome = Outcome::not_exercised;
      left.reason = unplanned.reason;
      cases_.push_back(std::move(left));
    }
  }

  const provider::Provider& provider_;
  const openapi::Operation& operation_;
  const Target& target_;
  CheckContext& context_;
  const Clock& now_;
  std::vector<Case>& cases_;
  std::optional<Document> reference_;  // the first success, for promises of sameness
};

}  // namespace

Case judge(const Check& check, const Exchange& exchange, CheckContext& context) {
  Case judged;
  judged.id = check.id;
  judged.provider = exchange.provider.name;
  judged.operation = exchange.operation.label();
  judged.status = exchange.response.status;
  judged.subject = exchange.subject;
  judged.microseconds = exchange.microseconds;
  judged.location = exchange.documented() != nullptr ? exchange.documented()->where : exchange.operation.where;
  Verdict verdict = check.run(exchange, context);
  const bool failed = std::any_of(verdict.findings.begin(), verdict.findings.end(),
                                  [](const report::Finding& finding) { return finding.level == report::Level::error; });
  judged.findings = std::move(verdict.findings);
  judged.outcome = failed ? Outcome::failed : Outcome::passed;
  if (!verdict.not_exercised.empty()) {
    judged.outcome = Outcome::not_exercised;
    judged.reason = std::move(verdict.not_exercised);
  }
  return judged;
}

std::vector<Case> run_checks(const provider::Provider& provider, const Target& target, const CheckOptions& options,
                             const Clock& now) {
  openapi::ValidatorStore validators(*provider.contract);
  CheckContext context{validators, options, nullptr};
  std::vector<Case> cases;
  for (const openapi::Operation& operation : provider.contract->operations) {
    OperationRun(provider, operation, target, context, now, cases).run();
  }
  return cases;
}

}  // namespace steelyard::checks
