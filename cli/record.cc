#include <chrono>      // the clock of Date and of `seen`
#include <filesystem>  // the document
#include <ostream>     // output

#include "base/file.h"
#include "base/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/stop_signals.h"
#include "cli/tell.h"
#include "cli/upstream.h"
#include "openapi/source.h"
#include "provider/recording_base.h"
#include "server/listener.h"
#include "server/mock.h"
#include "server/record/recorder.h"

namespace steelyard::cli {
namespace {

namespace fs = std::filesystem;

Result<provider::RecordingBase> base_of(const Arguments& arguments) {
  const std::optional<std::string> name = arguments.value("provider");
  const std::optional<std::string> spec = arguments.value("spec");
  if (name.has_value() == spec.has_value()) {
    return Error{ErrorCode::usage, "say which API is recorded: either --provider NAME or --spec FILE", {}};
  }
  if (spec) {
    const fs::path file(*spec);
    if (!file.has_filename()) return Error{ErrorCode::file_not_readable, "this names no file", {*spec}};
    const std::string document = file.filename().string();
    return provider::recording_base(openapi::FolderSource(file.parent_path(), document), document);
  }
  const Result<provider::PackLoader> loader = provider::PackLoader::create();
  if (!loader) return loader.error();
  return provider::recording_base(*loader, *name);
}

// What is said when the recorder listens.
void tell_ready(const std::string& url, const std::string& upstream, const std::string& out, Context& context) {
  if (context.json) {
    context.out << write_json(Json{{"listening", url}, {"upstream", upstream}, {"out", out}}) << '\n';
  } else {
    context.out << "listening on " << url << '\n';
    if (!context.quiet) context.out << "recording " << upstream << " into " << out << "; Ctrl-C ends it\n";
  }
  context.out.flush();
}

void tell_end(const server::RecorderCounts& counts, const std::string& out, Context& context) {
  if (context.json) {
    context.out << write_json(
                       Json{{"recorded", counts.recorded}, {"repeated", counts.repeated}, {"failed", counts.failed}})
                << '\n';
  } else if (!context.quiet) {
    context.out << "recorded " << counts.recorded << (counts.recorded == 1 ? " answer (" : " answers (")
                << counts.repeated << " came again, " << counts.failed
                << " could not be recorded); try: steelyard serve --pack " << out << '\n';
  }
}

// Forwards until a signal comes. The recorder is still there when the last request ends.
Status forward(const Arguments& arguments, const std::string& out, server::Mock& mock, const StopSignals& signals,
               Context& context) {
  const Result<std::optional<int>> port = arguments.integer("port", 0, 65535);
  if (!port) return port.error();
  server::ListenOptions listen;
  listen.host = arguments.value("host").value_or("127.0.0.1");
  listen.port = port->value_or(4010);
  listen.clock = [] { return std::chrono::system_clock::now(); };
  auto listener = server::Listener::start(
      listen, server::for_anyone([&mock](const http::Request& request) { return mock.answer(request).response; }));
  if (!listener) return listener.error();
  if (const auto file = arguments.value("ready-file")) {
    if (Status written = write_file(*file, (*listener)->url() + "\n"); !written) return written;
  }
  tell_ready((*listener)->url(), *arguments.value("upstream"), out, context);
  signals.wait();
  (*listener)->stop();
  return {};
}

}  // namespace

Result<int> run_record(const Arguments& arguments, Context& context) {
  const StopSignals signals;
  const std::optional<std::string> out = arguments.value("out");
  if (!out || out->empty()) return Error{ErrorCode::usage, "say where the pack shall be written: --out DIR", {}};
  Result<std::unique_ptr<http::Transport>> upstream = connect_upstream(arguments, "upstream");
  if (!upstream) return upstream.error();
  Result<provider::RecordingBase> base = base_of(arguments);
  if (!base) return base.error();
  tell_warnings(base->provider.contract->warnings, context);
  Result<std::unique_ptr<server::Mock>> mock = server::Mock::create({base->provider}, {}, 1);
  if (!mock) return mock.error();

  const server::RecorderOptions options{
      [] { return std::chrono::system_clock::now(); },
      [&context](const Error& error) { tell_error(error, context.json, context.err); }};
  Result<std::unique_ptr<server::Recorder>> recorder = server::Recorder::start(std::move(*base), *out, options);
  if (!recorder) return recorder.error();
  server::ProxyOptions proxy;
  proxy.judge = false;
  proxy.observer = [&recorder](const server::Passed& passed) { (*recorder)->observe(passed); };
  proxy.missed = [&recorder](const Error& error) { (*recorder)->miss(error); };
  (*mock)->forward_to(std::make_shared<const server::Proxy>(std::move(*upstream), proxy));

  if (Status done = forward(arguments, *out, **mock, signals, context); !done) return done.error();
  tell_end((*recorder)->counts(), *out, context);
  // What was told when it happened makes the program fail in the end, too.
  const std::optional<Error> failure = (*recorder)->first_failure();
  return failure ? exit_code(failure->code) : kExitOk;
}

}  // namespace steelyard::cli
