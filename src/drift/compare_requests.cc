// What requests are made of: parameters and bodies.
#include <algorithm>  // std::find_if

#include "drift/contract_pair.h"
#include "http/message.h"
#include "openapi/path_template.h"

namespace steelyard::drift {
namespace {

using openapi::Operation;
using openapi::Parameter;
using openapi::ParameterPlace;

// The place of a path parameter in its template: its name does not matter to who sends requests.
std::size_t position_of(const Operation& operation, const std::string& name) {
  const std::vector<std::string> names = openapi::template_names(operation.path);
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

const Parameter* find_same(const Operation& in, const Operation& from, const Parameter& wanted) {
  const auto found = std::find_if(in.parameters.begin(), in.parameters.end(), [&](const Parameter& other) {
    if (other.in != wanted.in) return false;
    if (wanted.in == ParameterPlace::path) return position_of(in, other.name) == position_of(from, wanted.name);
    if (wanted.in == ParameterPlace::header) return http::equals_ignore_case(other.name, wanted.name);
    return other.name == wanted.name;
  });
  return found == in.parameters.end() ? nullptr : &*found;
}

std::shared_ptr<const Site> site_of(const Operation& operation, const Parameter& parameter) {
  Site site;
  site.subject = Subject::parameter;
  site.direction = Direction::request;
  site.operation = operation.label();
  site.is_called = !operation.name.empty();
  site.name = std::string(to_string(parameter.in)) + " " + parameter.name;
  site.is_text = !parameter.content;
  return std::make_shared<const Site>(std::move(site));
}

std::optional<json_schema::SchemaRef> schema_of(const Parameter& parameter) {
  return parameter.content ? parameter.content->schema : parameter.schema;
}

// True if its schema says by itself that a value is neither array nor object.
bool is_scalar(const openapi::Contract& contract, const Parameter& parameter) {
  const auto schema = schema_of(parameter);
  const std::string type = schema ? raw_object(contract, *schema).text("type") : "";
  return type == "string" || type == "number" || type == "integer" || type == "boolean";
}

// How the value is written: {"style": "form", "explode": true}. One value alone is written the same with and without
// `explode` (OAS 3.1.0, "Parameter Object": "for other types of parameters this property has no effect").
Json style_of(const Parameter& parameter, bool scalar) {
  Json style = {{"style", parameter.style}};
  if (!scalar) style["explode"] = parameter.explode;
  if (parameter.content) style["content"] = parameter.content->range;
  return style;
}

void compare_deprecation(ContractPair& pair, const std::shared_ptr<const Site>& site, const Parameter& base,
                         const Parameter& revision) {
  const RawObject before = raw_object(pair.base, base.object);
  const RawObject after = raw_object(pair.revision, revision.object);
  const auto is_deprecated = [](const RawObject& object) {
    const Json* flag = object.member("deprecated");
    return flag != nullptr && *flag == true;
  };
  const std::string from = before.text("x-sunset");
  const std::string to = after.text("x-sunset");
  if (is_deprecated(before) != is_deprecated(after)) {
    const bool added = is_deprecated(after);
    pair.tell(FactKind::deprecated, added ? Change::added : Change::removed, site, before.locate("deprecated"),
              after.locate("deprecated"))
        .sunset = added ? to : from;
  } else if (from != to && is_deprecated(after)) {
    const auto value_of = [](const std::string& date) {
      return date.empty() ? std::nullopt : std::optional<Json>(date);
    };
    const Change change = from.empty() ? Change::added : to.empty() ? Change::removed : Change::changed;
    pair.tell(FactKind::sunset, change, site, before.locate("x-sunset"), after.locate("x-sunset"), value_of(from),
              value_of(to));
  }
}

void compare_style(ContractPair& pair, const std::shared_ptr<const Site>& site, const Parameter& base,
                   const Parameter& revision) {
  const bool scalar = is_scalar(pair.base, base) && is_scalar(pair.revision, revision);
  Json before = style_of(base, scalar);
  Json after = style_of(revision, scalar);
  if (before != after) {
    pair.tell(FactKind::parameter_style, Change::changed, site, base.where, revision.where, std::move(before),
              std::move(after));
  }
  if (base.allow_reserved != revision.allow_reserved) {
    pair.tell(FactKind::allow_reserved, revision.allow_reserved ? Change::added : Change::removed, site, base.where,
              revision.where);
  }
  // OAS 3.1.1, 4.8.12.2.1: of query parameters only.
  if (revision.in == ParameterPlace::query && base.allow_empty_value != revision.allow_empty_value) {
    pair.tell(FactKind::allow_empty_value, revision.allow_empty_value ? Change::added : Change::removed, site,
              base.where, revision.where);
  }
}

void compare_parameter(ContractPair& pair, const Operation& operation, const Parameter& base,
                       const Parameter& revision) {
  const std::shared_ptr<const Site> site = site_of(operation, revision);
  if (base.required != revision.required) {
    pair.tell(FactKind::parameter_required, revision.required ? Change::added : Change::removed, site, base.where,
              revision.where);
  }
  compare_style(pair, site, base, revision);
  compare_deprecation(pair, site, base, revision);
  const auto before = schema_of(base);
  const auto after = schema_of(revision);
  if (before && after) compare_schema(pair, site, *before, *after);
}

std::shared_ptr<const Site> body_site(const Operation& operation) {
  Site site;
  site.subject = Subject::request_body;
  site.direction = Direction::request;
  site.operation = operation.label();
  site.is_called = !operation.name.empty();
  return std::make_shared<const Site>(std::move(site));
}

}  // namespace

void compare_parameters(ContractPair& pair, const Operation& base, const Operation& revision) {
  for (const Parameter& parameter : revision.parameters) {
    if (const Parameter* same = find_same(base, revision, parameter)) {
      compare_parameter(pair, revision, *same, parameter);
    } else {
      pair.tell(FactKind::parameter, Change::added, site_of(revision, parameter), base.where, parameter.where)
          .required = parameter.required;
    }
  }
  for (const Parameter& parameter : base.parameters) {
    if (find_same(revision, base, parameter) != nullptr) continue;
    const RawObject object = raw_object(pair.base, parameter.object);
    const Json* deprecated = object.member("deprecated");
    Fact& fact =
        pair.tell(FactKind::parameter, Change::removed, site_of(revision, parameter), parameter.where, revision.where);
    fact.required = parameter.required;
    fact.deprecated = deprecated != nullptr && *deprecated == true;
    fact.sunset = object.text("x-sunset");
  }
}

void compare_request_body(ContractPair& pair, const Operation& base, const Operation& revision) {
  const std::shared_ptr<const Site> site = body_site(revision);
  if (!base.request_body && !revision.request_body) return;
  if (!base.request_body) {
    pair.tell(FactKind::request_body, Change::added, site, base.where, revision.request_body->where).required =
        revision.request_body->required;
    return;
  }
  if (!revision.request_body) {
    pair.tell(FactKind::request_body, Change::removed, site, base.request_body->where, revision.where);
    return;
  }
  const openapi::RequestBody& before = *base.request_body;
  const openapi::RequestBody& after = *revision.request_body;
  if (before.required != after.required) {
    pair.tell(FactKind::request_body_required, after.required ? Change::added : Change::removed, site, before.where,
              after.where);
  }
  compare_content(pair, *site, before.content, after.content, before.where, after.where);
}

}  // namespace steelyard::drift
