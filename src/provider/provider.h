// A provider: a contract with what to replay for it. What a pack of files becomes in memory.
//
//   Result<Provider> provider = loader.load_builtin("sunor");
//   for (const Answer& answer : provider->answers("GET /api/v1/account/balance")) use(answer.status, answer.body);
#pragma once

#include <map>          // units
#include <memory>       // contract
#include <optional>     // absent parts
#include <string>       // names, bodies
#include <string_view>  // lookups
#include <utility>      // pairs
#include <vector>       // answers

#include "base/document.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "openapi/contract.h"
#include "provider/rate_limit.h"
#include "provider/scenario/scenario.h"
#include "provider/source.h"

namespace steelyard::provider {

// When an answer is chosen among those of its status.
enum class When { always, no_credential, bad_credential };

struct AnswerHeader {
  std::string name;
  std::string value;
  bool only_with_credential = false;  // sent only if the request carried a key that was accepted
};

// One answer to replay. The name is what `Prefer: example=NAME` asks for; within a status the first is the default.
struct Answer {
  int status = 200;
  std::string example;
  Source source = Source::assumed;
  When when = When::always;
  std::string content_type;  // "" without a body
  std::string body;
  std::vector<AnswerHeader> headers;
  std::optional<std::string> breach;  // why it breaks the contract or a promise on purpose
  std::string note;
  std::string body_file;  // as diagnostics name it
  Location where;         // in provider.yaml
};

// Where a credential stands in a request.
struct CredentialPlace {
  openapi::ParameterPlace in = openapi::ParameterPlace::header;
  std::string name;         // "X-API-Key", "Authorization"
  std::string http_scheme;  // "bearer", "basic", or "" for the bare value
  Source source = Source::documented;
};

// A key that the pack names: sending it gives that status (and example).
struct NamedKey {
  std::string key;
  std::string role;
  int status = 200;
  std::string example;
};

// What the prose promises and no schema says. One kind a row in promise_kinds.cc.
struct Promise {
  std::string id;                    // "total-is-sum"
  std::string says;                  // one sentence
  std::string kind;                  // "constant", "sum", …
  std::string operation;             // "GET /v1/balance"; "" for all
  std::vector<int> on;               // statuses; empty: all errors and successes
  bool on_errors = false;            // every status from 400
  std::shared_ptr<const Json> rule;  // the members of the promise in provider.yaml
  Source source = Source::documented;
  Location where;
};

struct OperationFixtures {
  std::string operation;  // "GET /v1/balance"
  std::vector<Answer> answers;
};

// A variable of the environment that points a client of the API to another address.
struct ClientVariable {
  std::string name;    // "BREEZE_BASE_URL"
  std::string value;   // with {url} for the address of the mock
  std::string client;  // "@breeze.blue/sdk"
  Source source = Source::documented;
};

struct Provider {
  std::string name;  // "sunor": the prefix of routing and the name on the command line
  std::string title;
  std::shared_ptr<const openapi::Contract> contract;
  std::vector<OperationFixtures> operations;
  std::vector<CredentialPlace> credentials;  // any one of these will do; empty: read from the contract's security
  std::vector<NamedKey> keys;
  std::vector<Promise> promises;
  std::map<std::string, std::string> units;  // JSON pointer → unit: "/data/attributes/balance" → "cents"
  std::vector<ClientVariable> env;           // for known clients of the API
  std::vector<Scenario> scenarios;           // those of the pack, and those that were added for it
  std::optional<RateLimit> rate_limit;       // what the pack says of it; the mock limits only where it is asked to
  std::string sample_key;                    // for curl lines and checks
  std::string file;                          // provider.yaml as diagnostics name it; "" for a bare OpenAPI document

  // The answers to replay for an operation; none if the pack names none.
  const std::vector<Answer>& answers(const std::string& operation) const;
};

}  // namespace steelyard::provider
