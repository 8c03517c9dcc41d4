#include "cli/curl_line.h"

#include "cli/shell_quote.h"
#include "http/message.h"
#include "provider/sample_request.h"

namespace steelyard::cli {

std::string curl_line(const provider::Provider& provider, const openapi::Operation& operation, const std::string& url,
                      const std::string& authority_file) {
  const http::Request request = provider::sample_request(provider, operation, provider.sample_key);
  std::string line = "curl";
  if (!authority_file.empty()) line += " --cacert " + shell_quote(authority_file);
  if (request.method == "HEAD") {
    line += " --head";
  } else if (request.method != "GET") {
    line.append(" -X ").append(request.method);
  }
  for (const auto& [name, value] : request.headers) line.append(" -H ").append(shell_quote(name + ": " + value));
  if (!request.body.empty()) line += " --data-binary " + shell_quote(request.body);
  // Braces and brackets would be read as curl's own patterns.
  if (request.target.find_first_of("[]{}") != std::string::npos) line += " --globoff";
  return line + " " + shell_quote(url + request.target);
}

}  // namespace steelyard::cli
