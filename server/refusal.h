// Why a request is refused before any handler sees it.
//
//   Response response = refusal_response({.status = 413, .detail = "The body is larger than 16777216 bytes."});
#pragma once

#include <string>  // detail

#include "http/message.h"

namespace steelyard::server {

struct Refusal {
  int status = 400;
  std::string detail;  // one sentence
};

// A problem document (RFC 9457).
http::Response refusal_response(const Refusal& refusal);

}  // namespace steelyard::server
