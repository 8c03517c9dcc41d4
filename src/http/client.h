// Sending requests to a service over the network.
//
//   auto transport = connect("https://api.example/account", {});
//   if (!transport) return transport.error();
//   Result<Response> response = (*transport)->send({.target = "/v1/balance"});   // GET /account/v1/balance
#pragma once

#include <chrono>       // timeouts
#include <cstddef>      // limits
#include <memory>       // transport
#include <string>       // files
#include <string_view>  // URL

#include "base/result.h"
#include "http/message.h"

namespace steelyard::http {

struct ClientOptions {
  std::chrono::milliseconds connect_timeout{5'000};
  std::chrono::milliseconds timeout{30'000};  // for the next byte of an answer, and for its whole body
  std::size_t max_body_bytes = std::size_t{64} << 20U;
  bool insecure = false;     // take any certificate
  std::string ca_file = {};  // PEM; "" for the certificate authorities of the system
};

// Nothing is sent yet. The path of the URL is put before every target that begins with a slash. Redirects are not
// followed, bodies are neither decoded nor encoded, and a Host header of the request wins over that of the URL. One
// connection is kept open; requests from several threads take turns.
//
// Errors of connect(): url_syntax. Errors of send(): request_unsendable (a header or target that would split the
// message), target_unreachable (no such host, nobody listens), target_untrusted (certificate), target_timeout,
// target_protocol (no HTTP, or an answer that ends early or is too large). They name the URL and the method, never the
// target's query or a header's value.
//
// What cpp-httplib does on its own and cannot be told not to: header fields of an answer are sorted by name; release
// 0.11 drops empty ones and percent-decodes values; later ones may turn round the order of fields with one name, and
// release 0.41 writes the query of a target in its own encoding.
Result<std::unique_ptr<Transport>> connect(std::string_view url, const ClientOptions& options);

}  // namespace steelyard::http
