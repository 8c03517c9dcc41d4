// Where schemas are: the documents that a compilation touches, the resources and anchors in them, and what a reference
// leads to.
//
//   SchemaIndex index(registry, Dialect::oas31);
//   Result<DocumentId> contract = index.open("file:///contract.yaml");
//   Result<Place> place = index.resolve(index.resource_at({*contract, "/components/schemas/Balance"}), "#/x");
#pragma once

#include <cstdint>        // ids
#include <memory>         // documents
#include <optional>       // absent documents
#include <string>         // URIs, pointers
#include <string_view>    // references
#include <unordered_map>  // resources by URI
#include <unordered_set>  // scanned places
#include <vector>         // documents, resources

#include "base/document.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "json_schema/dialect.h"
#include "json_schema/schema.h"

namespace steelyard::json_schema {

using DocumentId = std::uint32_t;
using ResourceId = std::uint32_t;

struct Place {
  DocumentId document = 0;
  std::string pointer;
};

// One text per place, for use as a key.
std::string key_of_place(const Place& place);

// `$recursiveAnchor: true` at the root of a resource is a dynamic anchor without a name.
inline constexpr const char* kRecursiveAnchor = "";

struct Anchor {
  std::string pointer;
  bool dynamic = false;
};

// A schema with a URI of its own (JSON Schema 2020-12 core, section 4.3.5), or a whole document.
struct Resource {
  std::string uri;
  Place root;
  Rules rules;
  std::unordered_map<std::string, Anchor> anchors;
};

struct IndexedDocument {
  std::string uri;
  std::shared_ptr<const Document> document;
};

class SchemaIndex {
 public:
  SchemaIndex(const Registry& registry, Dialect fallback) : registry_(registry), fallback_(fallback) {}

  // A document of the registry, or a meta-schema that is built in. Error: schema_reference.
  Result<DocumentId> open(std::string_view uri);

  // Notes the identifiers at and below a schema that stands where no keyword leads (behind an unknown keyword, in an
  // OpenAPI document). Errors: schema_dialect, schema_reference.
  Status scan(const Place& place);

  // The resource that the place belongs to.
  ResourceId resource_at(const Place& place) const;
  const Resource& resource(ResourceId id) const { return resources_[id]; }
  std::size_t resource_count() const { return resources_.size(); }

  // What a reference in that resource leads to. Error: schema_reference, without a place.
  Result<Place> resolve(ResourceId from, std::string_view reference);

  // The `$dynamicAnchor` or `$anchor` that a reference's fragment names, or nullptr if it is a pointer.
  const Anchor* find_anchor(const Place& target, std::string_view name) const;

  // nullptr if there is nothing at the place.
  const Json* value(const Place& place) const;
  Location locate(const Place& place) const;
  const std::vector<IndexedDocument>& documents() const { return documents_; }

 private:
  std::shared_ptr<const Document> read(const std::string& uri) const;
  Status scan_document(DocumentId document);
  Status scan_container(const Json& value, const Place& place, ResourceId resource);
  Status scan_schema(const Json& schema, const Place& place, ResourceId resource);
  Result<ResourceId> enter_resource(const Json& schema, const Place& place, ResourceId outer);
  Status add_anchors(const Json& schema, const Place& place, ResourceId resource);
  Status add_anchor(std::string_view name, bool dynamic, std::string_view keyword, const Place& place,
                    ResourceId resource);
  std::shared_ptr<const Document> find_meta_schema(const std::string& uri) const;
  Result<Rules> rules_named(std::string_view schema_uri, const Place& place);
  Result<Rules> rules_of(std::string_view schema_uri, const Place& place, int depth);
  Result<Place> locate_resource(const std::string& uri);
  ResourceId add_resource(Resource resource);

  const Registry& registry_;
  Dialect fallback_;
  std::vector<IndexedDocument> documents_;
  std::unordered_map<std::string, DocumentId> document_ids_;
  std::unordered_map<DocumentId, Error> broken_;  // what the look through a document ended with
  std::vector<Resource> resources_;
  std::unordered_map<std::string, ResourceId> by_uri_;
  std::unordered_map<std::string, ResourceId> by_place_;
  std::unordered_set<std::string> scanned_;
};

}  // namespace steelyard::json_schema
