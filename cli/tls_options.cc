#include "cli/tls_options.h"

#include <algorithm>  // std::find
#include <chrono>     // validity
#include <utility>    // std::move
#include <vector>     // hosts

namespace steelyard::cli {
namespace {

// Where programs keep what is a user's own (XDG Base Directory Specification): a relative path is to be ignored.
Result<std::filesystem::path> data_folder(const Environment& environment) {
  const auto find = [&](const char* name) -> std::filesystem::path {
    const auto found = environment.find(name);
    return found == environment.end() ? std::string() : found->second;
  };
  const std::filesystem::path data = find("XDG_DATA_HOME");
  if (data.is_absolute()) return data / "steelyard";
  const std::filesystem::path home = find("HOME");
  if (home.is_absolute()) return home / ".local/share/steelyard";
  return Error{ErrorCode::authority_unusable, "neither XDG_DATA_HOME nor HOME names a folder to keep it in", {}};
}

// Addresses in URLs have brackets, in certificates they have none.
std::string without_brackets(const std::string& host) {
  return host.size() > 2 && host.front() == '[' ? host.substr(1, host.size() - 2) : host;
}

void add_host(std::vector<std::string>& hosts, const std::string& host) {
  if (std::find(hosts.begin(), hosts.end(), host) == hosts.end()) hosts.push_back(host);
}

std::vector<std::string> hosts_of(const Arguments& arguments, const server::Providers& providers) {
  std::vector<std::string> hosts = {"localhost", "127.0.0.1", "::1"};
  add_host(hosts, without_brackets(arguments.value("host").value_or("localhost")));
  for (const auto& served : providers) {
    for (const std::string& host : served->hosts) add_host(hosts, without_brackets(host));
  }
  return hosts;
}

// For the hosts, by the authority of this user.
Result<Tls> make_certificate(std::vector<std::string> hosts, const Context& context) {
  const Result<server::tls::Authority> authority = open_user_authority(context);
  if (!authority) return authority.error();
  auto made = server::tls::Context::for_hosts(*authority, hosts, std::chrono::system_clock::now());
  if (!made) return made.error();
  return Tls{std::make_shared<server::tls::CurrentContext>(std::move(*made)), authority->certificate_file.string(),
             std::move(hosts)};
}

}  // namespace

bool speaks_tls(const Arguments& arguments) { return arguments.has("tls") || arguments.has("cert"); }

Result<Tls> make_tls(const Arguments& arguments, const server::Mock& mock, const Context& context) {
  if (arguments.has("cert") != arguments.has("key"))
    return Error{ErrorCode::usage, "--cert and --key belong together, and one of them is missing", {}};
  if (!speaks_tls(arguments)) return Tls{};
  if (arguments.has("cert")) {
    auto given = server::tls::Context::from_files(*arguments.value("cert"), *arguments.value("key"),
                                                  std::chrono::system_clock::now());
    if (!given) return given.error();
    return Tls{std::make_shared<server::tls::CurrentContext>(std::move(*given)), "", {}};
  }
  return make_certificate(hosts_of(arguments, mock.providers()), context);
}

Status learn_hosts(const Arguments& arguments, const server::Providers& providers, const Context& context, Tls& tls) {
  if (tls.authority_file.empty()) return {};
  std::vector<std::string> hosts = hosts_of(arguments, providers);
  if (hosts == tls.hosts) return {};
  Result<Tls> made = make_certificate(std::move(hosts), context);
  if (!made) return made.error();
  tls.context->set(made->context->get());
  tls.hosts = std::move(made->hosts);
  return {};
}

Result<server::tls::Authority> open_user_authority(const Context& context) {
  const Result<std::filesystem::path> folder = data_folder(context.environment);
  if (!folder) return folder.error();
  return server::tls::open_authority(*folder, std::chrono::system_clock::now());
}

}  // namespace steelyard::cli
