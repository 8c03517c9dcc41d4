// HTTP messages as plain data, and the way to send one. No sockets here.
//
//   Request request{.method = "GET", .target = "/v1/balance"};
//   request.headers.add("xi-api-key", "brz_demo");
//   Result<Response> response = transport.send(request);
#pragma once

#include <chrono>       // patience
#include <memory>       // what is still to come
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

// What is still to come of the body of an answer, without its chunked coding.
class BodyRest {
 public:
  virtual ~BodyRest() = default;
  enum class State {
    more,    // something was appended
    silent,  // nothing has come within the time
    whole,   // the last of it was appended, if there was any left
    broken,  // the connection ended too early, or what comes is no HTTP
  };
  virtual State read(std::string& into, std::chrono::milliseconds time) = 0;
};

struct OpenResponse {
  Response response;               // with as much of the body as has come
  std::unique_ptr<BodyRest> rest;  // nullptr if that is all of it
};

// Sends a request to a target and waits for the answer: a socket, or a mock in this process.
class Transport {
 public:
  virtual ~Transport() = default;
  // Errors: target_unreachable, target_untrusted, target_timeout, target_protocol.
  virtual Result<Response> send(const Request& request) = 0;

  // The same, but an answer that may go on for ever, because its length is not told, is not waited for to the end: at
  // most that long, and not at all if it is text/event-stream.
  virtual Result<OpenResponse> open(const Request& request, std::chrono::milliseconds patience) {
    static_cast<void>(patience);  // here all answers are whole
    Result<Response> response = send(request);
    if (!response) return response.error();
    return OpenResponse{std::move(*response), nullptr};
  }
};

// Comparison without regard to ASCII case.
bool equals_ignore_case(std::string_view a, std::string_view b);
std::string to_lower(std::string_view text);
// Without blanks and tabs around.
std::string_view trim(std::string_view text);

// The reason phrase of RFC 9110 and its registry ("Not Found"), for others the name of their class ("Client Error").
std::string_view reason_phrase(int status);

}  // namespace steelyard::http
