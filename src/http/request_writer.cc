#include "http/request_writer.h"

#include "http/field_value.h"

namespace steelyard::http {
namespace {

bool is_sendable(const Request& request) {
  if (!is_token(request.method) || request.target.empty() || !is_field_value(request.target) ||
      request.target.find_first_of(" \t") != std::string::npos)
    return false;
  for (const auto& [name, value] : request.headers) {
    if (!is_token(name) || !is_field_value(value)) return false;
  }
  return true;
}

// "api.example:8080", with brackets around an IPv6 address.
std::string authority_of(const Url& url) {
  std::string host = url.host.find(':') == std::string::npos ? url.host : "[" + url.host + "]";
  if (url.port != (url.https ? 443 : 80)) host += ":" + std::to_string(url.port);
  return host;
}

void append_field(std::string& bytes, std::string_view name, std::string_view value) {
  bytes.append(name).append(": ").append(value).append("\r\n");
}

// A body is announced where one may be expected (RFC 9110, section 8.6).
bool announces_length(const Request& request) {
  return !request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
}

}  // namespace

std::optional<std::string> write_request(const Request& request, const Url& url) {
  if (!is_sendable(request)) return std::nullopt;
  std::string bytes = request.method + " ";
  if (request.target.starts_with('/')) bytes += url.base_path;
  bytes += request.target + " HTTP/1.1\r\n";
  if (!request.headers.has("Host")) append_field(bytes, "Host", authority_of(url));
  for (const auto& [name, value] : request.headers) {
    const bool framing = equals_ignore_case(name, "Content-Length") || equals_ignore_case(name, "Transfer-Encoding");
    if (!framing) append_field(bytes, name, value);
  }
  if (!request.headers.has("User-Agent")) append_field(bytes, "User-Agent", "steelyard");
  if (announces_length(request)) append_field(bytes, "Content-Length", std::to_string(request.body.size()));
  bytes += "\r\n";
  bytes += request.body;
  return bytes;
}

}  // namespace steelyard::http
