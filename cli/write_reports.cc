#include "cli/write_reports.h"

#include <fmt/chrono.h>  // timestamps

#include <chrono>   // the clock
#include <ostream>  // standard output

#include "base/file.h"
#include "cli/exit_code.h"
#include "cli/github_files.h"

namespace steelyard::cli {
namespace {

Result<std::vector<ReportSink>> report_sinks(const Arguments& arguments, const Context& context) {
  std::vector<ReportSink> sinks;
  bool on_output = false;
  for (const std::string& text : arguments.values("report")) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    ReportSink sink{report::find_writer(name), std::nullopt};
    if (sink.writer == nullptr) {
      std::vector<std::string> names;
      for (const report::Writer& writer : report::writers()) names.emplace_back(writer.name);
      return unknown_choice("the report format", name, names);
    }
    if (equals != std::string::npos) sink.file = text.substr(equals + 1);
    if (sink.file && sink.file->empty()) return Error{ErrorCode::usage, "--report " + text + " names no file", {}};
    on_output = on_output || !sink.file;
    sinks.push_back(std::move(sink));
  }
  if (!on_output) sinks.push_back({report::find_writer(context.json ? "json" : "text"), std::nullopt});
  return sinks;
}

Result<report::FailOn> read_fail_on(const Arguments& arguments) {
  const std::string text = arguments.value("fail-on").value_or("error");
  const std::optional<report::FailOn> fail_on = report::parse_fail_on(text);
  if (!fail_on) return unknown_choice("the level", text, {"error", "warning", "info", "never"});
  return *fail_on;
}

Status write_to(const ReportSink& sink, const report::Report& report, Context& context) {
  const report::WriteOptions options{context.color && !sink.file, context.quiet, context.verbose, STEELYARD_VERSION};
  const std::string text = sink.writer->write(report, options);
  if (sink.writer->name == "github") {
    if (Status appended = append_github_files(report, context.environment); !appended) return appended;
  }
  if (sink.file) return write_file(*sink.file, text);
  context.out << text;
  return {};
}

}  // namespace

Result<ReportPlan> report_plan(const Arguments& arguments, const Context& context) {
  Result<std::vector<ReportSink>> sinks = report_sinks(arguments, context);
  if (!sinks) return sinks.error();
  const Result<report::FailOn> fail_on = read_fail_on(arguments);
  if (!fail_on) return fail_on.error();
  Result<std::optional<BaselinePlan>> baseline = baseline_plan(arguments);
  if (!baseline) return baseline.error();
  const bool has_default_text = !context.json && sinks->size() > arguments.values("report").size();
  return ReportPlan{std::move(*sinks), has_default_text, *fail_on, std::move(*baseline)};
}

Result<int> write_reports(report::Report report, const ReportPlan& plan, Context& context) {
  if (plan.baseline) {
    if (Status applied = apply(*plan.baseline, report); !applied) return applied.error();
  }
  for (const ReportSink& sink : plan.sinks) {
    if (Status written = write_to(sink, report, context); !written) return written.error();
  }
  if (report::fails(report, plan.fail_on)) return kExitFindings;
  return report::summarize(report).unreachable > 0 ? kExitUnreachable : kExitOk;
}

std::string timestamp_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace steelyard::cli
