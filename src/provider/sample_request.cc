#include "provider/sample_request.h"

#include <algorithm>  // std::any_of

#include "base/json.h"
#include "http/form.h"
#include "openapi/schema_view.h"
#include "openapi/security.h"
#include "provider/credentials.h"
#include "provider/generate.h"
#include "provider/sample_body.h"

namespace steelyard::provider {
namespace {

using openapi::Operation;
using openapi::Parameter;
using openapi::ParameterPlace;

Json value_of(const Provider& provider, const std::vector<openapi::Example>& examples,
              const std::optional<openapi::SchemaRef>& schema) {
  if (!examples.empty()) return *examples.front().value;
  if (!schema) return "value";
  return generate(openapi::SchemaView(provider.contract->registry, *schema), {});
}

std::string scalar_text(const Json& value) { return value.is_string() ? value.get<std::string>() : write_json(value); }

// %XX for everything that RFC 3986 does not call unreserved.
std::string percent_encode(const std::string& text) {
  std::string encoded = http::form_encode(text);
  std::string result;
  for (const char c : encoded) {
    if (c == '+') {
      result += "%20";
    } else {
      result += c;
    }
  }
  return result;
}

using Encode = std::string (*)(const std::string&);

std::string as_it_is(const std::string& text) { return text; }

// The parts of an array or object as `separator` joins them; "k,v" pairs for objects unless they explode to "k=v".
std::string joined(const Json& value, const std::string& separator, bool explode, Encode encode = percent_encode) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : separator) + part; };
  if (value.is_object()) {
    for (const auto& [name, member] : value.get_ref<const Json::object_t&>()) {
      add(encode(name) + (explode ? "=" : ",") + encode(scalar_text(member)));
    }
  } else if (value.is_array()) {
    for (const Json& item : value) add(encode(scalar_text(item)));
  } else {
    text = encode(scalar_text(value));
  }
  return text;
}

std::string path_text(const Parameter& parameter, const Json& value) {
  if (parameter.style == "label") return "." + joined(value, parameter.explode ? "." : ",", parameter.explode);
  if (parameter.style != "matrix") return joined(value, ",", parameter.explode);
  if (value.is_object() && parameter.explode) return ";" + joined(value, ";", true);
  if (value.is_array() && parameter.explode) {
    std::string text;
    for (const Json& item : value) text += ";" + parameter.name + "=" + percent_encode(scalar_text(item));
    return text;
  }
  return ";" + parameter.name + "=" + joined(value, ",", false);
}

// name=value pairs of the styles form, spaceDelimited, pipeDelimited and deepObject; `between` stands between pairs:
// "&" in a query, "; " among cookies.
std::string field_text(const Parameter& parameter, const Json& value, const std::string& between) {
  const std::string name = percent_encode(parameter.name);
  if (value.is_object() && parameter.style == "deepObject") {
    std::string text;
    for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
      text +=
          (text.empty() ? "" : between) + name + "[" + percent_encode(key) + "]=" + percent_encode(scalar_text(member));
    }
    return text;
  }
  if (value.is_object() && parameter.explode) return joined(value, between, true);
  if (value.is_array() && parameter.explode) {
    std::string text;
    for (const Json& item : value)
      text += (text.empty() ? "" : between) + name + "=" + percent_encode(scalar_text(item));
    return text;
  }
  const char* separator = parameter.style == "spaceDelimited"  ? "%20"
                          : parameter.style == "pipeDelimited" ? "%7C"
                                                               : ",";
  return name + "=" + joined(value, separator, false);
}

void put_parameter(const Provider& provider, const Parameter& parameter, http::Request& request) {
  Json value = parameter.content
                   ? Json(write_json(value_of(provider, parameter.content->examples, parameter.content->schema)))
                   : value_of(provider, parameter.examples, parameter.schema);
  const std::string hole = "{" + parameter.name + "}";
  const std::size_t at = request.target.find(hole);
  switch (parameter.in) {
    case ParameterPlace::path:
      if (at != std::string::npos) request.target.replace(at, hole.size(), path_text(parameter, value));
      break;
    case ParameterPlace::query:
      request.target += (request.target.find('?') == std::string::npos ? "?" : "&") + field_text(parameter, value, "&");
      break;
    case ParameterPlace::header:
      request.headers.set(parameter.name, joined(value, ",", parameter.explode, as_it_is));
      break;
    case ParameterPlace::cookie:
      openapi::add_cookie(request, field_text(parameter, value, "; "));
      break;
  }
}

void put_body(const Provider& provider, const openapi::RequestBody& body, http::Request& request) {
  if (body.content.empty()) return;
  const openapi::MediaType& media = body.content.front();
  SampleBody sample = sample_body(media, value_of(provider, media.examples, media.schema));
  request.headers.set("Content-Type", sample.content_type);
  request.body = std::move(sample.text);
}

}  // namespace

http::Request sample_request(const Provider& provider, const Operation& operation, const std::string& key) {
  http::Request request;
  request.method = operation.method;
  request.target = operation.path;
  const std::vector<openapi::SecurityScheme> places = credential_places(provider, operation);
  const auto is_credential = [&](const Parameter& parameter) {
    return std::any_of(places.begin(), places.end(), [&](const openapi::SecurityScheme& scheme) {
      return scheme.in == parameter.in && http::equals_ignore_case(scheme.key_name, parameter.name);
    });
  };
  for (const Parameter& parameter : operation.parameters) {
    if (parameter.required && !is_credential(parameter)) put_parameter(provider, parameter, request);
  }
  if (operation.request_body && operation.request_body->required) put_body(provider, *operation.request_body, request);
  if (key.empty()) return request;
  for (const openapi::SecurityScheme& scheme : places) openapi::put_credential(request, scheme, key);
  return request;
}

}  // namespace steelyard::provider
