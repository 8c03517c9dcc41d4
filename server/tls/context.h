// What a TLS server shows to its clients: a certificate and its key.
//
//   Result<std::shared_ptr<const Context>> context = Context::for_hosts(authority, {"localhost", "127.0.0.1"}, now);
//   listen_options.tls_context = std::make_shared<const CurrentContext>(*context);
#pragma once

#include <memory>  // shared by connections
#include <string>  // hosts
#include <vector>  // hosts

#include "base/result.h"
#include "server/tls/authority.h"

namespace steelyard::server::tls {

class Context {
 public:
  // A certificate (its chain after it) and its key, as PEM files. Errors: those of reading files,
  // certificate_unreadable, certificate_mismatch, certificate_expired.
  static Result<std::shared_ptr<const Context>> from_files(const std::string& certificate_file,
                                                           const std::string& key_file, Time now);

  // A certificate that the authority signs now, for the hosts. Its key never leaves this process. Hosts that no
  // certificate can name are left out. Error: authority_unusable.
  static Result<std::shared_ptr<const Context>> for_hosts(const Authority& authority,
                                                          const std::vector<std::string>& hosts, Time now);

  ssl_ctx_st* get() const { return context_.get(); }

 private:
  explicit Context(ContextPtr context) : context_(std::move(context)) {}
  ContextPtr context_;
};

}  // namespace steelyard::server::tls
