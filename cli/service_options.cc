#include "cli/service_options.h"

#include <unistd.h>  // getpid

#include <csignal>  // the end
#include <memory>   // the lock of the log
#include <mutex>    // lines of the log
#include <ostream>  // the log
#include <random>   // salt and ids

#include "http/target.h"
#include "report/safe_text.h"

namespace steelyard::cli {
namespace {

constexpr int kMostEntries = 10'000'000;
constexpr char kTokenVariable[] = "STEELYARD_ADMIN_TOKEN";

// One line a request, for people who watch. The query may hold a credential, and so may the authority, so the path
// alone is told.
std::string log_line(const server::JournalEntry& entry) {
  std::string line = entry.request.method + " " + http::parse_target(entry.request.target).path + " " +
                     std::to_string(entry.response.status);
  for (const std::string& part : {entry.provider, entry.example, entry.why, entry.fault}) {
    if (!part.empty()) line += " " + part;
  }
  return report::safe_text(line) + "\n";
}

Result<std::string> read_token(const Arguments& arguments, const Context& context) {
  if (const auto token = arguments.value("admin-token")) {
    if (!token->empty()) return *token;
    return Error{ErrorCode::usage, "--admin-token wants a token that is not empty", {}};
  }
  const auto variable = context.environment.find(kTokenVariable);
  return variable == context.environment.end() ? std::string() : variable->second;
}

std::string random_bytes() {
  std::random_device device;
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes += static_cast<char>(device() & 0xFFU);
  return bytes;
}

std::uint64_t random_seed() {
  std::random_device device;
  return (std::uint64_t{device()} << 32U) | device();
}

}  // namespace

Result<server::ServiceOptions> read_service_options(const Arguments& arguments, Context& context) {
  const Result<std::optional<int>> entries = arguments.integer("journal", 0, kMostEntries);
  if (!entries) return entries.error();
  Result<std::string> token = read_token(arguments, context);
  if (!token) return token.error();
  server::ServiceOptions options;
  options.guard = {arguments.value("host").value_or("127.0.0.1"), std::move(*token)};
  if (*entries) options.journal.entries = static_cast<std::size_t>(**entries);
  options.cors = !arguments.has("no-cors");
  options.version = STEELYARD_VERSION;
  options.salt = random_bytes();
  options.seed = random_seed();
  options.clock = [] { return std::chrono::system_clock::now(); };
  options.shutdown = [] { ::kill(::getpid(), SIGTERM); };
  if (context.verbose) {
    const auto one_at_a_time = std::make_shared<std::mutex>();
    options.log = [one_at_a_time, &err = context.err](const server::JournalEntry& entry) {
      const std::string line = log_line(entry);
      const std::lock_guard<std::mutex> lock(*one_at_a_time);
      err << line;
    };
  }
  return options;
}

}  // namespace steelyard::cli
