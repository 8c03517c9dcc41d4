#include "cli/upstream.h"

#include <algorithm>  // std::min
#include <chrono>     // seconds

namespace steelyard::cli {
namespace {

constexpr int kMostSeconds = 3600;

}  // namespace

Result<std::unique_ptr<http::Transport>> connect_upstream(const Arguments& arguments, std::string_view url_option) {
  const std::optional<std::string> url = arguments.value(url_option);
  if (!url || url->empty()) {
    return Error{ErrorCode::usage, "say which API is asked: --" + std::string(url_option) + " URL", {}};
  }
  const Result<std::optional<int>> timeout = arguments.integer("timeout", 1, kMostSeconds);
  if (!timeout) return timeout.error();
  http::ClientOptions options;
  if (*timeout) {
    options.timeout = std::chrono::seconds(**timeout);
    options.connect_timeout = std::min(options.connect_timeout, options.timeout);
  }
  options.insecure = arguments.has("insecure");
  options.ca_file = arguments.value("ca-file").value_or("");
  return http::connect(*url, options);
}

}  // namespace steelyard::cli
