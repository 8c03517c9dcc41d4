#include "cli/drift_run.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::remove_if
#include <ostream>    // what was not read

#include "checks/redact.h"
#include "cli/contract_findings.h"
#include "cli/download.h"
#include "cli/drift_sources.h"
#include "cli/drift_witnesses.h"
#include "cli/drilled.h"
#include "cli/tell.h"
#include "cli/write_reports.h"
#include "drift/fixture_cases.h"
#include "drift/fixture_samples.h"
#include "drift/page_cases.h"
#include "drift/page_differences.h"
#include "drift/shape_json.h"
#include "server/mock.h"

namespace steelyard::cli {
namespace {

using drift::Witness;
using provider::Provider;

constexpr std::size_t kMostTold = 20;  // samples that cannot be understood; of more only the number is told

std::string target_of(const Arguments& arguments) {
  for (const char* source : {"url", "samples", "shape", "page"}) {
    if (const auto value = arguments.value(source)) return is_url(*value) ? shown_url(*value) : *value;
  }
  return arguments.has("mock") ? "mock" : "fixtures";
}

// --operation, or the only one; nothing if the contract has neither.
const openapi::Operation* find_operation(const openapi::Contract& contract, const std::optional<std::string>& name) {
  for (const openapi::Operation& operation : contract.operations) {
    if (name && (operation.label() == *name || operation.id == *name)) return &operation;
  }
  return !name && contract.operations.size() == 1 ? &contract.operations.front() : nullptr;
}

std::vector<report::Rule> rules_of(bool has_page) {
  std::vector<report::Rule> rules = drift::observed_report_rules(drift::RuleScope::answer);
  for (const auto& [scope, applies] :
       {std::pair(drift::RuleScope::fixture, true), std::pair(drift::RuleScope::page, has_page)}) {
    for (report::Rule& rule : drift::observed_report_rules(scope)) {
      const bool known =
          std::any_of(rules.begin(), rules.end(), [&rule](const report::Rule& other) { return other.id == rule.id; });
      if (applies && !known) rules.push_back(std::move(rule));
    }
  }
  return rules;
}

std::set<std::string> keys_of(const std::vector<drift::Observation>& observations) {
  std::set<std::string> keys;
  for (const drift::Observation& observation : observations) {
    for (const drift::Difference& difference : observation.differences) {
      keys.insert(drift::difference_key(observation, difference));
    }
  }
  return keys;
}

}  // namespace

// Those that see every answer: the contract as it is pinned and, if it was given, the page as it is now.
struct DriftRun::Watchers {
  drift::Observer pin;
  std::unique_ptr<drift::Observer> page;
  Status status;

