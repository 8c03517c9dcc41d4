// /__admin/mappings: stub mappings one by one.
#include <charconv>  // limits

#include "base/json.h"
#include "openapi/security.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

// WireMock's code for an id that is taken.
constexpr int kDuplicateId = 109;

// A number of the query, or nothing; `refused` says so where it is none.
std::optional<std::size_t> read_count(const AdminCall& call, const char* name, std::optional<Reply>& refused) {
  const auto text = openapi::find_query(call.request, name);
  if (!text) return std::nullopt;
  std::size_t count = 0;
  const char* end = text->data() + text->size();
  const std::from_chars_result read = std::from_chars(text->data(), end, count);
  if (read.ec == std::errc() && read.ptr == end) return count;
  refused = error_reply(400, 10, std::string(name) + ": " + *text + " is no number");
  return std::nullopt;
}

// ?offset and ?limit choose a part; the total stays that of all.
Reply list(const AdminCall& call) {
  std::optional<Reply> refused;
  const std::size_t offset = read_count(call, "offset", refused).value_or(0);
  const std::optional<std::size_t> limit = read_count(call, "limit", refused);
  if (refused) return *refused;
  const Stubs stubs = call.service.stubs.all();
  Json mappings = Json::array();
  for (std::size_t i = offset; i < stubs.size() && (!limit || mappings.size() < *limit); ++i)
    mappings.push_back(*stubs[i]->json);
  return json_reply({{"mappings", std::move(mappings)}, {"meta", {{"total", stubs.size()}}}});
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

Reply replace(const AdminCall& call, Json json, const std::string& id) {
  if (json.is_object()) {
    json["id"] = id;
    json.erase("uuid");
  }
  auto read = read_stub_mapping(json, [&] { return id; });
  if (call.service.stubs.find(id) == nullptr) return not_found_reply("Stub mapping " + id);
  if (const auto* errors = std::get_if<MappingErrors>(&read)) return errors_reply(*errors);
  StubMapping& stub = std::get<StubMapping>(read);
  const std::shared_ptr<const Json> shown = stub.json;
  if (!call.service.stubs.replace(id, std::move(stub))) return not_found_reply("Stub mapping " + id);
  return json_reply(*shown);
}

// The id of the path wins, as in WireMock.
Reply edit(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  return body.refused ? *body.refused : replace(call, *body.json, call.id());
}

// "" if the mapping names none.
std::string id_of(const Json& mapping) {
  const std::string_view id = string_member(mapping, "id");
  return std::string(id.empty() ? string_member(mapping, "uuid") : id);
}

// The older form: the body names the stub.
Reply edit_named(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  Reply reply = replace(call, *body.json, id_of(*body.json));
  return reply.response.status == 200 ? done_reply() : reply;
}

// The stub that the body names by its id, else those that ask the same of a request. Of one that is not there WireMock
// says the same.
Reply remove_named(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  auto read = read_stub_mapping(*body.json, [&] { return call.service.ids.next(); });
  if (const auto* errors = std::get_if<MappingErrors>(&read)) return errors_reply(*errors);
  const StubMapping& wanted = std::get<StubMapping>(read);
  if (call.service.stubs.remove(wanted.id)) return done_reply();
  for (const Stub& stub : call.service.stubs.all()) {
    if (stub->json->at("request") == wanted.json->at("request")) call.service.stubs.remove(stub->id);
  }
  return done_reply();
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
    {"POST", "/mappings/edit", edit_named},
    {"POST", "/mappings/remove", remove_named},
    {"GET", "/mappings/{}", show},
    {"PUT", "/mappings/{}", edit},
    {"DELETE", "/mappings/{}", remove},
};

}  // namespace

std::span<const AdminRoute> mapping_routes() { return kRoutes; }

}  // namespace steelyard::server
