#include "server/journal/event_json.h"

#include "base/json.h"
#include "http/target.h"
#include "openapi/security.h"

namespace steelyard::server {
namespace {

// One value as itself, several as a list.
Json headers_json(const http::Headers& headers) {
  Json json = Json::object();
  for (const auto& [name, value] : headers) {
    bool seen = false;
    for (const auto& [other, kept] : json.items()) seen = seen || http::equals_ignore_case(other, name);
    if (seen) continue;
    const std::vector<std::string_view> values = values_of(headers, name);
    if (values.size() == 1)
      json[name] = value;
    else
      json[name] = values;
  }
  return json;
}

Json parameters_json(const Pairs& pairs) {
  Json json = Json::object();
  for (const auto& [name, value] : pairs) {
    Json& parameter = json[name];
    if (parameter.is_null()) parameter = {{"key", name}, {"values", Json::array()}};
    parameter["values"].push_back(value);
  }
  return json;
}

// The port behind the last colon, or that of the scheme.
int port_of(const std::string& authority, bool tls) {
  const std::size_t colon = authority.rfind(':');
  const std::size_t bracket = authority.rfind(']');
  const bool named = colon != std::string::npos && (bracket == std::string::npos || colon > bracket);
  int port = 0;
  for (std::size_t i = colon + 1; named && i < authority.size() && port < 100'000; ++i) {
    if (authority[i] >= '0' && authority[i] <= '9') port = port * 10 + (authority[i] - '0');
  }
  return port != 0 ? port : (tls ? 443 : 80);
}

void add_body(Json& json, const std::string& body, std::size_t bytes, const std::string& omitted) {
  json["bodyAsBase64"] = openapi::base64_encode(body);
  json["body"] = body;
  if (omitted.empty()) return;
  json["bodyOmittedBytes"] = bytes;  // both of ours
  json["bodyOmitted"] = omitted;
}

Json response_json(const JournalEntry& entry) {
  Json json = {{"status", entry.response.status}};
  if (!entry.response.headers.empty()) json["headers"] = headers_json(entry.response.headers);
  add_body(json, entry.response.body, entry.response_bytes, entry.response_omitted);
  if (!entry.fault.empty()) json["fault"] = entry.fault;
  return json;
}

}  // namespace

Json logged_request_json(const JournalEntry& entry) {
  const RequestFacts facts(entry.request);
  const std::string scheme = entry.tls ? "https" : "http";
  Json cookies = Json::object();
  for (const auto& [name, value] : facts.cookies) cookies[name] = value;
  Json json = {
      {"id", entry.id},
      {"url", facts.url},
      {"absoluteUrl", scheme + "://" + facts.authority + facts.url},
      {"method", entry.request.method},
      {"clientIp", entry.client},
      {"headers", headers_json(entry.request.headers)},
      {"cookies", std::move(cookies)},
      {"browserProxyRequest", false},
      {"loggedDate", epoch_milliseconds(entry.time)},
  };
  add_body(json, entry.request.body, entry.request_bytes, entry.request_omitted);
  json["protocol"] = "HTTP/1.1";
  json["scheme"] = scheme;
  json["host"] = http::host_name(facts.authority);
  json["port"] = port_of(facts.authority, entry.tls);
  json["loggedDateString"] = iso_time(entry.time);
  json["queryParams"] = parameters_json(facts.query);
  json["formParams"] = parameters_json(facts.form);
  return json;
}

Json event_json(const JournalEntry& entry, const Redactor& redactor) {
  Json request = logged_request_json(entry);
  request.erase("id");
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(entry.took).count();
  Json json = {{"id", entry.id}, {"request", std::move(request)}};
  if (entry.stub) {
    json["responseDefinition"] = redactor.redact_definition(entry.stub->json->at("response"));
  } else {
    json["responseDefinition"] = {{"status", entry.response.status}, {"fromConfiguredStub", false}};
  }
  json["response"] = response_json(entry);
  json["wasMatched"] = entry.matched;
  json["timing"] = {{"addedDelay", entry.delay.count()},
                    {"processTime", milliseconds},
                    {"responseSendTime", 0},
                    {"serveTime", milliseconds},
                    {"totalTime", milliseconds + entry.delay.count()}};
  json["subEvents"] = Json::array();
  if (entry.stub) json["stubMapping"] = redactor.redact_mapping(*entry.stub->json);
  json["steelyard"] = {{"provider", entry.provider}, {"operation", entry.operation},
                       {"example", entry.example},   {"why", entry.why},
                       {"scenario", entry.scenario}, {"microseconds", entry.took.count()},
                       {"findings", entry.findings}};
  return json;
}

}  // namespace steelyard::server
