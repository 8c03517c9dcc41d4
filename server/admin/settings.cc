// /__admin/settings: the delay of all answers.
#include "base/json.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

Reply show(const AdminCall& call) {
  const GlobalDelay delay = call.service.delays.get();
  Json settings = Json::object();
  if (delay.fixed) settings["fixedDelay"] = delay.fixed->count();
  if (delay.random_json) settings["delayDistribution"] = *delay.random_json;
  settings["proxyPassThrough"] = false;
  return json_reply({{"settings", std::move(settings)}});
}

// What is not named is as it was at the start: the settings are replaced as a whole.
Reply set(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  MappingErrors errors;
  MemberReader reader(*body.json, "", errors);
  GlobalDelay delay;
  if (const auto fixed = reader.integer("fixedDelay", 0, kLongestDelay.count()))
    delay.fixed = std::chrono::milliseconds(*fixed);
  if (const Json* json = reader.take("delayDistribution")) {
    const Result<DelayDistribution> read = read_delay_distribution(*json);
    if (read)
      delay.random = *read;
    else
      reader.note("delayDistribution", read.error().message);
    delay.random_json = std::make_shared<const Json>(*json);
  }
  reader.refuse("extended", "Steelyard runs no extensions of WireMock");
  reader.refuse("proxyPassThrough", "stubs answer by themselves");
  reader.finish();
  if (!errors.empty()) return errors_reply(errors);
  call.service.delays.set(std::move(delay));
  return done_reply();
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/settings", show},
    {"POST", "/settings", set},
    {"PUT", "/settings", set},
};

}  // namespace

std::span<const AdminRoute> settings_routes() { return kRoutes; }

}  // namespace steelyard::server
