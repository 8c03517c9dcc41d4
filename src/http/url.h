// The address of a service: what stands before the targets of requests.
//
//   Result<Url> url = parse_url("https://api.example/account/");
//   url->host   // "api.example", url->port 443, url->base_path "/account"
#pragma once

#include <string>       // parts
#include <string_view>  // text

#include "base/result.h"

namespace steelyard::http {

struct Url {
  bool https = false;
  std::string host;  // without the brackets of an IPv6 address
  int port = 80;
  std::string base_path;  // "" or "/account", never with a slash at its end
};

// http or https. Userinfo, query and fragment are refused: credentials have options of their own, and belong into no
// log. Error: url_syntax, which names nothing of a URL that has userinfo or a query.
Result<Url> parse_url(std::string_view text);

// "https://api.example/account"; the port only if it is not the scheme's own.
std::string to_string(const Url& url);

}  // namespace steelyard::http
