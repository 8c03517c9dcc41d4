// TLS of `serve`: --tls, --cert and --key; and where the local authority lives.
//
//   Result<Tls> tls = make_tls(arguments, mock, context);
//   listen.tls_context = tls->context;
#pragma once

#include <filesystem>  // folders
#include <memory>      // contexts
#include <string>      // files

#include "base/result.h"
#include "cli/command.h"
#include "server/mock.h"
#include "server/tls/context.h"

namespace steelyard::cli {

struct Tls {
  std::shared_ptr<const server::tls::Context> context;  // nullptr without TLS
  std::string authority_file;  // what clients have to trust; "" with a certificate that was given
};

bool speaks_tls(const Arguments& arguments);

// The certificate given, else one that the local authority signs for this machine and every host of the contracts.
// Errors: usage and those of server/tls/context.h and server/tls/authority.h.
Result<Tls> make_tls(const Arguments& arguments, const server::Mock& mock, const Context& context);

// The authority of this user. Errors: authority_unusable and those of open_authority().
Result<server::tls::Authority> open_user_authority(const Context& context);

}  // namespace steelyard::cli
