// /__admin/mappings/…: many stub mappings at once.
#include "base/json.h"
#include "base/pointer.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

// There is no backing store: the stubs that one begins with are none.
Reply reset(const AdminCall& call) {
  call.service.stubs.clear();
  return done_reply();
}

Reply save(const AdminCall&) {
  return not_supported_reply("mappings/save", "stubs live as long as the server; keep them in a pack");
}

Reply unmatched(const AdminCall&) {
  return not_supported_reply("mappings/unmatched", "ask requests/count for the pattern of the stub");
}

struct Import {
  std::vector<StubMapping> stubs;
  bool overwrite = true;
  bool delete_others = false;
};

Import read_import(const AdminCall& call, const Json& json, MappingErrors& errors) {
  Import import;
  MemberReader reader(json, "", errors);
  const Json* mappings = reader.take("mappings");
  if (json.is_object() && (mappings == nullptr || !mappings->is_array())) reader.note("mappings", "expected a list");
  if (const Json* options = reader.take("importOptions")) {
    MemberReader how(*options, "/importOptions", errors);
    const std::string policy = how.text("duplicatePolicy").value_or("OVERWRITE");
    import.overwrite = policy == "OVERWRITE";
    if (policy != "OVERWRITE" && policy != "IGNORE") how.note("duplicatePolicy", "expected OVERWRITE or IGNORE");
    import.delete_others = how.flag("deleteAllNotInImport").value_or(false);
    how.finish();
  }
  reader.take("meta");  // of a list that was asked for before
  reader.finish();
  for (std::size_t i = 0; mappings != nullptr && mappings->is_array() && i < mappings->size(); ++i) {
    auto read = read_stub_mapping((*mappings)[i], [&] { return call.service.ids.next(); });
    if (auto* stub = std::get_if<StubMapping>(&read)) {
      import.stubs.push_back(std::move(*stub));
      continue;
    }
    for (const MappingError& error : std::get<MappingErrors>(read))
      errors.push_back({pointer_append("/mappings", i) + error.pointer, error.detail});
  }
  return import;
}

// All of them, or none: nothing is imported if one of the mappings cannot be read.
Reply import_all(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  MappingErrors errors;
  Import import = read_import(call, *body.json, errors);
  if (!errors.empty()) return errors_reply(errors);
  StubStore& stubs = call.service.stubs;
  if (import.delete_others) stubs.clear();
  // The first of the list is asked first: it is added last.
  for (auto stub = import.stubs.rbegin(); stub != import.stubs.rend(); ++stub) {
    if (stubs.find(stub->id) == nullptr)
      stubs.add(std::move(*stub));
    else if (import.overwrite)
      stubs.replace(stub->id, std::move(*stub));
  }
  return done_reply();
}

// The stubs whose metadata are as the pattern of the body has it.
struct Chosen {
  Stubs stubs;
  std::optional<Reply> refused;
};

Chosen choose_by_metadata(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return {{}, body.refused};
  MappingErrors errors;
  const ValuePatternPtr pattern = read_value_pattern(*body.json, "", errors);
  if (!errors.empty() || pattern == nullptr) return {{}, errors_reply(errors)};
  Chosen chosen;
  for (const Stub& stub : call.service.stubs.all()) {
    if (stub->metadata == nullptr) continue;
    const ValueVerdict verdict = pattern->judge(write_json(*stub->metadata));
    if (verdict.gave_up) return {{}, gave_up_reply()};
    if (verdict.matched) chosen.stubs.push_back(stub);
  }
  return chosen;
}

Reply find_by_metadata(const AdminCall& call) {
  const Chosen chosen = choose_by_metadata(call);
  if (chosen.refused) return *chosen.refused;
  Json mappings = Json::array();
  for (const Stub& stub : chosen.stubs) mappings.push_back(*stub->json);
  return json_reply({{"mappings", std::move(mappings)}, {"meta", {{"total", chosen.stubs.size()}}}});
}

Reply remove_by_metadata(const AdminCall& call) {
  const Chosen chosen = choose_by_metadata(call);
  if (chosen.refused) return *chosen.refused;
  for (const Stub& stub : chosen.stubs) call.service.stubs.remove(stub->id);
  return json_reply(Json::object());
}

constexpr AdminRoute kRoutes[] = {
    {"POST", "/mappings/reset", reset},
    {"POST", "/mappings/save", save},
    {"GET", "/mappings/unmatched", unmatched},
    {"DELETE", "/mappings/unmatched", unmatched},
    {"POST", "/mappings/import", import_all},
    {"POST", "/mappings/find-by-metadata", find_by_metadata},
    {"POST", "/mappings/remove-by-metadata", remove_by_metadata},
};

}  // namespace

std::span<const AdminRoute> mapping_list_routes() { return kRoutes; }

}  // namespace steelyard::server
