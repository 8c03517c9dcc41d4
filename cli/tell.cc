#include "cli/tell.h"

#include <ostream>  // standard error

#include "base/json.h"
#include "report/safe_text.h"

namespace steelyard::cli {
namespace {

Json to_json(const Error& error) {
  const ErrorInfo& info = error_info(error.code);
  Json body = {{"id", info.id}, {"message", error.message}, {"remedy", info.remedy}};
  if (!error.where.file.empty()) body["file"] = error.where.file;
  if (error.where.line != 0) body["line"] = error.where.line;
  if (error.where.column != 0) body["column"] = error.where.column;
  return body;
}

// File names and messages quote what the input says: it must not drive the terminal.
Error made_safe(Error error) {
  error.message = report::safe_text(error.message);
  error.where.file = report::safe_text(error.where.file);
  return error;
}

}  // namespace

void tell_error(const Error& error, bool json, std::ostream& err) {
  if (json) {
    err << write_json(Json{{"error", to_json(error)}}) << '\n';
  } else {
    err << "steelyard: " << to_string(made_safe(error)) << '\n';
  }
}

void tell_warnings(const std::vector<Error>& warnings, Context& context) {
  if (context.quiet) return;
  for (const Error& warning : warnings) {
    if (context.json) {
      context.err << write_json(Json{{"warning", to_json(warning)}}) << '\n';
    } else {
      const std::string text = to_string(made_safe(warning));
      context.err << "steelyard: warning: " << text.substr(0, text.find('\n')) << '\n';
    }
  }
}

}  // namespace steelyard::cli
