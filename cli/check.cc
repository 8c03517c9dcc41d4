#include "checks/check.h"

#include <chrono>  // response times

#include "checks/run.h"
#include "cli/client_options.h"
#include "cli/command.h"
#include "cli/selection.h"
#include "cli/write_reports.h"
#include "http/client.h"
#include "server/mock.h"

namespace steelyard::cli {
namespace {

std::int64_t microseconds_now() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

// Each provider is asked of a mock of its own, so that two APIs with one path can be checked in one run.
Status check_mocks(std::vector<provider::Provider> providers, const checks::CheckOptions& options, std::uint64_t seed,
                   report::Report& report) {
  for (provider::Provider& provider : providers) {
    std::vector<provider::Provider> alone;
    alone.push_back(std::move(provider));
    Result<std::unique_ptr<server::Mock>> mock = server::Mock::create(std::move(alone), {}, seed);
    if (!mock) return mock.error();
    server::MockTransport transport(**mock);
    const checks::Target target{transport, false, ""};
    std::vector<report::Case> cases =
        checks::run_checks((*mock)->providers().front()->provider, target, options, microseconds_now);
    report.cases.insert(report.cases.end(), std::make_move_iterator(cases.begin()),
                        std::make_move_iterator(cases.end()));
  }
  return {};
}

Status check_url(const std::vector<provider::Provider>& providers, const std::string& url, const Arguments& arguments,
                 const checks::CheckOptions& options, report::Report& report) {
  if (providers.size() != 1) {
    return Error{ErrorCode::usage, "--url is the address of one API: name it with --provider, --pack or --spec", {}};
  }
  const Result<http::ClientOptions> client = client_options(arguments);
  if (!client) return client.error();
  Result<std::unique_ptr<http::Transport>> transport = http::connect(url, *client);
  if (!transport) return transport.error();
  const checks::Target target{**transport, true, arguments.value("key").value_or("")};
  report.cases = checks::run_checks(providers.front(), target, options, microseconds_now);
  return {};
}

}  // namespace

Result<int> run_check(const Arguments& arguments, Context& context) {
  const std::optional<std::string> url = arguments.value("url");
  if (url.has_value() == arguments.has("mock")) {
    return Error{ErrorCode::usage, "say what to check: --mock, or --url URL", {}};
  }
  for (const char* option : {"key", "insecure", "timeout"}) {
    if (url || !arguments.has(option)) continue;
    return Error{ErrorCode::usage, "--" + std::string(option) + " goes with --url, not with --mock", {}};
  }
  const Result<ReportPlan> plan = report_plan(arguments, context);
  if (!plan) return plan.error();
  const Result<std::optional<int>> limit = arguments.integer("max-response-time", 1, 3'600'000);
  if (!limit) return limit.error();
  const Result<std::optional<int>> seed = arguments.integer("seed", 0, 2'147'483'647);
  if (!seed) return seed.error();
  Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  checks::CheckOptions options;
  if (*limit) options.max_response_time_ms = **limit;
  report::Report report{"steelyard check", url.value_or("mock"), timestamp_now(), {}, checks::check_rules()};
  const Status done =
      url ? check_url(*providers, *url, arguments, options, report)
          : check_mocks(std::move(*providers), options, static_cast<std::uint64_t>(seed->value_or(1)), report);
  if (!done) return done.error();
  return write_reports(std::move(report), *plan, context);
}

}  // namespace steelyard::cli
