#include "cli/curl_line.h"

#include <fmt/format.h>  // escapes

#include <algorithm>  // std::any_of

#include "http/message.h"
#include "provider/sample_request.h"

namespace steelyard::cli {
namespace {

bool is_control(char c) { return (c >= 0 && c < ' ') || c == '\x7F'; }

// In the form $'…' of bash and zsh, the only one that can hold line ends on one line.
std::string quote_with_escapes(const std::string& text) {
  std::string quoted = "$'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (is_control(c)) {
      quoted += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

// Quoted for a shell where it needs to be.
std::string shell_quote(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  if (std::any_of(text.begin(), text.end(), is_control)) return quote_with_escapes(text);
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\'') {
      quoted += "'\\''";
    } else {
      quoted += c;
    }
  }
  return quoted + "'";
}

}  // namespace

std::string curl_line(const provider::Provider& provider, const openapi::Operation& operation, const std::string& url) {
  const http::Request request = provider::sample_request(provider, operation, provider.sample_key);
  std::string line = "curl";
  if (request.method == "HEAD") {
    line += " --head";
  } else if (request.method != "GET") {
    line += " -X " + request.method;
  }
  for (const auto& [name, value] : request.headers) line += " -H " + shell_quote(name + ": " + value);
  if (!request.body.empty()) line += " --data-binary " + shell_quote(request.body);
  // Braces and brackets would be read as curl's own patterns.
  if (request.target.find_first_of("[]{}") != std::string::npos) line += " --globoff";
  return line + " " + shell_quote(url + request.target);
}

}  // namespace steelyard::cli
