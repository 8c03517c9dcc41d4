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
  std::chrono::milliseconds timeout{30'000};  // for the whole answer, from the first byte sent
  std::size_t max_body_bytes = std::size_t{64} << 20U;
  bool insecure = false;     // take any certificate
  std::string ca_file = {};  // PEM; "" for the certificate authorities of the system
};

// Nothing is sent yet. The path of the URL is put before every target that begins with a slash. Redirects are not
// followed, bodies are neither decoded nor encoded, header fields keep their order, names and values, and a Host header
// of the request wins over that of the URL. Any thread may send; connections are kept open and used again for GET and
// HEAD, which are asked once more if the server had closed the connection meanwhile.
//
// Errors of connect(): url_syntax. Errors of send(): request_unsendable (a header or target that would split the
// message), target_unreachable (no such host, nobody listens), target_untrusted (certificate), target_timeout,
// target_protocol (no HTTP, or an answer that ends early or is too large). They name the URL and the method, never the
// target's query or a header's value.
Result<std::unique_ptr<Transport>> connect(std::string_view url, const ClientOptions& options);

}  // namespace steelyard::http
