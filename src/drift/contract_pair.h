// The two contracts of a comparison and the facts found so far. Not for use outside this folder: see
// compare_contracts.h.
#pragma once

#include <map>          // members, names
#include <memory>       // sites
#include <optional>     // absent values
#include <set>          // places
#include <string>       // names
#include <string_view>  // members
#include <vector>       // facts

#include "base/json.h"
#include "drift/compare_schemas.h"
#include "drift/digest.h"
#include "openapi/contract.h"
#include "openapi/validator_store.h"

namespace steelyard::drift {

// An object of the document that the contract has not read whole, and its members.
struct RawObject {
  const Document* document = nullptr;
  std::string pointer;

  const Json* member(std::string_view name) const;
  std::string text(std::string_view name) const;  // "" if it is no string
  Location locate(std::string_view name) const;   // of the member, or of the object if it lacks it
};

struct ContractPair {
  ContractPair(const openapi::Contract& a, const openapi::Contract& b)
      : base(a),
        revision(b),
        base_schemas(a),
        revision_schemas(b),
        schemas(base_schemas, revision_schemas),
        base_digests(a),
        revision_digests(b),
        validators(b) {}

  const openapi::Contract& base;
  const openapi::Contract& revision;
  Normalizer base_schemas;
  Normalizer revision_schemas;
  SchemaComparison schemas;
  Digests base_digests;
  Digests revision_digests;
  openapi::ValidatorStore validators;  // of the revision
  std::set<std::string> examined;      // schemas of the revision whose examples have been looked at
  std::vector<Fact> facts;

  Fact& tell(FactKind kind, Change change, const std::shared_ptr<const Site>& site, const Location& at_base,
             const Location& at_revision, std::optional<Json> before = std::nullopt,
             std::optional<Json> after = std::nullopt);
};

// The members of an object that may be a reference, by name; without extensions.
std::map<std::string, json_schema::SchemaRef> members_of(const openapi::Contract& contract,
                                                         const json_schema::SchemaRef& place);
Location locate(const openapi::Contract& contract, const json_schema::SchemaRef& place);
std::shared_ptr<const Site> document_site();

RawObject raw_root(const openapi::Contract& contract);
RawObject raw_object(const openapi::Contract& contract, const json_schema::SchemaRef& place);

// One file each.
void compare_document(ContractPair& pair);
// The version, if anything differs at all: whether it should have changed depends on what did.
void compare_version(ContractPair& pair);
void compare_security_schemes(ContractPair& pair);
// The names of the base's schemes in the revision: the same name, else a scheme of another name that means the same.
std::map<std::string, std::string> renamed_schemes(const ContractPair& pair);
void compare_document_security(ContractPair& pair);
void compare_operation_security(ContractPair& pair, const openapi::Operation& base, const openapi::Operation& revision);
void compare_servers(ContractPair& pair, const std::shared_ptr<const Site>& site,
                     const std::vector<openapi::Server>& base, const std::vector<openapi::Server>& revision,
                     const Location& at_base, const Location& at_revision);
void compare_lifecycle(ContractPair& pair, const openapi::Operation& base, const openapi::Operation& revision);
void compare_parameters(ContractPair& pair, const openapi::Operation& base, const openapi::Operation& revision);
void compare_request_body(ContractPair& pair, const openapi::Operation& base, const openapi::Operation& revision);
void compare_responses(ContractPair& pair, const openapi::Operation& base, const openapi::Operation& revision);
void compare_webhooks(ContractPair& pair);
// What the API itself performs: the operations of a path item of a webhook or callback, with the directions turned
// round. False if something else differs between the path items, which only the caller can name.
bool compare_called(ContractPair& pair, const json_schema::SchemaRef& base, const json_schema::SchemaRef& revision,
                    const std::string& name);
void compare_callbacks(ContractPair& pair, const openapi::Operation& base, const openapi::Operation& revision);
// A schema at a place that has one, and the examples in it.
void compare_schema(ContractPair& pair, const std::shared_ptr<const Site>& site, const json_schema::SchemaRef& base,
                    const json_schema::SchemaRef& revision);
// Those that stand beside a schema.
void compare_examples(ContractPair& pair, const std::shared_ptr<const Site>& site, const openapi::MediaType& base,
                      const openapi::MediaType& revision);
// The media types of the parts of a multipart body.
void compare_encodings(ContractPair& pair, const std::shared_ptr<const Site>& site, const openapi::MediaType& base,
                       const openapi::MediaType& revision);
void compare_content(ContractPair& pair, const Site& site, const std::vector<openapi::MediaType>& base,
                     const std::vector<openapi::MediaType>& revision, const Location& at_base,
                     const Location& at_revision);

}  // namespace steelyard::drift
