#include "server/request_head.h"

#include <charconv>  // std::from_chars
#include <optional>  // refusals
#include <string>    // fields

#include "http/field_value.h"

namespace steelyard::server {
namespace {

using MaybeRefusal = std::optional<Refusal>;

Refusal bad_request(std::string detail) { return {.status = 400, .detail = std::move(detail)}; }

// Takes the next line without its end. Nothing if it does not end in CR LF.
std::optional<std::string_view> take_line(std::string_view& rest) {
  const auto feed = rest.find('\n');
  if (feed == std::string_view::npos || feed == 0 || rest[feed - 1] != '\r') return std::nullopt;
  const auto line = rest.substr(0, feed - 1);
  rest.remove_prefix(feed + 1);
  return line;
}

MaybeRefusal parse_version(std::string_view version, RequestHead& head) {
  if (version.substr(0, 5) != "HTTP/") return bad_request("The request line does not end in an HTTP version.");
  if (version.size() != 8 || version.substr(5, 2) != "1." || version[7] < '0' || version[7] > '9')
    return Refusal{.status = 505, .detail = "This server speaks HTTP/1.1 only."};
  head.http_1_0 = version.back() == '0';
  return std::nullopt;
}

MaybeRefusal parse_request_line(std::string_view line, RequestHead& head) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last)
    return bad_request("The request line is not method, target and version with one blank between them.");
  const auto method = line.substr(0, first);
  const auto target = line.substr(first + 1, last - first - 1);
  if (!http::is_token(method)) return bad_request("The method of the request line is not a token.");
  if (target.empty() || target.find(' ') != std::string_view::npos || !http::is_field_value(target) ||
      target.find('\t') != std::string_view::npos)
    return bad_request("The target of the request line is empty, or has a blank or a control character in it.");
  head.request.method = method;
  head.request.target = target;
  return parse_version(line.substr(last + 1), head);
}

MaybeRefusal parse_field(std::string_view line, http::Headers& headers) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return bad_request("A header line has no colon.");
  const auto name = line.substr(0, colon);
  if (!http::is_token(name)) return bad_request("The name of a header is not a token.");
  const auto value = http::trim(line.substr(colon + 1));
  if (!http::is_field_value(value))
    return bad_request("The header \"" + std::string(name) + "\" has a control character in its value.");
  headers.add(std::string(name), std::string(value));
  return std::nullopt;
}

MaybeRefusal parse_fields(std::string_view rest, http::Headers& headers) {
  while (const auto line = take_line(rest)) {
    if (line->empty()) return std::nullopt;
    if (auto refusal = parse_field(*line, headers)) return refusal;
  }
  return bad_request("A header line ends in a line feed without a carriage return.");
}

std::size_t count_fields(const http::Headers& headers, std::string_view name) {
  std::size_t count = 0;
  for (const auto& field : headers) count += http::equals_ignore_case(field.first, name) ? 1 : 0;
  return count;
}

MaybeRefusal check_host(const RequestHead& head) {
  const auto hosts = count_fields(head.request.headers, "Host");
  if (hosts > 1) return bad_request("The request has more than one Host header.");
  if (hosts == 0 && !head.http_1_0) return bad_request("The request has no Host header.");
  return std::nullopt;
}

MaybeRefusal parse_content_length(std::string_view text, RequestHead& head) {
  const auto* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, head.content_length);
  if (text.empty() || parsed.ec != std::errc() || parsed.ptr != end)
    return bad_request("The Content-Length is not a decimal number.");
  return std::nullopt;
}

MaybeRefusal parse_framing(RequestHead& head) {
  const auto& headers = head.request.headers;
  const auto lengths = count_fields(headers, "Content-Length");
  if (const auto coding = headers.combined("Transfer-Encoding")) {
    if (lengths > 0) return bad_request("The request has both a Transfer-Encoding and a Content-Length.");
    if (head.http_1_0) return bad_request("HTTP/1.0 knows no Transfer-Encoding.");
    if (!http::equals_ignore_case(*coding, "chunked"))
      return Refusal{.status = 501, .detail = "The only transfer coding understood here is chunked."};
    head.chunked = true;
    return std::nullopt;
  }
  if (lengths > 1) return bad_request("The request has more than one Content-Length.");
  if (lengths == 0) return std::nullopt;
  return parse_content_length(*headers.find("Content-Length"), head);
}

MaybeRefusal parse_connection(RequestHead& head) {
  const auto options = head.request.headers.combined("Connection").value_or("");
  head.keep_alive = head.http_1_0 ? http::has_list_element(options, "keep-alive")  //
                                  : !http::has_list_element(options, "close");
  const auto* expect = head.request.headers.find("Expect");
  if (expect == nullptr || head.http_1_0) return std::nullopt;
  if (!http::equals_ignore_case(*expect, "100-continue"))
    return Refusal{.status = 417, .detail = "The only expectation understood here is 100-continue."};
  head.expects_continue = true;
  return std::nullopt;
}

MaybeRefusal parse_into(std::string_view bytes, RequestHead& head) {
  const auto line = take_line(bytes);
  if (!line) return bad_request("The request line does not end in carriage return and line feed.");
  if (auto refusal = parse_request_line(*line, head)) return refusal;
  if (auto refusal = parse_fields(bytes, head.request.headers)) return refusal;
  if (auto refusal = check_host(head)) return refusal;
  if (auto refusal = parse_framing(head)) return refusal;
  return parse_connection(head);
}

}  // namespace

std::variant<RequestHead, Refusal> parse_request_head(std::string_view bytes) {
  RequestHead head;
  if (auto refusal = parse_into(bytes, head)) return std::move(*refusal);
  return head;
}

}  // namespace steelyard::server
