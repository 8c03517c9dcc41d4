#include "checks/check.h"

namespace steelyard::checks {
namespace {

constexpr Check kChecks[] = {
    {"status_code_conformance", "The status is documented, and is the one that was asked for.", Applies::answers,
     check_status_code},
    {"content_type_conformance", "The Content-Type is one that the contract documents for the status.",
     Applies::answers, check_content_type},
    {"response_headers_conformance", "Required headers are there, and documented headers fit their schemas.",
     Applies::answers, check_response_headers},
    {"response_schema_conformance", "The body is valid for the schema that the contract documents for the status.",
     Applies::answers, check_response_schema},
    {"not_a_server_error", "A request that should succeed is not answered with a 5xx.", Applies::answers,
     check_server_error},
    {"max_response_time", "The answer came within the time given with --max-response-time.", Applies::answers,
     check_response_time},
    {"undocumented_property", "The body has no properties that the contract does not name.", Applies::answers,
     check_undocumented_property},
    {"missing_optional_property", "The body has the optional properties that the contract names.", Applies::answers,
     check_missing_optional_property},
    {"invariant", "The answer keeps what the prose of the docs page promises.", Applies::answers, check_invariant},
    {"duplicate_key", "No object of the body names a member twice.", Applies::answers, check_duplicate_key},
    {"number_fidelity", "No number of the body loses digits in a double.", Applies::answers, check_number_fidelity},
    {"missing_auth", "A request without a key is refused.", Applies::no_key, check_missing_auth},
    {"ignored_auth", "A request with a key that is no key is refused.", Applies::bad_key, check_ignored_auth},
    {"unsupported_method", "A method that is not documented is answered with 405.", Applies::wrong_method,
     check_unsupported_method},
    {"allow_header_conformance", "A 405 lists the documented methods in Allow.", Applies::wrong_method,
     check_allow_header},
};

}  // namespace

std::span<const Check> all_checks() { return kChecks; }

const Check* find_check(std::string_view id) {
  for (const Check& check : kChecks) {
    if (check.id == id) return &check;
  }
  return nullptr;
}

std::vector<report::Rule> check_rules() {
  std::vector<report::Rule> rules;
  for (const Check& check : kChecks) rules.push_back({std::string(check.id), std::string(check.description)});
  return rules;
}

report::Finding make_finding(const Exchange& exchange, std::string_view check, report::Level level, std::string message,
                             const std::string& pointer, Location contract) {
  report::Finding finding;
  finding.id = check;
  finding.level = level;
  finding.message = std::move(message);
  finding.provider = exchange.provider.name;
  finding.operation = exchange.operation.label();
  finding.status = exchange.response.status;
  finding.subject = exchange.subject;
  finding.pointer = pointer;
  if (contract.line == 0) {
    contract = exchange.documented() != nullptr ? exchange.documented()->where : exchange.operation.where;
  }
  finding.location = contract;
  if (exchange.body && !exchange.body->file().empty()) {
    finding.location = exchange.body->locate(pointer);
  } else if (exchange.fixture != nullptr) {
    finding.location = exchange.fixture->where;
  }
  finding.contract_location = std::move(contract);
  return finding;
}

}  // namespace steelyard::checks
