// /__admin/recordings: refused by name; `steelyard record` writes packs.
#include "server/admin/admin.h"
#include "server/admin/reply.h"

namespace steelyard::server {
namespace {

Reply refuse(const AdminCall&) {
  return not_supported_reply("recordings", "use steelyard record --upstream URL --out DIR");
}

constexpr AdminRoute kRoutes[] = {
    {"POST", "/recordings/start", refuse},
    {"POST", "/recordings/stop", refuse},
    {"GET", "/recordings/status", refuse},
    {"POST", "/recordings/snapshot", refuse},
};

}  // namespace

std::span<const AdminRoute> recording_routes() { return kRoutes; }

}  // namespace steelyard::server
