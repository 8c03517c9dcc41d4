// The API behind a proxy, as the arguments name it.
//
//   Result<std::unique_ptr<http::Transport>> upstream = connect_upstream(arguments, "proxy");
#pragma once

#include <memory>       // transport
#include <string_view>  // options

#include "base/result.h"
#include "cli/command.h"
#include "http/client.h"

namespace steelyard::cli {

// The options that connect_upstream() reads besides the one with the URL, for the table of commands.
inline constexpr Option kTimeoutOption = {
    .name = "timeout", .value = "SECONDS", .help = "how long the upstream may take for a whole answer (default 30)"};
inline constexpr Option kCaFileOption = {
    .name = "ca-file", .value = "FILE", .help = "certificate authorities (PEM) that the upstream may be certified by"};
inline constexpr Option kInsecureUpstreamOption = {
    .name = "insecure", .help = "take any TLS certificate of the upstream: who answers is not proven"};

// Nothing is sent yet. Errors: usage (no URL, no number), url_syntax.
Result<std::unique_ptr<http::Transport>> connect_upstream(const Arguments& arguments, std::string_view url_option);

}  // namespace steelyard::cli
