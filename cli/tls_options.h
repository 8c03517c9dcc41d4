// TLS of `serve`: --tls, --cert and --key; and where the local authority lives.
//
//   Result<Tls> tls = make_tls(arguments, mock, context);
//   listen.tls_context = tls->context;
#pragma once

#include <filesystem>  // folders
#include <memory>      // contexts
#include <string>      // files
#include <vector>      // hosts

#include "base/result.h"
#include "cli/command.h"
#include "server/mock.h"
#include "server/tls/current_context.h"

namespace steelyard::cli {

struct Tls {
  std::shared_ptr<server::tls::CurrentContext> context;  // nullptr without TLS
  std::string authority_file;      // what clients have to trust; "" with a certificate that was given
  std::vector<std::string> hosts;  // of the certificate that was made
};

bool speaks_tls(const Arguments& arguments);

// The certificate given, else one that the local authority signs for this machine and every host of the contracts.
// Errors: usage and those of server/tls/context.h and server/tls/authority.h.
Result<Tls> make_tls(const Arguments& arguments, const server::Mock& mock, const Context& context);

// Makes a certificate for the connections to come if other providers have other hosts; nothing changes without TLS or
// with a certificate that was given. Errors as above.
Status learn_hosts(const Arguments& arguments, const server::Providers& providers, const Context& context, Tls& tls);

// The authority of this user. Errors: authority_unusable and those of open_authority().
Result<server::tls::Authority> open_user_authority(const Context& context);

}  // namespace steelyard::cli
