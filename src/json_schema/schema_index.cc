#include "json_schema/schema_index.h"

#include "base/embedded.h"
#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/keyword.h"
#include "json_schema/uri.h"

namespace steelyard::json_schema {
namespace {

// The meta-schemas that are built in, by the beginning of their URIs.
struct BuiltIn {
  std::string_view uri_prefix;
  std::string_view folder;
};
constexpr BuiltIn kBuiltIn[] = {
    {"https://json-schema.org/draft/", "schemas/json-schema/draft/"},
    {"http://json-schema.org/draft-", "schemas/json-schema/draft-"},
    {"https://spec.openapis.org/", "schemas/json-schema/openapi/"},
};

std::shared_ptr<const Document> read_built_in(std::string_view uri) {
  for (const BuiltIn& row : kBuiltIn) {
    if (!uri.starts_with(row.uri_prefix)) continue;
    const std::string path = std::string(row.folder) + std::string(uri.substr(row.uri_prefix.size())) + ".json";
    const auto text = find_embedded(path);
    if (!text) continue;
    Result<Document> document = read_json(*text, path);
    if (document) return std::make_shared<const Document>(std::move(*document));
  }
  return nullptr;
}

Error nothing_at(std::string_view what) {
  return Error{ErrorCode::schema_reference, "there is no schema at " + std::string(what), {}};
}

}  // namespace

std::string key_of_place(const Place& place) { return std::to_string(place.document) + '#' + place.pointer; }

std::shared_ptr<const Document> SchemaIndex::read(const std::string& uri) const {
  if (auto document = registry_.share(uri)) return document;
  return read_built_in(uri);
}

ResourceId SchemaIndex::add_resource(Resource resource) {
  const auto id = static_cast<ResourceId>(resources_.size());
  by_uri_.emplace(resource.uri, id);  // the first of two resources with one URI is meant
  by_place_.emplace(key_of_place(resource.root), id);
  resources_.push_back(std::move(resource));
  return id;
}

Result<DocumentId> SchemaIndex::open(std::string_view uri) {
  const std::string name(split_fragment(uri).first);
  if (const auto found = document_ids_.find(name); found != document_ids_.end()) {
    if (const auto broken = broken_.find(found->second); broken != broken_.end()) return broken->second;
    return found->second;
  }
  std::shared_ptr<const Document> document = read(name);
  if (!document) return nothing_at("'" + name + "': no such document was given");
  if (constexpr std::size_t kLevels = ReadLimits{}.max_depth; nests_deeper_than(document->root(), kLevels)) {
    return Error{ErrorCode::nesting_too_deep, "the schema is nested deeper than " + std::to_string(kLevels) + " levels",
                 document->locate("")};  // a value that no reader has bounded
  }
  const auto id = static_cast<DocumentId>(documents_.size());
  documents_.push_back({name, std::move(document)});
  document_ids_.emplace(name, id);
  if (Status scanned = scan_document(id); !scanned) {
    broken_.emplace(id, scanned.error());
    return scanned.error();
  }
  return id;
}

ResourceId SchemaIndex::resource_at(const Place& place) const {
  Place ancestor = place;
  while (true) {
    if (const auto found = by_place_.find(key_of_place(ancestor)); found != by_place_.end()) return found->second;
    if (ancestor.pointer.empty()) return 0;
    ancestor.pointer.erase(ancestor.pointer.rfind('/'));
  }
}

const Anchor* SchemaIndex::find_anchor(const Place& target, std::string_view name) const {
  const auto& anchors = resources_[resource_at(target)].anchors;
  const auto found = anchors.find(std::string(name));
  return found == anchors.end() || found->second.pointer != target.pointer ? nullptr : &found->second;
}

// The root of the resource of that URI; opens documents until one holds it.
Result<Place> SchemaIndex::locate_resource(const std::string& uri) {
  if (const auto found = by_uri_.find(uri); found != by_uri_.end()) return resources_[found->second].root;
  if (read(uri)) {
    Result<DocumentId> document = open(uri);
    if (!document) return document.error();
    return Place{*document, ""};
  }
  // An embedded `$id` of a document that nothing has led to yet.
  for (const std::string& other : registry_.uris()) {
    if (document_ids_.contains(other)) continue;
    if (Result<DocumentId> opened = open(other); !opened) continue;
    if (const auto found = by_uri_.find(uri); found != by_uri_.end()) return resources_[found->second].root;
  }
  return nothing_at("'" + uri + "'");
}

Result<Place> SchemaIndex::resolve(ResourceId from, std::string_view reference) {
  const std::string target = resolve_uri(resources_[from].uri, reference);
  const auto [uri, raw_fragment] = split_fragment(target);
  Result<Place> root = locate_resource(std::string(uri));
  if (!root) return root.error();
  const std::string fragment = percent_decode(raw_fragment);
  if (fragment.empty()) return root;
  if (fragment.starts_with('/')) {
    Place place{root->document, root->pointer + fragment};
    if (value(place) == nullptr) return nothing_at("'" + std::string(reference) + "'");
    return place;
  }
  const Resource& owner = resources_[resource_at(*root)];
  const auto anchor = owner.anchors.find(fragment);
  if (anchor == owner.anchors.end()) return nothing_at("'" + std::string(reference) + "': no such anchor");
  return Place{root->document, anchor->second.pointer};
}

const Json* SchemaIndex::value(const Place& place) const {
  return documents_[place.document].document->find(place.pointer);
}

Location SchemaIndex::locate(const Place& place) const {
  return documents_[place.document].document->locate(place.pointer);
}

}  // namespace steelyard::json_schema
