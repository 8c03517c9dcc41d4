#include <chrono>      // the clock of Date
#include <filesystem>  // the ready file
#include <ostream>     // output

#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/curl_line.h"
#include "cli/exit_code.h"
#include "cli/make_mock.h"
#include "cli/reload/serve_reload.h"
#include "cli/serve_log.h"
#include "cli/service_options.h"
#include "cli/stop_signals.h"
#include "cli/tell.h"
#include "cli/tls_options.h"
#include "cli/upstream.h"
#include "provider/audit.h"
#include "provider/scenario/scenario_audit.h"
#include "report/safe_text.h"
#include "server/listener.h"
#include "server/service.h"

namespace steelyard::cli {
namespace {

constexpr int kDefaultPort = 4010;
constexpr int kMostDrainSeconds = 3600;

// Fixtures and scenarios that break their contract are refused: all but the first breach are told here, the first by
// the caller.
Status refuse_breaches(server::Mock& mock, Context& context) {
  std::vector<Error> errors;
  for (const auto& served : mock.providers()) {
    for (provider::FixtureBreach& breach : provider::audit_fixtures(served->provider, served->validators)) {
      errors.push_back(std::move(breach.error));
    }
    for (const provider::Scenario& scenario : served->provider.scenarios) {
      for (Error& error : provider::audit_scenario(served->provider, scenario, served->validators)) {
        errors.push_back(std::move(error));
      }
    }
  }
  if (errors.empty()) return {};
  for (std::size_t i = 1; i < errors.size(); ++i) {
    tell_error(errors[i], context.json, context.err);
  }
  return errors.front();
}

// The first base path that the operation has, or "".
std::string base_path(const openapi::Operation& operation) {
  for (const openapi::Server& server : operation.servers) {
    if (!server.base_path.empty()) return server.base_path;
  }
  return "";
}

void tell_scenarios(const std::vector<server::ScenarioStatus>& scenarios, const std::string& provider,
                    Context& context) {
  for (const server::ScenarioStatus& scenario : scenarios) {
    if (!scenario.running || scenario.provider != provider) continue;
    context.out << "  scenario " << report::safe_text(scenario.name + ": " + scenario.says) << '\n';
  }
}

void tell_text(const server::Mock& mock, const std::string& url, const std::string& authority, Context& context) {
  context.out << "listening on " << url << '\n';
  if (context.quiet) return;
  const std::vector<server::ScenarioStatus> scenarios = mock.scenarios().list();
  for (const auto& served : mock.providers()) {
    context.out << '\n' << report::safe_text(served->provider.title) << '\n';
    tell_scenarios(scenarios, served->provider.name, context);
    for (const openapi::Operation& operation : served->provider.contract->operations) {
      context.out << "  "
                  << report::safe_text(curl_line(served->provider, operation, url + base_path(operation), authority))
                  << '\n';
    }
  }
}

void tell_json(const server::Mock& mock, const std::string& url, const std::string& authority, Context& context) {
  Json endpoints = Json::array();
  for (const auto& served : mock.providers()) {
    for (const openapi::Operation& operation : served->provider.contract->operations) {
      endpoints.push_back({{"provider", served->provider.name},
                           {"method", operation.method},
                           {"path", operation.path},
                           {"curl", curl_line(served->provider, operation, url + base_path(operation), authority)}});
    }
  }
  Json told = {{"listening", url}};
  if (!authority.empty()) told["authority"] = authority;
  told["endpoints"] = std::move(endpoints);
  context.out << write_json(told) << '\n';
}

// With --proxy the mock passes on.
Status set_proxy(const Arguments& arguments, server::Mock& mock) {
  if (!arguments.has("proxy")) {
    for (const char* option : {"enforce", "timeout", "ca-file", "insecure"}) {
      if (arguments.has(option)) {
        return Error{
            ErrorCode::usage, std::string("--") + option + " is understood together with --proxy URL only", {}};
      }
    }
    return {};
  }
  Result<std::unique_ptr<http::Transport>> upstream = connect_upstream(arguments, "proxy");
  if (!upstream) return upstream.error();
  server::ProxyOptions options;
  options.enforce = arguments.has("enforce");
  mock.forward_to(std::make_shared<const server::Proxy>(std::move(*upstream), options));
  return {};
}

Status write_ready_file(const Arguments& arguments, const std::string& url) {
  const auto file = arguments.value("ready-file");
  return file ? write_file(*file, url + "\n") : Status();
}

// How long after the signal new requests are still answered, while /readyz sends the traffic elsewhere.
Result<std::chrono::seconds> read_drain(const Arguments& arguments) {
  const Result<std::optional<int>> seconds = arguments.integer("drain", 0, kMostDrainSeconds);
  if (!seconds) return seconds.error();
  return std::chrono::seconds(seconds->value_or(0));
}

}  // namespace

Result<int> run_serve(const Arguments& arguments, Context& context) {
  const StopSignals signals;
  const Result<std::optional<int>> port = arguments.integer("port", 0, 65535);
  if (!port) return port.error();
  const Result<std::chrono::seconds> drain = read_drain(arguments);
  if (!drain) return drain.error();
  Result<std::unique_ptr<server::Mock>> mock = make_mock(arguments, context);
  if (!mock) return mock.error();
  if (!arguments.has("drift")) {  // a drill has asked before, and its answers break the contract on purpose
    if (Status kept = refuse_breaches(**mock, context); !kept) return kept.error();
  }
  if (Status set = set_proxy(arguments, **mock); !set) return set.error();

  Result<Tls> tls = make_tls(arguments, **mock, context);
  if (!tls) return tls.error();
  server::ListenOptions listen;
  listen.tls_context = tls->context;
  listen.host = arguments.value("host").value_or("127.0.0.1");
  listen.port = port->value_or(kDefaultPort);
  listen.clock = [] { return std::chrono::system_clock::now(); };
  Result<ServeLog> log = open_log(arguments, context);
  if (!log) return log.error();
  Result<server::ServiceOptions> options = read_service_options(arguments, context);
  if (!options) return options.error();
  add_log(*log, *options);
  server::Service service(**mock, std::move(*options));
  listen.connections = &service.open_connections;
  Result<std::unique_ptr<server::Listener>> listener = server::Listener::start(
      listen,
      [&service](const http::Request& request, const server::Peer& peer) { return service.answer(request, peer); });
  if (!listener) return listener.error();
  const std::unique_ptr<Reloader> reloader = start_reloader(arguments, service, *tls, context);
  if (Status written = write_ready_file(arguments, (*listener)->url()); !written) return written.error();
  (context.json ? tell_json : tell_text)(**mock, (*listener)->url(), tls->authority_file, context);
  context.out.flush();
  signals.wait();
  service.stopping = true;
  signals.wait_for(*drain);
  (*listener)->stop();
  return kExitOk;
}

}  // namespace steelyard::cli
