// What documents say outside of operations: webhooks, components, the version.
#include <optional>  // schemas
#include <set>       // hashes

#include "base/pointer.h"
#include "drift/contract_pair.h"

namespace steelyard::drift {
namespace {

std::vector<std::string> names_in(const Json* map) {
  std::vector<std::string> names;
  if (map == nullptr || !map->is_object()) return names;
  for (const auto& [name, member] : map->get_ref<const Json::object_t&>()) names.push_back(name);
  return names;
}

const Json* schema_components(const RawObject& root) {
  const Json* components = root.member("components");
  return components == nullptr ? nullptr : find_member(*components, "schemas");
}

openapi::SchemaView component(const openapi::Contract& contract, const std::string& name) {
  return openapi::SchemaView(contract.registry, {contract.root_uri, pointer_append("/components/schemas", name)});
}

// Every schema of the document, wherever it stands, by what it says: a component that was only renamed, or written out
// where it is used, is still there.
class SchemaHashes {
 public:
  explicit SchemaHashes(Normalizer& normalizer) : normalizer_(normalizer) {}

  bool has(std::uint64_t hash) {
    if (!collected_) collect();
    return hashes_.count(hash) != 0;
  }

 private:
  void collect() {
    collected_ = true;
    const openapi::Contract& contract = normalizer_.contract();
    for (const std::string& name : names_in(schema_components(raw_root(contract)))) add(component(contract, name));
    for (const openapi::Operation& operation : contract.operations) {
      add_operation(operation);
    }
    while (!open_.empty()) {
      const SchemaId id = open_.back();
      open_.pop_back();
      if (!seen_.insert(id).second) continue;
      hashes_.insert(normalizer_.hash(id));
      const NormalSchema& schema = normalizer_.get(id);
      for (const auto& [key, child] : schema.children) add_together(child.schemas);
      for (const Alternatives& group : schema.alternatives) {
        for (const Branch& branch : group.branches) add_together(branch.schemas);
      }
    }
  }
  void add_operation(const openapi::Operation& operation) {
    for (const openapi::Parameter& parameter : operation.parameters) {
      add_if(parameter.schema);
      if (parameter.content) add_if(parameter.content->schema);
    }
    if (operation.request_body) add_content(operation.request_body->content);
    for (const openapi::ResponseSpec& response : operation.responses) {
      add_content(response.content);
      for (const openapi::Header& header : response.headers) {
        add_if(header.schema);
        if (header.content) add_if(header.content->schema);
      }
    }
  }
  void add_together(const Schemas& schemas) {
    open_.push_back(normalizer_.id_of(schemas));
    for (const openapi::SchemaView& schema : schemas) add(schema);
  }
  // With what it is composed of: its normal form has that merged.
  void add(const openapi::SchemaView& schema) {
    const openapi::SchemaView view = schema.follow();
    if (!view.valid() || !composed_.emplace(view.place().uri, view.place().pointer).second) return;
    open_.push_back(normalizer_.id_of(alone(view)));
    if (view.place().pointer != schema.place().pointer) open_.push_back(normalizer_.id_of(alone(schema)));
    for (const char* keyword : {"allOf", "anyOf", "oneOf"}) {
      for (const openapi::SchemaView& branch : view.children(keyword)) add(branch);
    }
  }
  void add_if(const std::optional<json_schema::SchemaRef>& schema) {
    if (schema) add(openapi::SchemaView(normalizer_.contract().registry, *schema));
  }
  void add_content(const std::vector<openapi::MediaType>& content) {
    for (const openapi::MediaType& media : content) add_if(media.schema);
  }

  Normalizer& normalizer_;
  bool collected_ = false;
  std::vector<SchemaId> open_;
  std::set<SchemaId> seen_;
  std::set<std::pair<std::string, std::string>> composed_;  // places
  std::set<std::uint64_t> hashes_;
};

void compare_components(ContractPair& pair) {
  const RawObject base = raw_root(pair.base);
  const RawObject revision = raw_root(pair.revision);
  const Json* after = schema_components(revision);
  SchemaHashes hashes(pair.revision_schemas);
  for (const std::string& name : names_in(schema_components(base))) {
    if (after != nullptr && find_member(*after, name) != nullptr) continue;
    if (hashes.has(pair.base_schemas.hash(alone(component(pair.base, name))))) continue;
    pair.tell(FactKind::component_schema, Change::removed, document_site(),
              base.document->locate(pointer_append("/components/schemas", name)), revision.locate("components"))
        .name = name;
  }
}

}  // namespace

void compare_document(ContractPair& pair) {
  compare_servers(pair, document_site(), pair.base.servers, pair.revision.servers,
                  raw_root(pair.base).locate("servers"), raw_root(pair.revision).locate("servers"));
  compare_webhooks(pair);
  compare_components(pair);
}

void compare_version(ContractPair& pair) {
  if (pair.facts.empty() && pair.base.api_version == pair.revision.api_version) return;
  const auto place = [](const openapi::Contract& contract) {
    return raw_root(contract).document->locate("/info/version");
  };
  pair.tell(FactKind::version, Change::changed, document_site(), place(pair.base), place(pair.revision),
            pair.base.api_version, pair.revision.api_version);
}

}  // namespace steelyard::drift
