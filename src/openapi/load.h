// The parts of loading, one file a kind of object. Not for use outside this folder: see contract.h.
#pragma once

#include <optional>  // absent parts
#include <string>    // names
#include <vector>    // lists

#include "openapi/object_reader.h"

namespace steelyard::openapi {

// A map of names to objects: "name" and node, references followed, extensions left out.
struct Named {
  std::string name;
  Node node;
};
std::vector<Named> named_members(const Loading& loading, const Node& map);

std::vector<Server> load_servers(Loading& loading, const Node& array);
Server make_server(const std::string& url);

std::map<std::string, SecurityScheme> load_security_schemes(Loading& loading, const Node& map);
std::vector<SecurityRequirement> load_security(Loading& loading, const Node& array);

std::vector<Example> load_examples(Loading& loading, ObjectReader& object);
MediaType load_media_type(Loading& loading, const std::string& range, const Node& node);
std::vector<MediaType> load_content(Loading& loading, const Node& map);

std::optional<Parameter> load_parameter(Loading& loading, const Node& node);
Header load_header(Loading& loading, const std::string& name, const Node& node);

std::vector<ResponseSpec> load_responses(Loading& loading, const Node& map);
RequestBody load_request_body(Loading& loading, const Node& node);

// `root` is the document: its `security` holds for every operation that has none of its own.
void load_paths(Loading& loading, ObjectReader& root, const Node& paths);

}  // namespace steelyard::openapi
