#include "cli/client_options.h"

#include <algorithm>  // std::min

namespace steelyard::cli {

Result<http::ClientOptions> client_options(const Arguments& arguments) {
  http::ClientOptions options;
  const Result<std::optional<int>> seconds = arguments.integer("timeout", 1, 3'600);
  if (!seconds) return seconds.error();
  if (*seconds) {
    options.timeout = std::chrono::seconds(**seconds);
    options.connect_timeout = std::min(options.connect_timeout, options.timeout);
  }
  options.insecure = arguments.has("insecure");
  return options;
}

}  // namespace steelyard::cli
