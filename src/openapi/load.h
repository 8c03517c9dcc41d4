// The parts of loading, one file a kind of object. Not for use outside this folder: see contract.h.
#pragma once

#include <optional>  // absent parts
#include <string>    // names
#include <vector>    // lists

#include "openapi/object_reader.h"

namespace steelyard::openapi {

// A member of a map of names to objects: "name" and node, references followed.
struct Named {
  std::string name;
  Node node;
};
// Every member: the names are the author's, and "x-api-key" is one like any other.
std::vector<Named> named_members(const Loading& loading, const Node& map);
// The members of a Paths or Responses Object, which may be extended: what begins with "x-" is left out.
std::vector<Named> patterned_fields(const Loading& loading, const Node& object);

std::vector<Server> load_servers(Loading& loading, const Node& array);
Server make_server(const std::string& url);

std::map<std::string, SecurityScheme> load_security_schemes(Loading& loading, const Node& map);
// The `security` of the document or of an operation; nothing if it has none. An empty `security:` is an error, because
// it would make the operation public unseen; `[]` says so.
std::optional<std::vector<SecurityRequirement>> load_security(Loading& loading, ObjectReader& object);

std::vector<Example> load_examples(Loading& loading, ObjectReader& object);
MediaType load_media_type(Loading& loading, const std::string& range, const Node& node);
std::vector<MediaType> load_content(Loading& loading, const Node& map);

std::optional<Parameter> load_parameter(Loading& loading, const Node& node);
Header load_header(Loading& loading, const std::string& name, const Node& node);

std::vector<ResponseSpec> load_responses(Loading& loading, const Node& map);
RequestBody load_request_body(Loading& loading, const Node& node);

// Adds the operations of one Path Item Object to the contract. `security` holds for those that have none of their own.
void load_path_item(Loading& loading, const Named& entry, const std::vector<SecurityRequirement>& security);

// `root` is the document: its `security` holds for every operation that has none of its own.
void load_paths(Loading& loading, ObjectReader& root, const Node& paths);

}  // namespace steelyard::openapi
