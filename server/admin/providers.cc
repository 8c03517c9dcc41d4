// /__admin/providers: ours. What each API documents, what of it has been seen, and what its next calls get.
#include <algorithm>  // std::find

#include "base/json.h"
#include "base/suggest.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

Json next_json(const std::optional<NextAnswer>& next) {
  if (!next) return nullptr;
  Json json = Json::object();
  if (next->status) json["status"] = *next->status;
  if (!next->example.empty()) json["example"] = next->example;
  if (next->delay.count() > 0) json["delay"] = next->delay.count();
  if (next->fault != Fault::none) json["fault"] = fault_info(next->fault).name;
  if (next->times) json["times"] = *next->times;
  return json;
}

// One row a status that is documented, has a fixture or was seen.
Json statuses_json(const Service& service, const ServedProvider& served, const openapi::Operation& operation) {
  struct Row {
    bool documented = false;
    Json fixtures = Json::array();
    std::uint64_t seen = 0;
  };
  std::map<int, Row> rows;
  for (const openapi::ResponseSpec& response : operation.responses) {
    if (const auto status = response.status.exact()) rows[*status].documented = true;
  }
  for (const provider::Answer& answer : served.provider.answers(operation.label()))
    rows[answer.status].fixtures.push_back(answer.example);
  for (const auto& [status, count] : service.seen.of(served.provider.name, operation.label()))
    rows[status].seen = count;
  Json json = Json::array();
  for (auto& [status, row] : rows) {
    const openapi::ResponseSpec* documented = operation.response_for(status);
    json.push_back({{"status", status},
                    {"documented", row.documented || documented != nullptr},
                    {"fixtures", std::move(row.fixtures)},
                    {"seen", row.seen}});
  }
  return json;
}

Json provider_json(const Service& service, const ServedProvider& served) {
  Json operations = Json::array();
  for (const openapi::Operation& operation : served.provider.contract->operations) {
    operations.push_back({{"operation", operation.label()},
                          {"method", operation.method},
                          {"path", operation.path},
                          {"summary", operation.summary},
                          {"statuses", statuses_json(service, served, operation)}});
  }
  return {{"name", served.provider.name},
          {"title", served.provider.title},
          {"contract", "/openapi/" + served.provider.name + ".yaml"},
          {"next", next_json(service.next.find(served.provider.name))},
          {"operations", std::move(operations)}};
}

const ServedProvider* find_provider(const AdminCall& call) {
  for (const auto& served : call.service.mock.providers()) {
    if (served->provider.name == call.id()) return served.get();
  }
  return nullptr;
}

Reply no_provider(const AdminCall& call) {
  std::vector<std::string> known;
  for (const auto& served : call.service.mock.providers()) known.push_back(served->provider.name);
  const std::optional<std::string> near = suggest(call.id(), known);
  return to_response({"no-provider",
                      404,
                      "no provider is called " + call.id() + (near ? "; did you mean " + *near + "?" : ""),
                      {},
                      {},
                      std::move(known)});
}

Reply list(const AdminCall& call) {
  Json providers = Json::array();
  for (const auto& served : call.service.mock.providers()) providers.push_back(provider_json(call.service, *served));
  return json_reply({{"providers", std::move(providers)}});
}

Reply show(const AdminCall& call) {
  const ServedProvider* served = find_provider(call);
  return served == nullptr ? no_provider(call) : json_reply(provider_json(call.service, *served));
}

Fault read_fault(MemberReader& reader) {
  const std::optional<std::string> name = reader.text("fault");
  const std::optional<Fault> fault = name ? find_fault(*name) : std::nullopt;
  if (!name || fault) return fault.value_or(Fault::none);
  std::string known;
  for (const std::string& each : fault_names()) known += (known.empty() ? "" : ", ") + each;
  reader.note("fault", "\"" + *name + "\" is no fault; known are " + known);
  return Fault::none;
}

bool has_example(const ServedProvider& served, const std::string& name) {
  for (const openapi::Operation& operation : served.provider.contract->operations) {
    for (const provider::Answer& answer : served.provider.answers(operation.label())) {
      if (answer.example == name) return true;
    }
    for (const openapi::ResponseSpec& response : operation.responses) {
      for (const openapi::MediaType& media : response.content) {
        for (const openapi::Example& example : media.examples) {
          if (example.name == name) return true;
        }
      }
    }
  }
  return false;
}

Reply set_next(const AdminCall& call) {
  const ServedProvider* served = find_provider(call);
  if (served == nullptr) return no_provider(call);
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  MappingErrors errors;
  MemberReader reader(*body.json, "", errors);
  NextAnswer next;
  if (const auto status = reader.integer("status", 200, 599)) next.status = static_cast<int>(*status);
  next.example = reader.text("example").value_or("");
  if (!next.example.empty() && !has_example(*served, next.example))
    reader.note("example", "no answer of " + call.id() + " is called \"" + next.example + "\"");
  next.delay = std::chrono::milliseconds(reader.integer("delay", 0, kLongestDelay.count()).value_or(0));
  next.fault = read_fault(reader);
  if (const auto times = reader.integer("times", 1, 1'000'000)) next.times = static_cast<std::uint64_t>(*times);
  reader.finish();
  if (!errors.empty()) return errors_reply(errors);
  call.service.next.set(call.id(), std::move(next));
  return json_reply(provider_json(call.service, *served));
}

Reply clear_next(const AdminCall& call) {
  const ServedProvider* served = find_provider(call);
  if (served == nullptr) return no_provider(call);
  call.service.next.clear(call.id());
  return json_reply(provider_json(call.service, *served));
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/providers", list},
    {"GET", "/providers/{}", show},
    {"PUT", "/providers/{}", set_next},
    {"DELETE", "/providers/{}", clear_next},
};

}  // namespace

std::span<const AdminRoute> provider_routes() { return kRoutes; }

}  // namespace steelyard::server
