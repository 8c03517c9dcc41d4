// How a command asks a service: `--timeout SECONDS` and `--insecure`.
//
//   const Result<http::ClientOptions> options = client_options(arguments);
#pragma once

#include "base/result.h"
#include "cli/arguments.h"
#include "http/client.h"

namespace steelyard::cli {

// The options that client_options() reads, for the table of commands.
inline constexpr Option kTimeoutOption = {
    .name = "timeout", .value = "SECONDS", .help = "longest wait for a connection and for each answer (default 30)"};
inline constexpr Option kInsecureOption = {
    .name = "insecure",
    .help = "take any TLS certificate: the answers may come from anybody, nothing proves who sends them"};

// Error: usage.
Result<http::ClientOptions> client_options(const Arguments& arguments);

}  // namespace steelyard::cli
