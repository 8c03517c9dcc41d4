#include "http/response_head.h"

#include <charconv>  // std::from_chars
#include <string>    // fields
#include <utility>   // std::move

#include "http/field_value.h"

namespace steelyard::http {
namespace {

// Takes the next line without its end.
std::string_view take_line(std::string_view& rest) {
  const auto feed = rest.find('\n');
  std::string_view line = rest.substr(0, feed);
  rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "HTTP/1.1 200 OK"; the reason phrase may be missing, with its blank or without.
std::optional<int> parse_status_line(std::string_view line, bool& http_1_0) {
  constexpr std::size_t kStatusEnd = 12;
  if (line.size() < kStatusEnd || !line.starts_with("HTTP/1.") || !is_digit(line[7]) || line[8] != ' ') {
    return std::nullopt;
  }
  if (line.size() > kStatusEnd && line[kStatusEnd] != ' ') return std::nullopt;
  if (!is_digit(line[9]) || !is_digit(line[10]) || !is_digit(line[11])) return std::nullopt;
  http_1_0 = line[7] == '0';
  return (line[9] - '0') * 100 + (line[10] - '0') * 10 + (line[11] - '0');
}

using Fields = std::vector<std::pair<std::string, std::string>>;

bool add_field(std::string_view line, Fields& fields) {
  if (line.front() == ' ' || line.front() == '\t') {  // goes on with the line before
    if (fields.empty() || !is_field_value(line)) return false;
    fields.back().second.append(" ").append(trim(line));
    return true;
  }
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view name = trim(line.substr(0, colon));
  const std::string_view value = trim(line.substr(colon + 1));
  if (!is_token(name) || !is_field_value(value)) return false;
  fields.emplace_back(name, value);
  return true;
}

// The one length that all fields of that name agree on; false if they do not.
bool read_length(const Headers& headers, ResponseHead& head) {
  const auto all = headers.combined("Content-Length");
  if (!all) return true;
  bool first = true;
  for (const std::string_view element : split_field(*all, ',')) {
    const std::string_view digits = trim(element);
    std::uint64_t length = 0;
    const auto* end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, length);
    if (digits.empty() || parsed.ec != std::errc() || parsed.ptr != end) return false;
    if (!first && length != head.content_length) return false;
    head.content_length = length;
    first = false;
  }
  head.framing = BodyFraming::sized;
  return true;
}

bool has_no_body(int status, std::string_view request_method) {
  return status < 200 || status == 204 || status == 304 || request_method == "HEAD";
}

// RFC 9112, section 6.3.
bool read_framing(std::string_view request_method, ResponseHead& head) {
  if (has_no_body(head.status, request_method)) {
    head.framing = BodyFraming::none;
    return true;
  }
  if (const auto coding = head.headers.combined("Transfer-Encoding")) {
    head.framing = BodyFraming::chunked;
    return equals_ignore_case(trim(*coding), "chunked");
  }
  return read_length(head.headers, head);
}

}  // namespace

std::optional<ResponseHead> parse_response_head(std::string_view bytes, std::string_view request_method) {
  ResponseHead head;
  bool http_1_0 = false;
  const auto status = parse_status_line(take_line(bytes), http_1_0);
  if (!status) return std::nullopt;
  head.status = *status;
  Fields fields;
  for (std::string_view line = take_line(bytes); !line.empty(); line = take_line(bytes)) {
    if (!add_field(line, fields)) return std::nullopt;
  }
  for (auto& [name, value] : fields) head.headers.add(std::move(name), std::move(value));
  if (!read_framing(request_method, head)) return std::nullopt;
  const std::string options = head.headers.combined("Connection").value_or("");
  head.keep_alive = head.framing != BodyFraming::until_end &&
                    (http_1_0 ? has_list_element(options, "keep-alive") : !has_list_element(options, "close"));
  return head;
}

}  // namespace steelyard::http