  void add(const drift::Sample& sample) {
    if (status) status = pin.add(sample);
    if (status && page) status = page->add(sample);
  }
};

DriftRun::DriftRun(const Arguments& arguments, drift::Policy policy, http::ClientOptions client,
                   const std::optional<BaselinePlan>& baseline, Context& context)
    : arguments_(arguments),
      policy_(policy),
      client_(std::move(client)),
      context_(context),
      ignore_(arguments.values("ignore")),
      report_{"steelyard drift", target_of(arguments), timestamp_now(), {}, rules_of(arguments.has("page"))},
      accepted_(baseline, report_.tool, report_.timestamp.substr(0, 10)),
      patch_(arguments) {}

void DriftRun::refuse(const Error& error) {
  if (++refused_ <= kMostTold) tell_error(error, context_.json, context_.err);
}

Result<std::optional<ContractSource>> DriftRun::read_page() {
  const std::optional<std::string> name = arguments_.value("page");
  if (!name) return std::optional<ContractSource>();
  Result<ContractSource> page = read_contract_source(*name, client_, context_);
  if (!page) return page.error();
  return std::optional(std::move(*page));
}

Status DriftRun::watch_live(const Provider& provider, Watchers& watchers) {
  const Result<std::unique_ptr<http::Transport>> transport = http::connect(*arguments_.value("url"), client_);
  if (!transport) return transport.error();
  const auto receive = [&watchers](drift::Sample&& sample) { watchers.add(sample); };
  ask_live(provider, **transport, arguments_.value("key").value_or(""), receive, report_.cases);
  return {};
}

Status DriftRun::watch_mock(const Provider& provider, Watchers& watchers) {
  std::vector<Provider> served = {provider};
  if (Status drilled = apply_drill(arguments_, served, context_); !drilled) return drilled;
  const Result<std::unique_ptr<server::Mock>> mock = server::Mock::create(std::move(served), {}, 1);
  if (!mock) return mock.error();
  server::MockTransport transport(**mock);
  const auto receive = [&watchers](drift::Sample&& sample) { watchers.add(sample); };
  // Any key will do; a mock of a bare contract knows of none.
  const std::string key = provider.sample_key.empty() ? "any-key" : provider.sample_key;
  ask_live(provider, transport, key, receive, report_.cases);
  return {};
}

Status DriftRun::watch_samples(Watchers& watchers) {
  const Result<std::optional<int>> status = arguments_.integer("status", 100, 599);
  if (!status) return status.error();
  const drift::SampleDefaults defaults{arguments_.value("operation").value_or(""), *status};
  const auto receive = [&watchers](drift::Sample&& sample) { watchers.add(sample); };
  for (const std::string& file : arguments_.values("samples")) {
    Status read = read_samples(file, defaults, context_, receive, [this](const Error& error) { refuse(error); });
    if (!read) return read;
  }
  return {};
}

Status DriftRun::watch_shape(const Provider& provider, Watchers& watchers) {
  const Result<std::optional<int>> status = arguments_.integer("status", 100, 599);
  if (!status) return status.error();
  const openapi::Operation* meant = find_operation(*provider.contract, arguments_.value("operation"));
  if (meant == nullptr) return Error{ErrorCode::usage, "name the operation of the shape with --operation", {}};
  Result<drift::Shape> shape = read_shape_file(*arguments_.value("shape"), context_);
  if (!shape) return shape.error();
  const int number = status->value_or(meant->success_status());
  if (watchers.page) {
    const openapi::Operation* of_page = find_operation(*watchers.page->provider().contract, meant->label());
    const Result<drift::ShapeReader> reader = drift::ShapeReader::create();
    if (!reader) return reader.error();
    Result<drift::Shape> copy = reader->read(drift::write_shape(*shape), *arguments_.value("shape"));
    if (!copy) return copy.error();
    if (of_page != nullptr) {
      if (Status added = watchers.page->add(*of_page, number, std::move(*copy)); !added) return added;
    }
  }
  return watchers.pin.add(*meant, number, std::move(*shape));
}

Status DriftRun::watch(const Provider& provider, Witness& witness, Watchers& watchers) {
  const std::optional<std::string> operation = arguments_.value("operation");
  if (operation && find_operation(*provider.contract, operation) == nullptr) {
    return Error{ErrorCode::usage, "the contract has no operation " + *operation, {}};
  }
  if (arguments_.has("url")) {
    witness = Witness::live;
    return watch_live(provider, watchers);
  }
  if (arguments_.has("mock")) {
    witness = Witness::live;
    return watch_mock(provider, watchers);
  }
  if (arguments_.has("samples")) {
    witness = Witness::samples;
    return watch_samples(watchers);
  }
  if (arguments_.has("shape")) {
    witness = Witness::shape;
    return watch_shape(provider, watchers);
  }
  witness = Witness::documented_fixture;
  drift::replay_fixtures(provider, provider::Source::documented,
                         [&watchers](drift::Sample&& sample) { watchers.add(sample); });
  return {};
}

std::vector<report::Finding> DriftRun::open_of(std::vector<report::Finding> findings) const {
  const auto is_accepted = [this](const report::Finding& finding) { return accepted_.covers(finding); };
  findings.erase(std::remove_if(findings.begin(), findings.end(), is_accepted), findings.end());
  return findings;
}

bool DriftRun::all_told(const std::vector<report::Finding>& findings, const std::vector<report::Finding>& open) {
  return findings.size() == open.size() &&
         std::none_of(findings.begin(), findings.end(), [this](const report::Finding& finding) {
           return ignore_.covers(finding.id, finding.pointer, finding.subject);
         });
}

void DriftRun::add_cases(std::vector<report::Case> cases) {
  for (report::Case& made : cases) {
    checks::redact(made, arguments_.value("key").value_or(""));
    report_.cases.push_back(std::move(made));
  }
}

DriftRun::Observations DriftRun::heard(const Provider& provider, const Observations& observations,
                                       const std::set<std::string>& but) {
  Observations left = observations;
  for (drift::Observation& observation : left) {
    const auto is_left_out = [&](const drift::Difference& difference) {
      return ignore_.covers(drift::row(difference.rule).id, difference.pointer, difference.subject) ||
             but.count(drift::difference_key(observation, difference)) > 0 ||
             accepted_.covers(drift::bare_finding(provider.name, observation, difference));
    };
    observation.differences.erase(
        std::remove_if(observation.differences.begin(), observation.differences.end(), is_left_out),
        observation.differences.end());
  }
  return left;
}

Status DriftRun::judge(const Provider& provider) {
  if (Status writable = patch_.check_writable(); !writable) return writable;
  const Result<std::optional<ContractSource>> page = read_page();
  if (!page) return page.error();
  std::optional<Provider> of_page;  // the provider as it would be with the contract of the page
  if (*page) {
    of_page = provider;
    of_page->contract = (*page)->contract;
  }
  Watchers watchers{{provider, {policy_}}, {}, {}};
  if (of_page) watchers.page = std::make_unique<drift::Observer>(*of_page, drift::ObserverOptions{policy_});
  Witness witness = Witness::live;
  if (Status watched = watch(provider, witness, watchers); !watched) return watched;
  if (!watchers.status) return watchers.status;
  if (refused_ > kMostTold) context_.err << fmt::format("steelyard: and {} more of these\n", refused_ - kMostTold);

  const Observations unnamed = watchers.pin.unnamed();
  const Observations by_pin = watchers.pin.finish();
  const Observations by_page = watchers.page ? watchers.page->finish() : Observations();
  const bool is_mock = witness == Witness::documented_fixture;
  const drift::OtherWitnesses others = other_witnesses(provider, policy_, of_page ? &by_page : nullptr, is_mock);
  add_cases(drift::CaseMaker(provider, witness, others).make(by_pin, ignore_));
  Observations of_change;  // of the page, where no answers of the service say otherwise
  Observations to_settle = by_pin;
  bool pinned = false;  // anew, from the page as a whole
  if (*page) {
    const ContractSource pin{provider.name, provider.name, provider.contract, provider, {}};
    const drift::RuleContext rules{report_.timestamp.substr(0, 10), 0, false};
    Result<std::vector<report::Finding>> findings = contract_findings(pin, **page, provider.name, rules);
    if (!findings) return findings.error();
    const drift::PageWitness seen(witness, by_pin, by_page);
    const std::vector<report::Finding> open = open_of(*findings);
    if (is_mock) {
      of_change = drift::page_differences(provider, *of_page->contract, open);
      pinned = all_told(*findings, open) && patch_.pin_page(provider, {provider, *of_page->contract, open, of_change});
    } else {
      drift::add_confirmed(to_settle, unnamed, open);
    }
    add_cases(drift::make_page_cases(provider, std::move(*findings), seen, ignore_));
  }
  add_cases(drift::make_fixture_cases(provider, of_page ? &*of_page : nullptr, is_mock, ignore_));
  if (pinned) return {};
  patch_.settle_contract(provider, heard(provider, is_mock ? of_change : to_settle));
  if (is_mock) patch_.settle_fixtures(provider, heard(provider, by_pin, keys_of(of_change)));
  return {};
}

report::Report DriftRun::take_report() {
  if (arguments_.has("ignore")) report_.cases.push_back(drift::make_ignore_case(ignore_));
  add_cases(patch_.notes());
  report_.patch = patch_.diff();
  checks::redact(report_.patch, arguments_.value("key").value_or(""));
  return std::move(report_);
}

}  // namespace steelyard::cli
