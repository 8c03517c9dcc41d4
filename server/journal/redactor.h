// Takes the credentials out of requests and responses before they reach the journal.
//
//   Redactor redactor(mock.providers(), Disguiser(salt));
//   Redactor::Redacted redacted = redactor.redact(request);
//   redactor.redact(response, redacted.secrets);
#pragma once

#include <set>           // names
#include <shared_mutex>  // names
#include <string>        // texts
#include <string_view>   // names
#include <vector>        // secrets

#include "base/json_fwd.h"
#include "http/message.h"
#include "server/journal/disguise.h"
#include "server/routing.h"
#include "server/stubs/request_pattern.h"

namespace steelyard::server {

class Redactor {
 public:
  // Names that carry credentials: those of every security scheme and every pack, and those that carry keys in practice
  // (openapi::names_a_key), because a request that no API wanted holds its key all the same. Cookies are credentials.
  Redactor(const Providers& providers, Disguiser disguiser);

  struct Redacted {
    http::Request request;
    std::vector<std::string> secrets;  // what was taken out; to be forgotten soon
  };
  // Headers, query, and the members of JSON and form bodies; then every other place where the same secret stands.
  Redacted redact(const http::Request& request) const;

  // Cookies that are set, and every place where a secret of the request stands.
  void redact(http::Response& response, const std::vector<std::string>& secrets) const;

  // For patterns that are held against what was redacted. The redactor must outlive it.
  RequestDisguise disguise() const;

  // A stub mapping without the credentials that its patterns name, for reports.
  Json redact_mapping(Json mapping) const;

  bool is_credential(std::string_view name) const;

  // Also takes out what these providers declare; for those that are going to be served. Any thread.
  void learn(const Providers& providers);

 private:
  std::string redact_target(const std::string& target, std::vector<std::string>& secrets) const;
  std::string redact_pairs(std::string_view pairs, std::vector<std::string>& secrets) const;
  bool redact_members(Json& value, std::vector<std::string>& secrets) const;
  std::string redact_body(const http::Request& request, std::vector<std::string>& secrets) const;
  void redact_pattern(Json& request, const char* member, bool all) const;

  mutable std::shared_mutex mutex_;
  std::set<std::string> names_;  // lower case; they only grow
  Disguiser disguiser_;
};

}  // namespace steelyard::server
