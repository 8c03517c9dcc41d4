// The target of a request, taken apart (RFC 9112, section 3.2).
//
//   Target target = parse_target("http://api.example.com/v1/balance?full=1");
//   // authority "api.example.com", path "/v1/balance", query "full=1"
#pragma once

#include <string>       // parts
#include <string_view>  // targets

namespace steelyard::http {

struct Target {
  std::string authority;  // of the absolute form, lower case, without user information; else ""
  std::string path;       // still percent-encoded; "*" for the asterisk form
  std::string query;      // without the `?`
};

Target parse_target(std::string_view target);

// "api.example.com" for "API.example.com:443": lower case, without a port; brackets of an IPv6 address stay.
std::string host_name(std::string_view authority);

}  // namespace steelyard::http
