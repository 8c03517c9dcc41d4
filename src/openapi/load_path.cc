// Paths Object, Path Item Object and Operation Object (OAS 3.1.1, 4.8.8 to 4.8.10).
#include <algorithm>  // std::find_if
#include <array>      // methods
#include <cctype>     // std::toupper

#include "base/json.h"
#include "openapi/load.h"
#include "openapi/path_template.h"

namespace steelyard::openapi {
namespace {

constexpr std::array<std::string_view, 8> kMethods = {"get",     "put",  "post",  "delete",
                                                      "options", "head", "patch", "trace"};

std::string upper(std::string_view text) {
  std::string result;
  for (char c : text) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

// Adds a parameter, or puts it in the place of one of the same name and place (operation over path item).
void merge_parameter(std::vector<Parameter>& parameters, Parameter&& parameter) {
  const auto same = std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& other) {
    return other.name == parameter.name && other.in == parameter.in;
  });
  if (same == parameters.end()) {
    parameters.push_back(std::move(parameter));
  } else {
    *same = std::move(parameter);
  }
}

void load_parameters(Loading& loading, ObjectReader& object, std::vector<Parameter>& parameters) {
  const auto list = object.array("parameters");
  if (!list) return;
  for (std::size_t i = 0; i < list->value->size(); ++i) {
    std::optional<Parameter> parameter = load_parameter(loading, loading.bundle.follow(list->item(i)));
    if (parameter) merge_parameter(parameters, std::move(*parameter));
  }
}

// Every name in the template has a path parameter and the other way round.
void check_path_parameters(Loading& loading, const Operation& operation) {
  const std::vector<std::string> names = template_names(operation.path);
  for (const Parameter& parameter : operation.parameters) {
    if (parameter.in != ParameterPlace::path) continue;
    if (std::find(names.begin(), names.end(), parameter.name) == names.end()) {
      loading.warn("the path \"" + operation.path + "\" has no place for the parameter \"" + parameter.name + "\"",
                   parameter.where);
    }
  }
  for (const std::string& name : names) {
    const bool described =
        std::any_of(operation.parameters.begin(), operation.parameters.end(),
                    [&](const Parameter& p) { return p.in == ParameterPlace::path && p.name == name; });
    if (!described) loading.warn("the path parameter \"" + name + "\" is not described", operation.where);
  }
}

// What an operation takes over from its path item and document.
struct Inherited {
  std::vector<Parameter> parameters;
  std::vector<Server> servers;
  std::vector<SecurityRequirement> security;
};

Operation load_operation(Loading& loading, const std::string& path, std::string_view method, const Node& node,
                         const Inherited& inherited) {
  ObjectReader object(loading, node, "operation object");
  Operation operation;
  operation.where = node.where();
  operation.object = node.ref();
  operation.path = path;
  operation.method = upper(method);
  operation.id = object.text("operationId");
  operation.summary = object.text("summary");
  operation.deprecated = object.flag("deprecated");
  if (const auto tags = object.array("tags")) {
    for (const Json& tag : *tags->value) operation.tags.push_back(tag.is_string() ? tag.get<std::string>() : "");
  }
  operation.parameters = inherited.parameters;
  load_parameters(loading, object, operation.parameters);
  if (const auto body = object.object("requestBody")) operation.request_body = load_request_body(loading, *body);
  if (const auto responses = object.object("responses")) operation.responses = load_responses(loading, *responses);
  operation.security = load_security(loading, object).value_or(inherited.security);
  operation.servers = inherited.servers;
  if (const auto servers = object.array("servers")) operation.servers = load_servers(loading, *servers);
  object.skip({"description", "externalDocs"});
  object.unsupported({"callbacks"});
  object.finish();
  check_path_parameters(loading, operation);
  return operation;
}

// Two templates that differ only in the names of their parameters answer to the same paths.
void check_ambiguous(Loading& loading, const std::vector<Named>& items) {
  std::map<std::string, std::string> seen;
  for (const Named& item : items) {
    const auto [other, fresh] = seen.emplace(template_shape(item.name), item.name);
    if (!fresh) {
      loading.fail(ErrorCode::openapi_invalid,
                   "the paths \"" + other->second + "\" and \"" + item.name + "\" answer to the same requests",
                   item.node.where());
    }
  }
}

}  // namespace

void load_path_item(Loading& loading, const Named& entry, const std::vector<SecurityRequirement>& security) {
  ObjectReader object(loading, entry.node, "path item object");
  Inherited inherited;
  inherited.security = security;
  load_parameters(loading, object, inherited.parameters);
  inherited.servers = loading.contract.servers;
  if (const auto servers = object.array("servers")) inherited.servers = load_servers(loading, *servers);
  object.skip({"summary", "description", "$ref"});
  for (const std::string_view method : kMethods) {
    const auto node = object.object(method);
    if (node) loading.contract.operations.push_back(load_operation(loading, entry.name, method, *node, inherited));
  }
  object.finish();
}

void load_paths(Loading& loading, ObjectReader& root, const Node& paths) {
  const std::vector<SecurityRequirement> security =
      load_security(loading, root).value_or(std::vector<SecurityRequirement>());
  const std::vector<Named> items = patterned_fields(loading, paths);
  for (const Named& item : items) {
    if (!item.name.starts_with("/")) {
      loading.fail(ErrorCode::openapi_invalid, "the path \"" + item.name + "\" does not begin with a slash",
                   paths.member(item.name)->where());
    }
    if (!is_path_template(item.name)) {
      loading.fail(ErrorCode::openapi_invalid, "the braces of the path \"" + item.name + "\" name no parameter",
                   paths.member(item.name)->where());
    }
    load_path_item(loading, item, security);
  }
  check_ambiguous(loading, items);
}

}  // namespace steelyard::openapi
