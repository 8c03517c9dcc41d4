#include "cli/serve_log.h"

#include <unistd.h>  // STDERR_FILENO

#include "cli/tell.h"

namespace steelyard::cli {

Result<ServeLog> open_log(const Arguments& arguments, Context& context) {
  ServeLog log;
  const auto format = arguments.value("log");
  const auto file = arguments.value("log-file");
  if (format == "json") log.format = server::LogFormat::json;
  if (file) {
    auto writer = server::LineWriter::append_to(
        *file, [&context](const Error& error) { tell_error(error, context.json, context.err); });
    if (!writer) return writer.error();
    log.writer = std::move(*writer);
  } else if (format || context.verbose) {
    // Of a standard error that takes nothing nobody can be told.
    log.writer = std::make_unique<server::LineWriter>(STDERR_FILENO, "standard error", nullptr);
  }
  return log;
}

void add_log(const ServeLog& log, server::ServiceOptions& options) {
  if (log.writer == nullptr) return;
  options.log = [&log](const server::AccessRecord& record) {
    log.writer->write(server::access_line(record, log.format));
  };
  options.lost_log_lines = [&log] { return log.writer->lost(); };
}

}  // namespace steelyard::cli
