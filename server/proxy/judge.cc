#include "server/proxy/judge.h"

#include <fmt/format.h>  // fmt::format

#include <algorithm>  // std::count_if
#include <iterator>   // std::make_move_iterator

#include "base/json.h"
#include "checks/check.h"
#include "checks/redact.h"
#include "checks/run.h"
#include "http/content_coding.h"
#include "provider/credentials.h"
#include "provider/secrets.h"
#include "report/finding_json.h"

namespace steelyard::server {
namespace {

using report::Finding;
using report::Level;

constexpr std::size_t kMaxJudgedBytes = std::size_t{16} << 20U;

// The checks that an answer without a body can be judged by.
constexpr std::string_view kHeadChecks[] = {"status_code_conformance", "content_type_conformance",
                                            "response_headers_conformance"};

bool is_made(const checks::Check& check, bool with_body) {
  if (check.applies != checks::Applies::answers) return false;
  if (with_body) return true;
  return std::find(std::begin(kHeadChecks), std::end(kHeadChecks), check.id) != std::end(kHeadChecks);
}

long count(const std::vector<Finding>& findings, Level level) {
  return std::count_if(findings.begin(), findings.end(), [&](const Finding& each) { return each.level == level; });
}

std::vector<Finding> judge(const PassingRequest& passing, const http::Response& response, bool with_body) {
  if (response.status == 304) return {};
  const provider::Provider& provider = passing.served.provider;
  const auto credentials = provider::judge_credentials(provider, passing.operation, passing.request);
  const bool accepted = credentials.kind == provider::CredentialVerdict::Kind::present && response.status != 401;
  checks::Exchange exchange{provider,
                            passing.operation,
                            passing.request,
                            response,
                            {},
                            response.status,
                            accepted,
                            nullptr,
                            0,
                            "the answer",
                            {},
                            {},
                            {}};
  Result<std::string> decoded = http::decode_body(response, kMaxJudgedBytes);
  if (decoded) {
    exchange.response.body = std::move(*decoded);
    checks::read_body(exchange);
  } else {
    exchange.body_error = decoded.error();
  }
  std::vector<std::string> secrets = provider::secrets_of(provider, passing.request);
  for (std::string& secret : provider::secrets_of(exchange.response)) secrets.push_back(std::move(secret));
  const provider::SecretFinder finder(secrets);
  const checks::CheckOptions options;
  checks::CheckContext context{passing.served.validators, options, nullptr};
  std::vector<Finding> findings;
  for (const checks::Check& check : checks::all_checks()) {
    if (!is_made(check, with_body)) continue;
    report::Case judged = checks::judge(check, exchange, context);
    checks::redact(judged, finder);
    findings.insert(findings.end(), std::make_move_iterator(judged.findings.begin()),
                    std::make_move_iterator(judged.findings.end()));
  }
  return findings;
}

}  // namespace

std::vector<Finding> judge_passing(const PassingRequest& passing, const http::Response& response) {
  return judge(passing, response, passing.request.method != "HEAD");
}

std::vector<Finding> judge_head(const PassingRequest& passing, const http::Response& response) {
  return judge(passing, response, false);
}

std::string head_findings_field(const std::vector<Finding>& findings) {
  return findings_field(findings) + ";body=not-judged";
}

std::string findings_field(const std::vector<Finding>& findings) {
  if (findings.empty()) return "0";
  std::vector<std::string_view> ids;
  for (const Finding& finding : findings) {
    if (std::find(ids.begin(), ids.end(), finding.id) == ids.end()) ids.push_back(finding.id);
  }
  return fmt::format("{};error={};warning={};info={};ids=\"{}\"", findings.size(), count(findings, Level::error),
                     count(findings, Level::warning), count(findings, Level::info), fmt::join(ids, " "));
}

bool has_errors(const std::vector<Finding>& findings) { return count(findings, Level::error) > 0; }

http::Response enforcement_response(const http::Response& response, const std::vector<Finding>& findings) {
  Problem problem{"contract-broken",
                  502,
                  fmt::format("the upstream answered {}, and the answer breaks its contract", response.status),
                  {},
                  {},
                  {}};
  problem.findings = findings;
  return to_response(problem);
}

}  // namespace steelyard::server
