// Takes the credentials out of requests and responses before they reach the journal.
//
//   Redactor redactor(mock.providers(), Disguiser(salt));
//   Redactor::Redacted redacted = redactor.redact(request, limits.body);
//   redactor.redact(response, redacted);
#pragma once

#include <memory>        // names
#include <set>           // names
#include <shared_mutex>  // names
#include <string>        // texts
#include <string_view>   // names
#include <vector>        // secrets

#include "base/json_fwd.h"
#include "http/message.h"
#include "provider/secret/secret_finder.h"
#include "provider/secret/secret_spans.h"
#include "server/journal/disguise.h"
#include "server/routing.h"
#include "server/stubs/request_pattern.h"

namespace steelyard::server {

class Redactor {
 public:
  // Names that carry credentials: those of every security scheme and every pack, and those that carry keys in practice
  // (openapi::names_a_secret), because a request that no API wanted holds its key all the same. Cookies are
  // credentials.
  Redactor(const Providers& providers, Disguiser disguiser);

  struct Redacted {
    http::Request request;
    std::string body_omitted;          // why the body is left out, "" if it is there
    std::vector<std::string> secrets;  // what was taken out; to be forgotten soon
    provider::SecretFinder finder;     // for these
  };
  // Headers, query, and what stands below the names of secrets in the body; then every other place where the same
  // secret stands, in any spelling. The body is without its content coding. It is left out where it is longer than the
  // limit, or cannot be read so that it is sure that no credential is in it.
  Redacted redact(const http::Request& request, std::size_t most_bytes) const;

  // In the same way what the response names itself, and every place where a secret of the request stands; other_texts
  // are of the same exchange. Returns why the body is left out, "" if it is there.
  std::string redact(http::Response& response, const Redacted& of_request, std::size_t most_bytes,
                     const std::vector<std::string*>& other_texts) const;

  // For patterns that are held against what was redacted. The redactor must outlive it.
  RequestDisguise disguise() const;

  // A stub mapping without the credentials that it names, for reports.
  Json redact_mapping(Json mapping) const;
  // Its member `response` alone.
  Json redact_definition(Json response) const;

  bool is_credential(std::string_view name) const;

  // Also takes out what these providers declare; for those that are going to be served. Any thread.
  void learn(const Providers& providers);

 private:
  using Names = std::set<std::string, std::less<>>;
  using Secrets = std::vector<std::string>;
  class Pass;  // one look at a request or response

  std::shared_ptr<const Names> names() const;
  std::string hide_in_text(const std::string& text) const;
  std::string hide_in_target(const std::string& target) const;
  void redact_pattern(Json& request, const char* member, bool all) const;
  void redact_texts(Json& value) const;

  mutable std::shared_mutex mutex_;
  std::shared_ptr<const Names> names_;  // lower case; they only grow
  Disguiser disguiser_;
};

}  // namespace steelyard::server
