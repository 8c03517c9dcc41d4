// The log of `serve`: --log, --log-file, --verbose.
//
//   Result<ServeLog> log = open_log(arguments, context);
//   add_log(*log, options);   // the log must outlive the service
#pragma once

#include <memory>  // the writer

#include "base/result.h"
#include "cli/command.h"
#include "server/access_log.h"
#include "server/line_writer.h"
#include "server/service.h"

namespace steelyard::cli {

struct ServeLog {
  server::LogFormat format = server::LogFormat::text;
  std::unique_ptr<server::LineWriter> writer;  // nullptr: no log
};

// To standard error, or appended to the file of --log-file. A file that cannot be opened is an error
// (file_not_writable); one that cannot be written later is told once on standard error, and serving goes on.
Result<ServeLog> open_log(const Arguments& arguments, Context& context);

// Makes the service write to it. Without a log nothing changes.
void add_log(const ServeLog& log, server::ServiceOptions& options);

}  // namespace steelyard::cli
