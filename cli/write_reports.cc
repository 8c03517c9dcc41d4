#include "cli/write_reports.h"

#include <fmt/chrono.h>  // timestamps

#include <chrono>   // the clock
#include <ostream>  // standard output

#include "base/file.h"
#include "cli/exit_code.h"

namespace steelyard::cli {

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

Result<int> write_reports(const report::Report& report, const std::vector<ReportSink>& sinks, report::FailOn fail_on,
                          Context& context) {
  for (const ReportSink& sink : sinks) {
    const report::WriteOptions options{context.color && !sink.file, context.quiet, context.verbose};
    const std::string text = sink.writer->write(report, options);
    if (!sink.file) {
      context.out << text;
    } else if (Status written = write_file(*sink.file, text); !written) {
      return written.error();
    }
  }
  if (report::fails(report, fail_on)) return kExitFindings;
  return report::summarize(report).unreachable > 0 ? kExitUnreachable : kExitOk;
}

std::string timestamp_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

}  // namespace steelyard::cli
