// HTTP messages as plain data, and the way to send one. No sockets here.
//
//   Request request{.method = "GET", .target = "/v1/balance"};
//   request.headers.add("xi-api-key", "brz_demo");
//   Result<Response> response = transport.send(request);
#pragma once

#include <optional>     // absent headers
#include <string>       // texts
#include <string_view>  // names
#include <utility>      // pairs
#include <vector>       // header fields

#include "base/result.h"

namespace steelyard::http {

// Header fields in the order sent; names compare without regard to case (RFC 9110, section 5.1).
class Headers {
 public:
  Headers() = default;
  Headers(std::initializer_list<std::pair<std::string, std::string>> fields) : fields_(fields) {}

  void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
  // Replaces every field of that name by one.
  void set(std::string_view name, std::string value);
  void remove(std::string_view name);

  bool has(std::string_view name) const { return find(name) != nullptr; }
  // The value of the first field of that name, or nullptr.
  const std::string* find(std::string_view name) const;
  // All values of that name joined by ", " (RFC 9110, section 5.3), or nothing.
  std::optional<std::string> combined(std::string_view name) const;

  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }
  bool empty() const { return fields_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

struct Request {
  std::string method = "GET";
  std::string target = "/";  // as on the request line: path and query still percent-encoded, or absolute-form
  Headers headers = {};
  std::string body = {};
};

struct Response {
  int status = 200;
  Headers headers = {};
  std::string body = {};
};

// Sends a request to a target and waits for the answer: a socket, or a mock in this process.
class Transport {
 public:
  virtual ~Transport() = default;
  // Errors: target_unreachable, target_untrusted, target_timeout, target_protocol.
  virtual Result<Response> send(const Request& request) = 0;
};

// Comparison without regard to ASCII case.
bool equals_ignore_case(std::string_view a, std::string_view b);
std::string to_lower(std::string_view text);
// Without blanks and tabs around.
std::string_view trim(std::string_view text);

// The reason phrase of RFC 9110 and its registry ("Not Found"), for others the name of their class ("Client Error").
std::string_view reason_phrase(int status);

}  // namespace steelyard::http
