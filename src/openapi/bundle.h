// A document and every document that it refers to, each read once and each reference checked.
//
//   Result<Bundle> bundle = read_bundle(source, "openapi.yaml");
//   Node paths = bundle->root().member("paths");
#pragma once

#include <map>          // documents by path
#include <memory>       // shared documents
#include <optional>     // absent members
#include <string>       // pointers
#include <string_view>  // members

#include "base/document.h"
#include "base/json_fwd.h"
#include "base/result.h"
#include "json_schema/schema.h"
#include "openapi/contract.h"

namespace steelyard::openapi {

// A value in one of the documents.
struct Node {
  const Document* document = nullptr;
  const Json* value = nullptr;
  std::string uri;      // of the document
  std::string pointer;  // of the value in it

  Location where() const { return document->locate(pointer); }
  SchemaRef ref() const { return {uri, pointer}; }
  // The member of that name, if the value is an object that has it.
  std::optional<Node> member(std::string_view name) const;
  Node item(std::size_t index) const;
};

class Bundle {
 public:
  // Of documents that were read and checked as a bundle before.
  static Bundle of(const json_schema::Registry& registry);

  void add(const std::string& path, std::shared_ptr<const Document> document);
  bool has(const std::string& path) const { return documents_.count(path) != 0; }
  Node root() const;

  // Follows `$ref` until there is none, or until the chain leads back to itself. Every reference was checked when the
  // bundle was read, so this cannot fail for a reference that is a member of an OpenAPI object.
  Node follow(Node node) const;

  // What the reference names, seen from a document. Errors: reference_unresolved, reference_outside, reference_remote.
  Result<Node> resolve(const Node& from, const std::string& reference) const;

  const json_schema::Registry& registry() const { return registry_; }

  // Paths and URIs stand for each other: the schema engine knows documents by URI.
  static std::string uri_of(const std::string& path) { return "file:///" + path; }
  static std::string path_of(const std::string& uri) { return uri.substr(8); }

 private:
  std::map<std::string, std::shared_ptr<const Document>> documents_;
  std::string root_path_;
  json_schema::Registry registry_;
};

// Reads the document at the path and, through the source, each file that a `$ref` in it names, and so on.
Result<Bundle> read_bundle(const DocumentSource& source, const std::string& path);

// A bundle of one document that is in memory. Errors: duplicate_key, those of its references.
Result<Bundle> make_bundle(const Document& document);

}  // namespace steelyard::openapi
