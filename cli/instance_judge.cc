#include "cli/instance_judge.h"

#include <fmt/format.h>  // messages

namespace steelyard::cli {
namespace {

constexpr std::size_t kMostFindings = 100;

constexpr char kSchemaHelp[] = "Correct the instance, or the schema if it asks for the wrong thing.";
constexpr char kKeyHelp[] = "Name each member of an object once: readers do not agree on which of two counts.";

}  // namespace

InstanceJudge::InstanceJudge(const json_schema::Program& program, std::string schema, std::string file)
    : program_(program),
      schema_(std::move(schema)),
      file_(std::move(file)),
      schema_tally_(start("schema_conformance")),
      key_tally_(start("duplicate_key")) {}

// A schema stands where a report has the API, a file of instances where it has the operation.
InstanceJudge::Tally InstanceJudge::start(const char* id) const {
  Tally tally;
  tally.test.id = id;
  tally.test.provider = schema_;
  tally.test.operation = file_;
  tally.test.outcome = report::Outcome::not_exercised;
  tally.test.reason = "no instance could be read";
  tally.test.location = {file_, 1, 1};
  return tally;
}

void InstanceJudge::add_finding(Tally& tally, report::Finding finding) {
  tally.test.outcome = report::Outcome::failed;
  if (tally.test.findings.size() == kMostFindings) {
    ++tally.dropped;
    return;
  }
  finding.id = tally.test.id;
  finding.provider = schema_;
  finding.operation = file_;
  tally.test.findings.push_back(std::move(finding));
}

void InstanceJudge::add_valid() {
  for (Tally* tally : {&schema_tally_, &key_tally_}) {
    tally->test.reason.clear();
    if (tally->test.outcome == report::Outcome::not_exercised) tally->test.outcome = report::Outcome::passed;
  }
}

void InstanceJudge::add(const Document& instance) {
  add_valid();
  for (const DuplicateKey& key : instance.duplicate_keys()) {
    report::Finding finding;
    finding.message = "the object names the member at " + key.pointer + " twice";
    finding.pointer = key.pointer;
    finding.location = {instance.file(), key.line, key.column};
    finding.help = kKeyHelp;
    add_finding(key_tally_, std::move(finding));
  }
  if (evaluator_.is_valid(program_, instance.root())) return;
  for (json_schema::Failure& failure : evaluator_.validate(program_, instance.root())) {
    report::Finding finding;
    finding.message = std::move(failure.message);
    finding.location = instance.locate(failure.instance_pointer);
    finding.pointer = std::move(failure.instance_pointer);
    finding.schema_pointer = std::move(failure.schema_pointer);
    finding.contract_location = std::move(failure.schema_location);
    finding.help = kSchemaHelp;
    add_finding(schema_tally_, std::move(finding));
  }
}

std::vector<report::Case> InstanceJudge::finish() {
  std::vector<report::Case> cases;
  for (Tally* tally : {&schema_tally_, &key_tally_}) {
    if (tally->dropped > 0) {
      report::Finding more = tally->test.findings.back();
      more.message = fmt::format("and {} more", tally->dropped);
      more.pointer.clear();
      more.schema_pointer.clear();
      more.contract_location = {};
      more.location = {file_, 0, 0};
      tally->test.findings.push_back(std::move(more));
    }
    cases.push_back(std::move(tally->test));
  }
  return cases;
}

}  // namespace steelyard::cli
