#include "http/url.h"

#include <charconv>  // std::from_chars
#include <optional>  // parts

#include "http/field_value.h"
#include "http/message.h"

namespace steelyard::http {
namespace {

Error url_error(std::string message) { return {ErrorCode::url_syntax, std::move(message), {}}; }

std::optional<bool> take_scheme(std::string_view& rest) {
  const auto end = rest.find("://");
  if (end == std::string_view::npos) return std::nullopt;
  const auto scheme = rest.substr(0, end);
  const bool https = equals_ignore_case(scheme, "https");
  if (!https && !equals_ignore_case(scheme, "http")) return std::nullopt;
  rest.remove_prefix(end + 3);
  return https;
}

std::optional<int> parse_port(std::string_view text) {
  int port = 0;
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, port);
  const bool whole = !text.empty() && parsed.ec == std::errc() && parsed.ptr == end;
  return whole && port > 0 && port <= 65535 ? std::optional(port) : std::nullopt;
}

// "host", "host:8080", "[::1]:8080"
bool parse_authority(std::string_view authority, Url& url) {
  std::string_view port;
  if (authority.starts_with('[')) {
    const auto close = authority.find(']');
    if (close == std::string_view::npos) return false;
    url.host = authority.substr(1, close - 1);
    port = authority.substr(close + 1);
  } else {
    const auto colon = authority.find(':');
    url.host = authority.substr(0, colon);
    if (colon != std::string_view::npos) port = authority.substr(colon);
  }
  if (url.host.empty()) return false;
  if (port.empty()) return true;
  const auto number = port.starts_with(':') ? parse_port(port.substr(1)) : std::nullopt;
  url.port = number.value_or(0);
  return number.has_value();
}

bool has_blank(std::string_view text) { return text.find_first_of(" \t") != std::string_view::npos; }

}  // namespace

Result<Url> parse_url(std::string_view text) {
  std::string_view rest = text;
  if (!is_field_value(text) || has_blank(text)) return url_error("the URL has a blank or a control character in it");
  const auto https = take_scheme(rest);
  const auto path = rest.find_first_of("/?#");
  const auto authority = rest.substr(0, path);
  if (authority.find('@') != std::string_view::npos) return url_error("the URL has a user name or password in it");
  if (rest.find_first_of("?#") != std::string_view::npos) return url_error("the URL has a query or fragment");
  if (!https) return url_error("\"" + std::string(text) + "\" does not begin with http:// or https://");

  Url url{.https = *https, .host = {}, .port = *https ? 443 : 80, .base_path = {}};
  if (!parse_authority(authority, url)) return url_error("\"" + std::string(text) + "\" has no valid host and port");
  if (path != std::string_view::npos) url.base_path = rest.substr(path);
  while (url.base_path.ends_with('/')) url.base_path.pop_back();
  return url;
}

std::string to_string(const Url& url) {
  std::string text = url.https ? "https://" : "http://";
  text += url.host.find(':') == std::string::npos ? url.host : "[" + url.host + "]";
  if (url.port != (url.https ? 443 : 80)) text += ":" + std::to_string(url.port);
  return text + url.base_path;
}

}  // namespace steelyard::http
