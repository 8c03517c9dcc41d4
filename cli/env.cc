#include <ostream>  // output
#include <utility>  // pairs
#include <vector>   // variables

#include "base/json.h"
#include "cli/command.h"
#include "cli/exit_code.h"
#include "cli/selection.h"
#include "cli/shell_quote.h"
#include "cli/tls_options.h"
#include "http/url.h"

namespace steelyard::cli {
namespace {

using Variables = std::vector<std::pair<std::string, std::string>>;

// Read by Node, by OpenSSL and what is built on it, and by Python's requests.
constexpr const char* kTrustVariables[] = {"NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"};

// Read by most clients; curl reads http_proxy in lower case only, Node reads none of them without the last one.
constexpr const char* kProxyVariables[] = {"HTTP_PROXY", "HTTPS_PROXY", "http_proxy"};
constexpr const char* kNodeProxyVariable = "NODE_USE_ENV_PROXY";

Result<http::Url> address_of_mock(const Arguments& arguments) {
  const bool tls = arguments.has("tls");
  Result<http::Url> url =
      http::parse_url(arguments.value("url").value_or(tls ? "https://127.0.0.1:4010" : "http://127.0.0.1:4010"));
  if (url && tls && !url->https)
    return Error{ErrorCode::usage, "--tls is given, and --url does not begin with https://", {}};
  return url;
}

void add_clients(const std::vector<provider::Provider>& providers, const std::string& url, Variables& variables) {
  constexpr std::string_view kPlace = "{url}";
  for (const provider::Provider& provider : providers) {
    for (const provider::ClientVariable& each : provider.env) {
      std::string value = each.value;
      for (std::size_t at = value.find(kPlace); at != std::string::npos; at = value.find(kPlace, at + url.size())) {
        value.replace(at, kPlace.size(), url);
      }
      variables.emplace_back(each.name, std::move(value));
    }
  }
}

// A client asks a proxy without TLS, also for what goes through TLS afterwards.
void add_proxy(http::Url url, Variables& variables) {
  url.https = false;
  for (const char* name : kProxyVariables) variables.emplace_back(name, to_string(url));
  variables.emplace_back(kNodeProxyVariable, "1");
}

Status add_trust(const Context& context, Variables& variables) {
  const Result<server::tls::Authority> authority = open_user_authority(context);
  if (!authority) return authority.error();
  for (const char* name : kTrustVariables) variables.emplace_back(name, authority->certificate_file.string());
  return {};
}

}  // namespace

Result<int> run_env(const Arguments& arguments, Context& context) {
  const Result<http::Url> url = address_of_mock(arguments);
  if (!url) return url.error();
  const Result<std::vector<provider::Provider>> providers = select_providers(arguments, context);
  if (!providers) return providers.error();
  Variables variables;
  add_clients(*providers, to_string(*url), variables);
  if (arguments.has("proxy")) add_proxy(*url, variables);
  if (url->https) {
    if (Status added = add_trust(context, variables); !added) return added.error();
  }
  if (context.json) {
    Json json = Json::object();
    for (const auto& [name, value] : variables) json[name] = value;
    context.out << write_json(json, 2) << '\n';
  } else {
    for (const auto& [name, value] : variables) context.out << "export " << name << '=' << shell_quote(value) << '\n';
  }
  return kExitOk;
}

}  // namespace steelyard::cli
