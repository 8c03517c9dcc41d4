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

// The option that connect_upstream() reads besides those of client_options.h and the one with the URL.
inline constexpr Option kCaFileOption = {
    .name = "ca-file", .value = "FILE", .help = "certificate authorities (PEM) that the upstream may be certified by"};

// Nothing is sent yet. Errors: usage (no URL, no number), url_syntax.
Result<std::unique_ptr<http::Transport>> connect_upstream(const Arguments& arguments, std::string_view url_option);

}  // namespace steelyard::cli
