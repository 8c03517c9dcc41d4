// Cross-origin requests of browsers to the mocked paths (Fetch Standard, "CORS protocol"). The admin API never takes
// part.
//
//   if (is_preflight(request)) return preflight_response(request, "GET, HEAD");
//   add_cors(request, response);
#pragma once

#include <string>  // methods

#include "http/message.h"

namespace steelyard::server {

// OPTIONS with Origin and Access-Control-Request-Method: a question of the browser, not of its page.
bool is_preflight(const http::Request& request);

// 204 that allows the methods of the path, and every header that is asked for.
http::Response preflight_response(const http::Request& request, const std::string& methods);

// Lets the page read the answer and all of its headers, if a page asks. An answer that speaks of it itself is left
// alone.
void add_cors(const http::Request& request, http::Response& response);

}  // namespace steelyard::server
