#include <sstream>  // streams in memory

#include "base/json.h"
#include "cli/exit_code.h"
#include "cli/make_mock.h"
#include "http/client.h"
#include "server/listener.h"
#include "server/mock.h"
#include "tests/cli/run_program.h"
#include "tests/scenarios/runner/judge.h"
#include "tests/scenarios/runner/scenario.h"
#include "tests/scenarios/runner/workspace.h"

namespace steelyard::scenarios {
namespace {

using Failures = std::vector<std::string>;

// A mock that is started as `serve` starts it, and asked in this process or over a socket.
class Session {
 public:
  Session(const Workspace& workspace, bool over_socket) : workspace_(workspace), over_socket_(over_socket) {}

  Status start() {
    std::vector<cli::Syntax> syntaxes;
    for (const cli::Command& command : cli::commands()) syntaxes.push_back(command.syntax);
    const Result<cli::Invocation> invocation =
        cli::parse_arguments(workspace_.arguments(), syntaxes, cli::common_options());
    if (!invocation) return invocation.error();
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    cli::Context context{in, out, err};
    Result<std::unique_ptr<server::Mock>> mock = cli::make_mock(invocation->arguments, context);
    if (!mock) return mock.error();
    transport_.reset();
    listener_.reset();
    mock_ = std::move(*mock);
    warnings_ = workspace_.without_folder(err.str());
    return over_socket_ ? listen() : use_process();
  }

  Result<http::Response> send(const http::Request& request) { return transport_->send(request); }

  std::vector<std::string> warnings() const {
    std::vector<std::string> lines;
    std::istringstream text(warnings_);
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
  }

 private:
  Status use_process() {
    transport_ = std::make_unique<server::MockTransport>(*mock_);
    return {};
  }

  Status listen() {
    server::Mock& mock = *mock_;
    Result<std::unique_ptr<server::Listener>> listener = server::Listener::start(
        {}, server::for_anyone([&mock](const http::Request& request) { return to_reply(mock.answer(request)); }));
    if (!listener) return listener.error();
    listener_ = std::move(*listener);
    Result<std::unique_ptr<http::Transport>> client = http::connect(listener_->url(), {});
    if (!client) return client.error();
    transport_ = std::move(*client);
    return {};
  }

  const Workspace& workspace_;
  bool over_socket_;
  std::string warnings_;
  // In the order in which they need each other.
  std::unique_ptr<server::Mock> mock_;
  std::unique_ptr<server::Listener> listener_;
  std::unique_ptr<http::Transport> transport_;
};

http::Request request_of(const Json& exchange) {
  http::Request request;
  const std::string line = exchange.at("request").get<std::string>();
  request.method = line.substr(0, line.find(' '));
  request.target = line.substr(line.find(' ') + 1);
  if (const Json* headers = find_member(exchange, "headers")) {
    for (const auto& [name, value] : headers->items()) {
      for (const Json& one : value.is_array() ? value : Json::array({value})) {
        request.headers.add(name, one.get<std::string>());
      }
    }
  }
  if (const Json* text = find_member(exchange, "text")) request.body = text->get<std::string>();
  if (const Json* json = find_member(exchange, "json")) {
    request.body = write_json(*json);
    if (!request.headers.has("Content-Type")) request.headers.add("Content-Type", "application/json");
  }
  return request;
}

Failures play(const Json& exchanges, Session& session, const std::string& way) {
  Failures failures;
  std::vector<std::string> bodies;
  for (const Json& exchange : exchanges) {
    const std::string place =
        "exchange " + std::to_string(bodies.size() + 1) + way + ", " + exchange.at("request").get<std::string>() + ": ";
    if (flag_member(exchange, "restart")) {
      if (Status started = session.start(); !started) return {place + to_string(started.error())};
    }
    const Result<http::Response> response = session.send(request_of(exchange));
    if (!response) return {place + to_string(response.error())};
    for (const std::string& failure : judge(*response, exchange.at("expect"), bodies)) {
      failures.push_back(place + failure);
    }
    bodies.push_back(response->body);
  }
  return failures;
}

// Each piece stands in a line of its own, and every line has its piece.
Failures check_warnings(const Json& pieces, const std::vector<std::string>& lines) {
  Failures failures;
  for (std::size_t i = 0; i < std::max(pieces.size(), lines.size()); ++i) {
    const std::string piece = i < pieces.size() ? pieces[i].get<std::string>() : "nothing";
    const std::string line = i < lines.size() ? lines[i] : "nothing";
    if (line.find(piece) == std::string::npos) failures.push_back("warning: expected " + piece + ", got " + line);
  }
  return failures;
}

Failures check_refusal(const Json& scenario, const Workspace& workspace, const Error& error) {
  if (!scenario.contains("exit")) return {"the command does not start: " + workspace.without_folder(to_string(error))};
  // The command is known to fail, so that it cannot stay.
  const cli::Outcome outcome = cli::run_program(workspace.arguments());
  const std::string said = workspace.without_folder(outcome.err);
  Failures failures;
  if (scenario.at("exit") != outcome.code) failures.push_back("the exit code is " + std::to_string(outcome.code));
  for (const Json& piece : scenario.at("stderr")) {
    if (said.find(piece.get<std::string>()) == std::string::npos) {
      failures.push_back("standard error: expected " + piece.get<std::string>() + ", got " + said);
    }
  }
  return failures;
}

Failures run_once(const Json& scenario, const Workspace& workspace, bool over_socket) {
  Session session(workspace, over_socket);
  if (Status started = session.start(); !started) return check_refusal(scenario, workspace, started.error());
  if (scenario.contains("exit")) return {"the command starts, which it should not"};
  Failures failures;
  if (const Json* pieces = find_member(scenario, "warnings")) failures = check_warnings(*pieces, session.warnings());
  for (std::string& failure : play(scenario.at("exchanges"), session, over_socket ? " over a socket" : "")) {
    failures.push_back(std::move(failure));
  }
  return failures;
}

}  // namespace

std::vector<std::string> run_scenario(const Json& scenario) {
  Workspace workspace;
  if (Status filled = workspace.fill(scenario); !filled) return {to_string(filled.error())};
  Failures failures = run_once(scenario, workspace, false);
  if (flag_member(scenario, "socket")) {
    for (std::string& failure : run_once(scenario, workspace, true)) failures.push_back(std::move(failure));
  }
  return failures;
}

}  // namespace steelyard::scenarios
