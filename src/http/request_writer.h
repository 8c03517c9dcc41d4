// A request as bytes (RFC 9112, section 3). No sockets here.
//
//   auto bytes = write_request({.target = "/v1/balance"}, url);   // "GET /account/v1/balance HTTP/1.1\r\nHost: …"
#pragma once

#include <optional>  // what cannot be sent
#include <string>    // bytes

#include "http/message.h"
#include "http/url.h"

namespace steelyard::http {

// Header fields go out as they are, in their order, but for Content-Length, which is that of the body (left out without
// one, unless the method is POST, PUT or PATCH), and Transfer-Encoding. A Host is put before them, and a User-Agent
// after them, if there is none. The path of the URL is put before a target that begins with a slash.
// Nothing if a character of method, target or header would split the message.
std::optional<std::string> write_request(const Request& request, const Url& url);

}  // namespace steelyard::http
