// A request taken apart once, for all the patterns that it is held against.
//
//   const RequestFacts facts(request);   // the request must outlive it
//   facts.path;                          // "/v1/balance"
#pragma once

#include <optional>     // absent values
#include <string>       // parts
#include <string_view>  // names
#include <utility>      // pairs
#include <vector>       // pairs

#include "http/message.h"

namespace steelyard::server {

using Pairs = std::vector<std::pair<std::string, std::string>>;

struct RequestFacts {
  explicit RequestFacts(const http::Request& given);

  const http::Request& request;
  std::string path;       // as sent, still percent-encoded
  std::string url;        // path and query as sent, without scheme and authority
  std::string authority;  // of the absolute form or the Host field, as sent
  Pairs query;            // decoded
  Pairs cookies;
  Pairs form;  // decoded; empty unless the body is application/x-www-form-urlencoded

  // The body without its content coding; as it came if it has none, or one that cannot be undone within 16 MiB. Undone
  // once, when it is first asked for; not by two threads at a time.
  const std::string& body() const;

 private:
  mutable std::optional<std::string> plain_body_;
};

// Every value of that name, in order.
std::vector<std::string_view> values_of(const Pairs& pairs, std::string_view name);
std::vector<std::string_view> values_of(const http::Headers& headers, std::string_view name);

}  // namespace steelyard::server
