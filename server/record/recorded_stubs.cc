#include "server/record/recorded_stubs.h"

#include <fmt/format.h>  // names

#include <algorithm>  // std::any_of
#include <map>        // requests that come again

#include "base/document.h"
#include "base/json.h"
#include "base/utf8.h"
#include "http/form.h"
#include "http/target.h"
#include "openapi/key_name.h"
#include "openapi/security.h"
#include "provider/pack.h"

namespace steelyard::server {
namespace {

// What belongs to the way of the answer, or to the one who asked.
constexpr std::string_view kLeftOut[] = {"Date",       "Content-Length", "Content-Encoding",   "Via",
                                         "Set-Cookie", "Connection",     "Steelyard-Findings", "Transfer-Encoding"};

bool is_left_out(std::string_view name) {
  return std::any_of(std::begin(kLeftOut), std::end(kLeftOut),
                     [&](std::string_view each) { return http::equals_ignore_case(each, name); });
}

Json request_json(const JournalEntry& entry) {
  const http::Target target = http::parse_target(entry.request.target);
  Json request = {{"method", entry.request.method}, {"urlPath", target.path}};
  for (const http::RawField& field : http::split_fields(target.query, '&')) {
    if (openapi::names_a_secret(field.name) || field.value.starts_with("[redacted:")) continue;
    request["queryParameters"][field.name] = {{"equalTo", http::form_decode(field.value)}};
  }
  const std::string& body = entry.request.body;
  if (body.empty() || body.size() != entry.request_bytes || !is_utf8(body)) return request;
  const bool is_json = static_cast<bool>(read_json(body, ""));
  Json pattern = is_json ? Json{{"equalToJson", body}, {"ignoreArrayOrder", true}, {"ignoreExtraElements", true}}
                         : Json{{"equalTo", body}};
  request["bodyPatterns"] = Json::array({std::move(pattern)});
  return request;
}

Json response_json(const JournalEntry& entry) {
  Json response = {{"status", entry.response.status}};
  const std::string& body = entry.response.body;
  if (is_utf8(body)) {
    response["body"] = body;
  } else {
    response["base64Body"] = openapi::base64_encode(body);
  }
  for (const auto& [name, value] : entry.response.headers) {
    if (is_left_out(name)) continue;
    Json& field = response["headers"][name];
    if (field.is_null()) {
      field = value;
    } else if (field.is_array()) {
      field.push_back(value);
    } else {
      field = Json::array({field, value});
    }
  }
  return response;
}

// Steps of one request, the first from the state in which every scenario begins.
void make_scenario(const std::string& name, std::vector<Json*>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    Json& step = *steps[i];
    step["scenarioName"] = name;
    step["requiredScenarioState"] = i == 0 ? "Started" : fmt::format("{}-{}", name, i + 1);
    if (i + 1 < steps.size()) step["newScenarioState"] = fmt::format("{}-{}", name, i + 2);
  }
}

bool is_recorded(const JournalEntry& entry, const RecordedStubsOptions& options) {
  return entry.why == "proxy" && entry.stub == nullptr && entry.time >= options.since && entry.response_omitted.empty();
}

}  // namespace

Json recorded_stubs(const std::vector<JournalEntryPtr>& newest_first, const RecordedStubsOptions& options) {
  std::vector<std::pair<std::string, Json>> mappings;  // by the text of their request
  std::map<std::string, std::size_t> times;
  for (auto each = newest_first.rbegin(); each != newest_first.rend(); ++each) {
    const JournalEntry& entry = **each;
    if (!is_recorded(entry, options)) continue;
    Json request = request_json(entry);
    std::string key = write_json(request);
    if (++times[key] > 1 && !options.as_scenarios) continue;
    Json mapping = {{"name", provider::slug(http::parse_target(entry.request.target).path)},
                    {"request", std::move(request)},
                    {"response", response_json(entry)}};
    mappings.emplace_back(std::move(key), std::move(mapping));
  }
  std::size_t scenarios = 0;
  for (const auto& [key, count] : times) {
    if (count < 2 || !options.as_scenarios) continue;
    std::vector<Json*> steps;
    for (auto& [text, mapping] : mappings) {
      if (text == key) steps.push_back(&mapping);
    }
    make_scenario(fmt::format("scenario-{}-{}", ++scenarios, (*steps.front())["name"].get<std::string>()), steps);
  }
  Json all = Json::array();
  for (auto& [key, mapping] : mappings) all.push_back(std::move(mapping));
  return all;
}

}  // namespace steelyard::server
