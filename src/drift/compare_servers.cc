// The servers of a document or an operation.
#include <algorithm>  // std::any_of

#include "drift/contract_pair.h"

namespace steelyard::drift {
namespace {

using openapi::Server;

struct DefaultPort {
  std::string_view scheme;
  std::string_view port;
};
// RFC 9110, sections 4.2.1 and 4.2.2.
constexpr DefaultPort kDefaultPorts[] = {{"http:", ":80"}, {"https:", ":443"}};

std::string in_lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
  });
  return text;
}

// The same for URLs that name the same: scheme and host in any case (RFC 3986, section 6.2.2.1), the default port, and
// a slash at the end, since paths that are appended begin with one.
std::string meaning_of(const std::string& url) {
  const std::size_t path = url.find_first_of("?#");
  std::string tail = path == std::string::npos ? "" : url.substr(path);
  std::string text = url.substr(0, path);
  const std::size_t slashes = text.find("//");
  const bool has_host = slashes == 0 || (slashes != std::string::npos && text[slashes - 1] == ':');
  if (has_host) {
    const std::string scheme = in_lower_case(text.substr(0, slashes));
    const std::size_t end = std::min(text.find('/', slashes + 2), text.size());
    std::string authority = text.substr(slashes, end - slashes);
    const std::size_t user = authority.rfind('@');
    const std::size_t host = user == std::string::npos ? 0 : user + 1;
    authority = authority.substr(0, host) + in_lower_case(authority.substr(host));
    for (const DefaultPort& row : kDefaultPorts) {
      if (row.scheme == scheme && authority.ends_with(row.port)) authority.resize(authority.size() - row.port.size());
    }
    text = scheme + authority + text.substr(end);
  }
  if (tail.empty()) {
    while (!text.empty() && text.back() == '/') text.pop_back();
  }
  return text + tail;
}

// No servers mean one with the URL "/" (OAS 3.1.1, 4.8.1.1).
bool has_server(const std::vector<Server>& servers, const Server& wanted) {
  const std::string meaning = meaning_of(wanted.url);
  if (servers.empty()) return meaning.empty();
  return std::any_of(servers.begin(), servers.end(),
                     [&](const Server& server) { return meaning_of(server.url) == meaning; });
}

}  // namespace

void compare_servers(ContractPair& pair, const std::shared_ptr<const Site>& site, const std::vector<Server>& base,
                     const std::vector<Server>& revision, const Location& at_base, const Location& at_revision) {
  for (const Server& server : revision) {
    if (has_server(base, server)) continue;
    pair.tell(FactKind::server, Change::added, site, at_base, at_revision, std::nullopt, server.url).name = server.url;
  }
  for (const Server& server : base) {
    if (has_server(revision, server)) continue;
    pair.tell(FactKind::server, Change::removed, site, at_base, at_revision, server.url, std::nullopt).name =
        server.url;
  }
}

}  // namespace steelyard::drift
