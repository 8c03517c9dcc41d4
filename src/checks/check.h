// The checks: one row each in check.cc, one file each in answer/.
//
//   for (const Check& check : all_checks()) print(check.id, check.description);
#pragma once

#include <cstdint>      // limits
#include <optional>     // limits
#include <span>         // the table
#include <string>       // reasons
#include <string_view>  // ids
#include <vector>       // findings

#include "checks/exchange.h"
#include "report/report.h"

namespace steelyard::checks {

struct CheckOptions {
  std::optional<std::int64_t> max_response_time_ms;
};

// What a check sees of the run.
struct CheckContext {
  openapi::ValidatorStore& validators;
  const CheckOptions& options;
  const Json* reference = nullptr;  // the body of an earlier success with the same key
};

// What a check says of one answer.
struct Verdict {
  std::vector<report::Finding> findings;
  std::string not_exercised;  // why the check could not be made, or ""
};

enum class Applies {
  answers,      // every answer
  no_key,       // the answer to a request without a key
  bad_key,      // the answer to a request with a key that is no key
  wrong_method  // the answer to a method that is not documented
};

struct Check {
  std::string_view id;
  std::string_view description;
  Applies applies;
  Verdict (*run)(const Exchange&, CheckContext&);
};

std::span<const Check> all_checks();
const Check* find_check(std::string_view id);

// All checks as a report describes its rules.
std::vector<report::Rule> check_rules();

// A finding of an exchange with provider, operation, status and place filled in. `pointer` is in the body; the place is
// that of the value in the fixture if one was replayed, else that of the contract.
report::Finding make_finding(const Exchange& exchange, std::string_view check, report::Level level, std::string message,
                             const std::string& pointer = "", Location contract = {});

// One file each.
Verdict check_status_code(const Exchange& exchange, CheckContext& context);
Verdict check_content_type(const Exchange& exchange, CheckContext& context);
Verdict check_response_headers(const Exchange& exchange, CheckContext& context);
Verdict check_response_schema(const Exchange& exchange, CheckContext& context);
Verdict check_server_error(const Exchange& exchange, CheckContext& context);
Verdict check_response_time(const Exchange& exchange, CheckContext& context);
Verdict check_undocumented_property(const Exchange& exchange, CheckContext& context);
Verdict check_missing_optional_property(const Exchange& exchange, CheckContext& context);
Verdict check_invariant(const Exchange& exchange, CheckContext& context);
Verdict check_duplicate_key(const Exchange& exchange, CheckContext& context);
Verdict check_number_fidelity(const Exchange& exchange, CheckContext& context);
Verdict check_missing_auth(const Exchange& exchange, CheckContext& context);
Verdict check_ignored_auth(const Exchange& exchange, CheckContext& context);
Verdict check_unsupported_method(const Exchange& exchange, CheckContext& context);
Verdict check_allow_header(const Exchange& exchange, CheckContext& context);

}  // namespace steelyard::checks
