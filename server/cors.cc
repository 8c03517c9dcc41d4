#include "server/cors.h"

namespace steelyard::server {

bool is_preflight(const http::Request& request) {
  return request.method == "OPTIONS" && request.headers.has("Origin") &&
         request.headers.has("Access-Control-Request-Method");
}

http::Response preflight_response(const http::Request& request, const std::string& methods) {
  http::Response response{.status = 204};
  response.headers.add("Access-Control-Allow-Origin", "*");
  response.headers.add("Access-Control-Allow-Methods", methods);
  if (const auto headers = request.headers.combined("Access-Control-Request-Headers"))
    response.headers.add("Access-Control-Allow-Headers", *headers);
  // A page of the web may ask a server of this machine only if that says so (Private Network Access).
  if (request.headers.has("Access-Control-Request-Private-Network"))
    response.headers.add("Access-Control-Allow-Private-Network", "true");
  response.headers.add("Access-Control-Max-Age", "600");
  response.headers.add("Vary", "Access-Control-Request-Headers");
  return response;
}

void add_cors(const http::Request& request, http::Response& response) {
  if (!request.headers.has("Origin") || response.headers.has("Access-Control-Allow-Origin")) return;
  std::string names;
  for (const auto& [name, value] : response.headers) names += (names.empty() ? "" : ", ") + name;
  response.headers.add("Access-Control-Allow-Origin", "*");
  if (!names.empty()) response.headers.add("Access-Control-Expose-Headers", names);
}

}  // namespace steelyard::server
