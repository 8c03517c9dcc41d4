// /__admin/mappings: stub mappings one by one.
#include "base/json.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

// WireMock's code for an id that is taken.
constexpr int kDuplicateId = 109;

Reply list(const AdminCall& call) {
  Json mappings = Json::array();
  for (const Stub& stub : call.service.stubs.all()) mappings.push_back(*stub->json);
  const std::size_t total = mappings.size();
  return json_reply({{"mappings", std::move(mappings)}, {"meta", {{"total", total}}}});
}

Reply add(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  auto read = read_stub_mapping(*body.json, [&] { return call.service.ids.next(); });
  if (const auto* errors = std::get_if<MappingErrors>(&read)) return errors_reply(*errors);
  StubMapping& stub = std::get<StubMapping>(read);
  const std::shared_ptr<const Json> json = stub.json;
  const std::string id = stub.id;
  if (call.service.stubs.add(std::move(stub))) return json_reply(*json, 201);
  return error_reply(422, kDuplicateId, "Duplicate stub mapping ID",
                     "ID of the provided stub mapping '" + id + "' is already taken by another stub mapping");
}

Reply show(const AdminCall& call) {
  const Stub stub = call.service.stubs.find(call.id());
  return stub == nullptr ? not_found_reply("Stub mapping " + call.id()) : json_reply(*stub->json);
}

Reply edit(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  Json json = *body.json;
  // The id of the path wins, as in WireMock.
  if (json.is_object()) {
    json["id"] = call.id();
    json.erase("uuid");
  }
  auto read = read_stub_mapping(json, [&] { return call.id(); });
  if (call.service.stubs.find(call.id()) == nullptr) return not_found_reply("Stub mapping " + call.id());
  if (const auto* errors = std::get_if<MappingErrors>(&read)) return errors_reply(*errors);
  StubMapping& stub = std::get<StubMapping>(read);
  const std::shared_ptr<const Json> shown = stub.json;
  if (!call.service.stubs.replace(call.id(), std::move(stub))) return not_found_reply("Stub mapping " + call.id());
  return json_reply(*shown);
}

Reply remove(const AdminCall& call) {
  if (!call.service.stubs.remove(call.id())) return not_found_reply("Stub mapping " + call.id());
  return json_reply(Json::object());
}

Reply remove_all(const AdminCall& call) {
  call.service.stubs.clear();
  return json_reply(Json::object());
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/", list},
    {"GET", "/mappings", list},
    {"POST", "/mappings", add},
    {"DELETE", "/mappings", remove_all},
    {"GET", "/mappings/{}", show},
    {"PUT", "/mappings/{}", edit},
    {"DELETE", "/mappings/{}", remove},
};

}  // namespace

std::span<const AdminRoute> mapping_routes() { return kRoutes; }

}  // namespace steelyard::server
