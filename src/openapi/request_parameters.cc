#include <algorithm>  // std::any_of
#include <utility>    // std::move

#include "base/json.h"
#include "http/message.h"
#include "openapi/check_readings.h"
#include "openapi/parameter_value.h"
#include "openapi/request_validation.h"

namespace steelyard::openapi {
namespace {

// Header parameters of these names are to be ignored (OAS 3.1.1, "Parameter Object", `name`).
constexpr std::string_view kIgnoredHeaders[] = {"Accept", "Content-Type", "Authorization"};

bool is_ignored(const Parameter& parameter) {
  return parameter.in == ParameterPlace::header &&
         std::any_of(std::begin(kIgnoredHeaders), std::end(kIgnoredHeaders),
                     [&](std::string_view name) { return http::equals_ignore_case(name, parameter.name); });
}

// True if a security scheme reads its key from the parameter, whether or not an operation asks for it.
bool is_credential(const RequestContract& rules, const Parameter& parameter) {
  const auto reads = [&](const SecurityScheme& scheme) {
    return !scheme.key_name.empty() && scheme.in == parameter.in &&
           http::equals_ignore_case(scheme.key_name, parameter.name);
  };
  const auto& schemes = rules.contract.security_schemes;
  return std::any_of(schemes.begin(), schemes.end(), [&](const auto& entry) { return reads(entry.second); }) ||
         std::any_of(rules.more_credentials.begin(), rules.more_credentials.end(), reads);
}

RequestPart part_of(ParameterPlace place) { return static_cast<RequestPart>(place); }
static_assert(static_cast<int>(RequestPart::cookie) == static_cast<int>(ParameterPlace::cookie));

Violation violation(const Parameter& parameter, std::string keyword, std::string message) {
  return {part_of(parameter.in), parameter.name, "", std::move(keyword), std::move(message), parameter.where};
}

// `?flag` and `?flag=` where `allowEmptyValue` permits it.
bool is_permitted_empty(const Parameter& parameter, const ParameterSources& sources) {
  return parameter.allow_empty_value && parameter.in == ParameterPlace::query &&
         std::any_of(sources.query.begin(), sources.query.end(),
                     [&](const http::RawField& field) { return field.name == parameter.name && field.value.empty(); });
}

const SchemaRef* schema_of(const Parameter& parameter) {
  if (parameter.schema) return &*parameter.schema;
  return parameter.content && parameter.content->schema ? &*parameter.content->schema : nullptr;
}

Status check_schema(const RequestContract& rules, const Parameter& parameter, const Readings& readings,
                    std::vector<Violation>& violations) {
  const SchemaRef* schema = schema_of(parameter);
  if (schema == nullptr) return {};
  const auto failures = check_readings(rules.validators, *schema, json_schema::Direction::request, readings);
  if (!failures) return failures.error();
  const bool secret = is_credential(rules, parameter);
  for (const json_schema::Failure& failure : *failures) {
    std::string message = secret ? "the value does not satisfy `" + failure.keyword + "`" : failure.message;
    violations.push_back({part_of(parameter.in), parameter.name, failure.instance_pointer, failure.keyword,
                          std::move(message), failure.schema_location});
  }
  return {};
}

Status check_parameter(const RequestContract& rules, const Operation& operation, const Parameter& parameter,
                       const ParameterSources& sources, std::vector<Violation>& violations) {
  if (is_ignored(parameter) || is_permitted_empty(parameter, sources)) return {};
  const Result<Readings> readings = read_parameter(rules.contract, operation, parameter, sources);
  if (!readings) {
    violations.push_back(violation(parameter, parameter.content ? "syntax" : "style", readings.error().message));
    return {};
  }
  if (!readings->empty()) return check_schema(rules, parameter, *readings, violations);
  if (parameter.required) {
    violations.push_back(
        violation(parameter, "required",
                  "the " + std::string(to_string(parameter.in)) + " parameter \"" + parameter.name + "\" is missing"));
  }
  return {};
}

}  // namespace

Result<std::vector<Violation>> validate_parameters(const RequestContract& rules, const Operation& operation,
                                                   const PathParameters& path, const http::Request& request) {
  const ParameterSources sources = parameter_sources(request, path);
  std::vector<Violation> violations;
  for (const Parameter& parameter : operation.parameters) {
    if (Status checked = check_parameter(rules, operation, parameter, sources, violations); !checked) {
      return checked.error();
    }
  }
  return violations;
}

}  // namespace steelyard::openapi
