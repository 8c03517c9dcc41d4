#include "provider/credentials.h"

#include <algorithm>  // std::any_of

#include "openapi/security.h"

namespace steelyard::provider {
namespace {

using openapi::Operation;
using openapi::ParameterPlace;
using openapi::SecurityScheme;

SecurityScheme scheme_of(const CredentialPlace& place) {
  SecurityScheme scheme;
  scheme.in = place.in;
  scheme.key_name = place.name;
  scheme.http_scheme = place.http_scheme;
  scheme.kind = place.http_scheme.empty() ? openapi::SecurityKind::api_key : openapi::SecurityKind::http;
  return scheme;
}

bool describes_parameter(const SecurityScheme& scheme, const openapi::Parameter& parameter) {
  if (scheme.kind != openapi::SecurityKind::api_key || scheme.in != parameter.in) return false;
  return scheme.in == ParameterPlace::header ? http::equals_ignore_case(scheme.key_name, parameter.name)
                                             : scheme.key_name == parameter.name;
}

// Some documents declare a scheme, use it nowhere, and list its header as a required parameter: that is a credential.
std::vector<SecurityScheme> schemes_among_parameters(const Provider& provider, const Operation& operation) {
  std::vector<SecurityScheme> found;
  for (const openapi::Parameter& parameter : operation.parameters) {
    if (!parameter.required) continue;
    for (const auto& [name, scheme] : provider.contract->security_schemes) {
      if (describes_parameter(scheme, parameter)) found.push_back(scheme);
    }
  }
  return found;
}

// Places that the pack names replace those of the contract, for operations that take a credential at all.
std::vector<SecurityScheme> alternatives(const Provider& provider, const Operation& operation) {
  std::vector<SecurityScheme> inferred;
  if (operation.security.empty()) inferred = schemes_among_parameters(provider, operation);
  std::vector<SecurityScheme> named = named_places(provider);
  const bool is_parameter =
      std::any_of(operation.parameters.begin(), operation.parameters.end(), [&](const auto& parameter) {
        return std::any_of(named.begin(), named.end(),
                           [&](const auto& scheme) { return describes_parameter(scheme, parameter); });
      });
  const bool protects = !operation.security.empty() || !inferred.empty() || is_parameter;
  if (!named.empty() && protects) return named;
  return inferred;
}

openapi::SecurityVerdict judge_alternatives(const std::vector<SecurityScheme>& schemes, const http::Request& request) {
  openapi::SecurityVerdict verdict;
  verdict.satisfied = false;
  for (const SecurityScheme& scheme : schemes) {
    if (auto credential = openapi::find_credential(scheme, request)) {
      verdict.satisfied = true;
      verdict.credentials = {std::move(*credential)};
      return verdict;
    }
    verdict.missing.push_back(openapi::describe(scheme));
    const std::string challenge = openapi::challenge_of(scheme);
    if (!challenge.empty()) verdict.challenges.push_back(challenge);
  }
  return verdict;
}

// Headers in which people put keys; one that is there though the API does not read it explains a 401.
std::vector<std::string> find_misplaced(const http::Request& request) {
  std::vector<std::string> found;
  for (const char* name : {"Authorization", "X-API-Key", "xi-api-key", "api-key"}) {
    if (request.headers.has(name)) found.push_back("the header " + std::string(name));
  }
  return found;
}

}  // namespace

std::vector<SecurityScheme> named_places(const Provider& provider) {
  std::vector<SecurityScheme> named;
  for (const CredentialPlace& place : provider.credentials) named.push_back(scheme_of(place));
  return named;
}

CredentialVerdict judge_credentials(const Provider& provider, const Operation& operation,
                                    const http::Request& request) {
  const std::vector<SecurityScheme> schemes = alternatives(provider, operation);
  openapi::SecurityVerdict found = schemes.empty() ? openapi::check_security(*provider.contract, operation, request)
                                                   : judge_alternatives(schemes, request);
  CredentialVerdict verdict;
  verdict.challenges = std::move(found.challenges);
  if (!found.satisfied) {
    verdict.kind = CredentialVerdict::Kind::missing;
    verdict.missing = std::move(found.missing);
    verdict.misplaced = find_misplaced(request);
    return verdict;
  }
  if (found.credentials.empty()) return verdict;
  verdict.kind = CredentialVerdict::Kind::present;
  verdict.credentials = std::move(found.credentials);
  for (const std::string& key : verdict.credentials) {
    for (const NamedKey& named : provider.keys) {
      if (named.key != key) continue;
      verdict.status = named.status;
      verdict.example = named.example;
      verdict.role = named.role;
      return verdict;
    }
    const KeyEnding ending = read_key_ending(key);
    if (!verdict.status) verdict.status = ending.status;
    if (!verdict.ending.fault) verdict.ending.fault = ending.fault;
    if (!verdict.ending.delay) verdict.ending.delay = ending.delay;
  }
  return verdict;
}

std::vector<SecurityScheme> credential_places(const Provider& provider, const Operation& operation) {
  const std::vector<SecurityScheme> schemes = alternatives(provider, operation);
  if (!schemes.empty()) return {schemes.front()};
  std::vector<SecurityScheme> places;
  if (operation.security.empty()) return places;
  for (const std::string& name : operation.security.front().schemes) {
    const SecurityScheme& scheme = provider.contract->security_schemes.at(name);
    if (scheme.kind != openapi::SecurityKind::mutual_tls) places.push_back(scheme);
  }
  return places;
}

}  // namespace steelyard::provider
