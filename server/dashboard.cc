#include "server/dashboard.h"

#include <algorithm>  // std::find

#include "base/embedded.h"
#include "http/target.h"
#include "server/problem.h"
#include "server/stubs/request_facts.h"

namespace steelyard::server {
namespace {

constexpr std::string_view kPlace = "/__admin/ui";
constexpr std::string_view kFolder = "server/dashboard/";

struct MediaType {
  std::string_view ending;
  const char* type;
};
constexpr MediaType kTypes[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
};

// Nothing from elsewhere, nothing inline, no frame around the page that could lead clicks astray, and no text that
// becomes markup: `trusted-types 'none'` makes the browser refuse innerHTML and its like.
constexpr char kPolicy[] =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

// What is asked for, or "" for what is no path of the page.
std::string file_of(const std::string& path) {
  if (path == "/" || path == kPlace || path == std::string(kPlace) + "/") return "index.html";
  return path.starts_with(kPlace) ? path.substr(kPlace.size() + 1) : "";
}

const char* media_type_of(std::string_view file) {
  for (const MediaType& each : kTypes) {
    if (file.ends_with(each.ending)) return each.type;
  }
  return "application/octet-stream";
}

}  // namespace

Reply answer_dashboard(Service&, const http::Request& request, const Peer&) {
  const std::string path = http::parse_target(request.target).path;
  if (request.method != "GET" && request.method != "HEAD") {
    http::Response response = to_response({"method-not-allowed", 405, path + " answers to GET and HEAD", {}, {}, {}});
    response.headers.set("Allow", "GET, HEAD");
    return response;
  }
  const std::string file = file_of(path);
  const auto text = find_embedded(std::string(kFolder) + file);
  if (!text) return to_response({"no-page", 404, "the dashboard has no " + path, {}, {}, {std::string(kPlace)}});
  http::Response response;
  response.headers.add("Content-Type", media_type_of(file));
  response.headers.add("Content-Security-Policy", kPolicy);
  response.headers.add("X-Content-Type-Options", "nosniff");
  response.headers.add("Referrer-Policy", "no-referrer");
  response.headers.add("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.add("Cross-Origin-Resource-Policy", "same-origin");
  // The next version of the program may stand at the same address.
  response.headers.add("Cache-Control", "no-cache");
  response.body = *text;
  return response;
}

bool front_page_is_taken(const Service& service, const http::Request& request) {
  if (!http::parse_target(request.target).authority.empty()) return true;  // meant for another host, through us
  const RequestFacts facts(request);
  if (service.stubs.names_url(facts)) return true;
  const std::string host = http::host_name(facts.authority);
  const Providers& providers = service.mock.providers();
  return std::any_of(providers.begin(), providers.end(), [&](const auto& served) {
    return std::find(served->hosts.begin(), served->hosts.end(), host) != served->hosts.end();
  });
}

}  // namespace steelyard::server
