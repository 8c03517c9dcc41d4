// Server Object and Server Variable Object (OAS 3.1.1, 4.8.5 and 4.8.6).
#include <algorithm>  // std::transform
#include <cctype>     // std::tolower

#include "base/json.h"
#include "openapi/load.h"

namespace steelyard::openapi {
namespace {

constexpr std::size_t kMostVariants = 64;

// The default of a variable, then the other values that it may have.
std::vector<std::string> values_of(const Node& variable) {
  std::vector<std::string> values = {std::string(string_member(*variable.value, "default"))};
  const auto others = variable.member("enum");
  if (!others || !others->value->is_array()) return values;
  for (const Json& other : *others->value) {
    if (other.is_string() && other != values.front()) values.push_back(other.get<std::string>());
  }
  return values;
}

// Every text with every value behind it, the first of each first.
std::vector<std::string> combine(const std::vector<std::string>& texts, const std::vector<std::string>& values) {
  std::vector<std::string> combined;
  for (const std::string& value : values) {
    for (const std::string& text : texts) {
      if (combined.size() < kMostVariants) combined.push_back(text + value);
    }
  }
  return combined;
}

// The URL with the defaults of its variables, then with their other values.
std::vector<std::string> replace_variables(Loading& loading, const std::string& url,
                                           const std::optional<Node>& variables, const Location& where) {
  std::vector<std::string> urls = {""};
  for (std::size_t at = 0; at < url.size();) {
    const std::size_t open = url.find('{', at);
    const std::size_t close = open == std::string::npos ? open : url.find('}', open);
    if (close == std::string::npos) return combine(urls, {url.substr(at)});
    const std::string name = url.substr(open + 1, close - open - 1);
    const std::optional<Node> variable = variables ? variables->member(name) : std::nullopt;
    if (!variable) loading.warn("the server's URL names the variable \"" + name + "\", which is not defined", where);
    urls = combine(combine(urls, {url.substr(at, open - at)}), variable ? values_of(*variable) : std::vector{name});
    at = close + 1;
  }
  return urls;
}

}  // namespace

Server make_server(const std::string& url) {
  Server server{url, "", ""};
  std::string rest = url;
  const std::size_t scheme = url.find("://");
  if (scheme != std::string::npos || url.starts_with("//")) {
    rest = url.substr(scheme == std::string::npos ? 2 : scheme + 3);
    const std::size_t slash = rest.find_first_of("/?#");
    server.host = rest.substr(0, slash);
    const std::size_t user = server.host.rfind('@');
    if (user != std::string::npos) server.host.erase(0, user + 1);
    std::transform(server.host.begin(), server.host.end(), server.host.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    rest = slash == std::string::npos ? "" : rest.substr(slash);
  }
  rest = rest.substr(0, rest.find_first_of("?#"));
  while (!rest.empty() && rest.back() == '/') rest.pop_back();
  if (!rest.empty() && rest.front() != '/') rest.insert(0, "/");
  server.base_path = rest == "/." ? "" : rest;
  return server;
}

std::vector<Server> load_servers(Loading& loading, const Node& array) {
  std::vector<Server> servers;
  for (std::size_t i = 0; i < array.value->size(); ++i) {
    ObjectReader object(loading, array.item(i), "server object");
    const std::string url = object.required_text("url");
    const std::optional<Node> variables = object.object("variables");
    object.skip({"description", "name"});
    object.finish();
    for (const std::string& each : replace_variables(loading, url, variables, object.node().where())) {
      servers.push_back(make_server(each));
    }
  }
  return servers;
}

}  // namespace steelyard::openapi
