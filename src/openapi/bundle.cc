#include "openapi/bundle.h"

#include <algorithm>  // std::find
#include <deque>      // documents to read
#include <set>        // references followed

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/source.h"
#include "openapi/vocabulary.h"

namespace steelyard::openapi {
namespace {

struct Reference {
  std::string pointer;  // of the object that has the `$ref`
  std::string target;
  bool below_id = false;  // an `$id` above changes the base; the schema engine resolves these
};

// Collects every `$ref` of a document. Depth is bounded by the readers.
class ReferenceWalk {
 public:
  explicit ReferenceWalk(std::vector<Reference>& found) : found_(found) {}

  void walk(const Json& value, const std::string& pointer, bool names, bool below_id) {
    if (value.is_array()) {
      std::size_t index = 0;
      for (const Json& item : value) walk(item, pointer_append(pointer, index++), false, below_id);
      return;
    }
    if (!value.is_object()) return;
    if (!names) {
      below_id = below_id || find_member(value, "$id") != nullptr;
      const Json* reference = find_member(value, "$ref");
      if (reference != nullptr && reference->is_string()) {
        found_.push_back({pointer, reference->get<std::string>(), below_id});
      }
    }
    for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
      if (!member.is_structured() || (!names && holds_data(key, member))) continue;
      walk(member, pointer_append(pointer, key), !names && member.is_object() && holds_names(key), below_id);
    }
  }

 private:
  std::vector<Reference>& found_;
};

struct Split {
  std::string path;      // "" for the same document
  std::string fragment;  // percent-decoded
};

Split split_reference(const std::string& reference) {
  const std::size_t hash = reference.find('#');
  if (hash == std::string::npos) return {percent_decode(reference), ""};
  return {percent_decode(reference.substr(0, hash)), percent_decode(reference.substr(hash + 1))};
}

bool is_pointer(const std::string& fragment) { return fragment.empty() || fragment.front() == '/'; }

Error at(Error error, const Node& node) {
  error.where = node.document->locate(node.pointer + "/$ref");
  return error;
}

using Places = std::set<std::pair<std::string, std::string>>;

// Follows the chain of references that begins at the node, to see that it ends. `sound` are the places from which a
// chain is known to end; those of this one are added.
Status check_chain(const Bundle& bundle, const Node& start, Places& sound) {
  Places seen;
  Node node = start;
  while (sound.count({node.uri, node.pointer}) == 0) {
    const Json* reference = find_member(*node.value, "$ref");
    if (reference == nullptr || !reference->is_string()) break;
    if (!seen.emplace(node.uri, node.pointer).second) {
      return at({ErrorCode::reference_cycle, "the reference leads back to itself", {}}, start);
    }
    if (find_member(*node.value, "$id") != nullptr) break;
    if (!is_pointer(split_reference(reference->get<std::string>()).fragment)) break;
    Result<Node> next = bundle.resolve(node, reference->get<std::string>());
    if (!next) return at(next.error(), node);
    node = *next;
  }
  sound.merge(seen);
  return {};
}

Status check_unique_keys(const Document& document) {
  if (document.duplicate_keys().empty()) return {};
  const DuplicateKey& key = document.duplicate_keys().front();
  return Error{ErrorCode::duplicate_key,
               "the object names the member at " + key.pointer + " twice",
               {document.file(), key.line, key.column}};
}

Result<std::shared_ptr<const Document>> read_one(const DocumentSource& source, const std::string& path) {
  Result<std::string> text = source.read(path);
  if (!text) return text.error();
  Result<Document> document = read_document(*text, source.display_name(path));
  if (!document) return document.error();
  if (Status unique = check_unique_keys(*document); !unique) return unique.error();
  return std::make_shared<const Document>(std::move(*document));
}

// An error of reaching a file is one of the reference to it; what is wrong inside the file stays there.
Error of_reference(Error error, const std::string& path, const Location& asked_at) {
  if (error.code == ErrorCode::file_not_readable) {
    return {ErrorCode::reference_unresolved, "there is no file \"" + path + "\"", asked_at};
  }
  if (error.code == ErrorCode::reference_outside) {
    return {error.code, "\"" + path + "\" leads outside the folder of the document", asked_at};
  }
  return error;
}

std::vector<Reference> references_of(const Document& document) {
  std::vector<Reference> references;
  ReferenceWalk(references).walk(document.root(), "", false, false);
  return references;
}

// Checks the references of the document at the path, and names the files that are still to be read.
Status check_references(const Bundle& bundle, const std::string& path, const Document& document,
                        const std::vector<Reference>& references) {
  const std::string uri = Bundle::uri_of(path);
  Places sound;
  for (const Reference& reference : references) {
    if (reference.below_id) continue;
    const Node node{&document, document.find(reference.pointer), uri, reference.pointer};
    if (Status chain = check_chain(bundle, node, sound); !chain) return chain.error();
  }
  return {};
}

}  // namespace

