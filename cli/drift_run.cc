#include "cli/drift_run.h"

#include <fmt/format.h>  // messages

#include <ostream>  // patches

#include "base/embedded.h"
#include "base/file.h"
#include "checks/redact.h"
#include "cli/drift_sources.h"
#include "cli/tell.h"
#include "cli/write_reports.h"
#include "drift/contract_patch.h"

namespace steelyard::cli {
namespace {

using drift::Witness;

constexpr std::size_t kMostTold = 20;  // samples that cannot be understood; of more only the number is told

// The name of a file of a contract: what is built in has the name that it has in the source tree.
Result<std::string> contract_text(const std::string& file) {
  if (const auto text = find_embedded(file)) return std::string(*text);
  return read_file(file);
}

std::string target_of(const Arguments& arguments) {
  for (const char* source : {"url", "samples", "shape"}) {
    if (const auto value = arguments.value(source)) return *value;
  }
  return "fixtures";
}

// --operation, or the only one; nothing if the contract has neither.
const openapi::Operation* find_operation(const provider::Provider& provider, const std::optional<std::string>& name) {
  const std::vector<openapi::Operation>& operations = provider.contract->operations;
  for (const openapi::Operation& operation : operations) {
    if (name && (operation.label() == *name || operation.id == *name)) return &operation;
  }
  return !name && operations.size() == 1 ? &operations.front() : nullptr;
}

}  // namespace

// Those that see every answer: the contract as it is pinned and, if it was given, the page as it is now.
struct DriftRun::Watchers {
  drift::Observer pin;
  Status status;

  void add(const drift::Sample& sample) {
    if (status) status = pin.add(sample);
  }
};

DriftRun::DriftRun(const Arguments& arguments, drift::Policy policy, Context& context)
    : arguments_(arguments), policy_(policy), context_(context), ignore_(arguments.values("ignore")) {
  report_ = {"steelyard drift",
             target_of(arguments),
             timestamp_now(),
             {},
             drift::observed_report_rules(drift::RuleScope::answer)};
}

void DriftRun::refuse(const Error& error) {
  if (++refused_ <= kMostTold) tell_error(error, context_.json, context_.err);
}

Status DriftRun::watch(const provider::Provider& provider, Witness& witness, Watchers& watchers) {
  const auto receive = [&watchers](drift::Sample&& sample) { watchers.add(sample); };
  const Result<std::optional<int>> status = arguments_.integer("status", 100, 599);
  if (!status) return status.error();
  if (const auto url = arguments_.value("url")) {
    witness = Witness::live;
    return ask_live(provider, {*url, arguments_.value("key").value_or(""), arguments_.has("insecure")}, receive,
                    report_.cases);
  }
  const std::optional<std::string> operation = arguments_.value("operation");
  if (operation && find_operation(provider, operation) == nullptr) {
    return Error{ErrorCode::usage, "the contract has no operation " + *operation, {}};
  }
  if (arguments_.has("samples")) {
    witness = Witness::samples;
    for (const std::string& file : arguments_.values("samples")) {
      Status read = read_samples(file, {operation.value_or(""), *status}, context_, receive,
                                 [this](const Error& error) { refuse(error); });
      if (!read) return read;
    }
    return {};
  }
  if (const auto file = arguments_.value("shape")) {
    witness = Witness::shape;
    const openapi::Operation* meant = find_operation(provider, operation);
    if (meant == nullptr) return Error{ErrorCode::usage, "name the operation of the shape with --operation", {}};
    Result<drift::Shape> shape = read_shape_file(*file, context_);
    if (!shape) return shape.error();
    return watchers.pin.add(*meant, status->value_or(meant->success_status()), std::move(*shape));
  }
  witness = Witness::documented_fixture;
  replay_fixtures(provider, provider::Source::documented, receive);
  return {};
}

void DriftRun::find_observed(const provider::Provider& provider, drift::OtherWitnesses& others) const {
  drift::Observer observer(provider, {policy_});
  std::map<std::string, std::string> names;
  replay_fixtures(provider, provider::Source::observed, [&](drift::Sample&& sample) {
    const std::string place = sample.operation + "\n" + std::to_string(*sample.status);
    if (observer.add(sample)) names.emplace(place, sample.where.file);
  });
  for (const drift::Observation& observation : observer.finish()) {
    if (observation.operation == nullptr) continue;
    const std::string place = observation.operation->label() + "\n" + std::to_string(observation.status);
    for (const drift::Difference& difference : observation.differences) {
      others.seen.emplace(drift::difference_key(observation, difference), names[place]);
    }
  }
}

Status DriftRun::judge(const provider::Provider& provider) {
  Watchers watchers{{provider, {policy_}}, {}};
  Witness witness = Witness::live;
  if (Status watched = watch(provider, witness, watchers); !watched) return watched;
  if (!watchers.status) return watchers.status;
  if (refused_ > kMostTold) context_.err << fmt::format("steelyard: and {} more of these\n", refused_ - kMostTold);
  drift::OtherWitnesses others;
  if (witness != Witness::documented_fixture) find_observed(provider, others);
  const std::vector<drift::Observation> observations = watchers.pin.finish();
  std::vector<report::Case> cases = drift::CaseMaker(provider, witness, others).make(observations, ignore_);
  for (report::Case& made : cases) {
    checks::redact(made, arguments_.value("key").value_or(""));
    report_.cases.push_back(std::move(made));
  }
  if (witness == Witness::documented_fixture) return {};
  patched_ = &provider;
  for (const drift::Observation& observation : observations) {
    differences_.insert(differences_.end(), observation.differences.begin(), observation.differences.end());
  }
  return {};
}

report::Report DriftRun::take_report() {
  if (arguments_.has("ignore")) report_.cases.push_back(drift::make_ignore_case(ignore_));
  return std::move(report_);
}

Status DriftRun::patch() {
  if (patched_ == nullptr || differences_.empty()) return {};
  const drift::PatchProposal proposal = drift::propose_patches(*patched_->contract, differences_, contract_text);
  const bool writes = arguments_.has("write");
  for (const drift::FilePatch& patch : proposal.patches) {
    if (!writes) {
      if (!context_.json && !context_.quiet) context_.out << "\nProposed (--write applies it):\n\n" << patch.diff;
      continue;
    }
    const Result<std::string> now = read_file(patch.file);
    if (!now) return now.error();
    if (*now != patch.before) {
      return Error{ErrorCode::patch_stale, "the file differs from the contract that was judged", {patch.file}};
    }
    if (Status written = write_file(patch.file, patch.after); !written) return written;
    if (!context_.quiet) context_.err << "steelyard: patched " << patch.file << '\n';
  }
  return {};
}

}  // namespace steelyard::cli
