#include "cli/upstream.h"

#include "cli/client_options.h"

namespace steelyard::cli {

Result<std::unique_ptr<http::Transport>> connect_upstream(const Arguments& arguments, std::string_view url_option) {
  const std::optional<std::string> url = arguments.value(url_option);
  if (!url || url->empty()) {
    return Error{ErrorCode::usage, "say which API is asked: --" + std::string(url_option) + " URL", {}};
  }
  Result<http::ClientOptions> options = client_options(arguments);
  if (!options) return options.error();
  options->ca_file = arguments.value("ca-file").value_or("");
  return http::connect(*url, *options);
}

}  // namespace steelyard::cli
