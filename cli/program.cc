#include "cli/program.h"

#include <istream>  // input
#include <ostream>  // output
#include <vector>   // syntaxes

#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/help.h"
#include "cli/tell.h"

namespace steelyard::cli {
namespace {

// Wrong usage is told in the form that was asked for, although the arguments could not be read as a whole.
bool asks_for_json(std::span<const std::string> args) {
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--format=json") return true;
    if (args[i] == "--format" && i + 1 < args.size() && args[i + 1] == "json") return true;
  }
  return false;
}

int fail(const Error& error, bool json, std::ostream& err) {
  tell_error(error, json, err);
  return exit_code(error.code);
}

Result<int> run_command(const Command& command, const Arguments& arguments, const Streams& streams) {
  if (arguments.has("help")) {
    streams.out << command_help(command);
    return kExitOk;
  }
  Context context{streams.in, streams.out, streams.err};
  context.json = arguments.value("format") == "json";
  context.quiet = arguments.has("quiet");
  context.verbose = arguments.has("verbose");
  context.environment = streams.environment;
  context.color = streams.color && !arguments.has("no-color");
  return command.run(arguments, context);
}

Result<int> dispatch(const Invocation& invocation, const Streams& streams) {
  if (invocation.arguments.has("version")) {
    streams.out << "steelyard " << STEELYARD_VERSION << '\n';
    return kExitOk;
  }
  for (const Command& command : commands()) {
    if (command.syntax.name == invocation.command) return run_command(command, invocation.arguments, streams);
  }
  const bool asked = invocation.arguments.has("help");
  (asked ? streams.out : streams.err) << program_help();
  return asked ? kExitOk : kExitUsage;
}

}  // namespace

int run(std::span<const std::string> args, const Streams& streams) {
  std::vector<Syntax> syntaxes;
  for (const Command& command : commands()) syntaxes.push_back(command.syntax);
  const Result<Invocation> invocation = parse_arguments(args, syntaxes, common_options());
  if (!invocation) return fail(invocation.error(), asks_for_json(args), streams.err);
  const bool json = invocation->arguments.value("format") == "json";
  const Result<int> code = dispatch(*invocation, streams);
  if (!code) return fail(code.error(), json, streams.err);
  // What nobody could write nobody has read: a green exit code would be a lie.
  if (!streams.out.flush())
    return fail({ErrorCode::file_not_writable, "standard output cannot be written", {}}, json, streams.err);
  return *code;
}

}  // namespace steelyard::cli