std::optional<Node> Node::member(std::string_view name) const {
  const Json* found = document->member(*value, name);
  if (found == nullptr) return std::nullopt;
  return Node{document, found, uri, pointer_append(pointer, name)};
}

Node Node::item(std::size_t index) const { return {document, &(*value)[index], uri, pointer_append(pointer, index)}; }

void Bundle::add(const std::string& path, std::shared_ptr<const Document> document) {
  if (documents_.empty()) root_path_ = path;
  registry_.add(uri_of(path), document);
  documents_[path] = std::move(document);
}

Bundle Bundle::of(const json_schema::Registry& registry) {
  Bundle bundle;
  for (const std::string& uri : registry.uris()) bundle.add(path_of(uri), registry.share(uri));
  return bundle;
}

Node Bundle::root() const {
  const Document* document = documents_.at(root_path_).get();
  return {document, &document->root(), uri_of(root_path_), ""};
}

Result<Node> Bundle::resolve(const Node& from, const std::string& reference) const {
  const Split split = split_reference(reference);
  std::string path = path_of(from.uri);
  if (!split.path.empty()) {
    Result<std::string> resolved = resolve_path(path, split.path);
    if (!resolved) return resolved.error();
    path = *resolved;
  }
  const auto document = documents_.find(path);
  const Json* value =
      document == documents_.end() || !is_pointer(split.fragment) ? nullptr : document->second->find(split.fragment);
  if (value == nullptr) {
    return Error{ErrorCode::reference_unresolved, "there is nothing at \"" + reference + "\"", from.where()};
  }
  return Node{document->second.get(), value, uri_of(path), split.fragment};
}

Node Bundle::follow(Node node) const {
  // Chains below an `$id` are left to the schema engine and were not checked: they may lead back to themselves.
  std::set<const Json*> seen;
  for (const Json* reference = find_member(*node.value, "$ref"); reference != nullptr && reference->is_string();
       reference = find_member(*node.value, "$ref")) {
    if (!seen.insert(node.value).second) break;
    Result<Node> next = resolve(node, reference->get<std::string>());
    if (!next) break;
    node = *next;
  }
  return node;
}

Result<Bundle> read_bundle(const DocumentSource& source, const std::string& path) {
  Bundle bundle;
  std::vector<std::pair<std::string, std::vector<Reference>>> references;
  std::deque<std::string> waiting = {path};
  std::map<std::string, std::shared_ptr<const Document>> documents;
  std::map<std::string, Location> asked_at;  // the first reference to each file
  while (!waiting.empty()) {
    const std::string next = waiting.front();
    waiting.pop_front();
    Result<std::shared_ptr<const Document>> document = read_one(source, next);
    if (!document) {
      Error error = document.error();
      return asked_at.count(next) == 0 ? error : of_reference(std::move(error), next, asked_at[next]);
    }
    bundle.add(next, *document);
    documents[next] = *document;
    references.emplace_back(next, references_of(**document));
    for (const Reference& reference : references.back().second) {
      const std::string file = split_reference(reference.target).path;
      if (file.empty() || reference.below_id) continue;
      const Location place = (*document)->locate(reference.pointer + "/$ref");
      Result<std::string> resolved = resolve_path(next, file);
      if (!resolved) {
        Error error = resolved.error();
        error.where = place;
        return error;
      }
      if (asked_at.emplace(*resolved, place).second && !bundle.has(*resolved)) waiting.push_back(*resolved);
    }
  }
  for (const auto& [file, found] : references) {
    if (Status status = check_references(bundle, file, *documents[file], found); !status) return status.error();
  }
  return bundle;
}

Result<Bundle> make_bundle(const Document& document) {
  if (Status unique = check_unique_keys(document); !unique) return unique.error();
  Bundle bundle;
  auto shared = std::make_shared<const Document>(document);
  bundle.add(document.file(), shared);
  if (Status status = check_references(bundle, document.file(), *shared, references_of(document)); !status) {
    return status.error();
  }
  return bundle;
}

}  // namespace steelyard::openapi
