// GET /__admin/requests/stream: the journal as it is written, as NDJSON or as server-sent events.
#include "base/json.h"
#include "openapi/media_type.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"
#include "server/journal/event_json.h"

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;

constexpr auto kLook = 100ms;  // for the end of the server
constexpr int kQuiet = 150;    // looks without an entry, after which a sign of life shows whether the listener is there

struct Format {
  const char* media_type;
  const char* greeting;  // so that the listener knows that it listens
  const char* sign_of_life;
  std::string (*entry)(const std::string& id, const std::string& json);
  std::string (*lost)(const std::string& json);
};

constexpr Format kEventStream = {"text/event-stream", ": listening\n\n", ":\n\n",
                                 [](const std::string& id, const std::string& json) {
                                   return "id: " + id + "\nevent: request\ndata: " + json + "\n\n";
                                 },
                                 [](const std::string& json) { return "event: lost\ndata: " + json + "\n\n"; }};

// Blank lines are no values of NDJSON, and every reader passes over them.
constexpr Format kNdjson = {"application/x-ndjson", "", "\n",
                            [](const std::string&, const std::string& json) { return json + "\n"; },
                            [](const std::string& json) { return json + "\n"; }};

bool send_all(const Feed::Taken& taken, const Format& format, const Redactor& redactor, BodySink& sink) {
  if (taken.lost > 0 && !sink.write(format.lost(write_json(Json{{"lost", taken.lost}})))) return false;
  for (const JournalEntryPtr& entry : taken.entries) {
    if (!sink.write(format.entry(entry->id, write_json(event_json(*entry, redactor))))) return false;
  }
  return true;
}

// Ends with the server, complete, or with the listener, broken off.
bool send_feed(Feed& feed, const Format& format, const Redactor& redactor, BodySink& sink) {
  if (*format.greeting != '\0' && !sink.write(format.greeting)) return false;
  for (int quiet = 0; !sink.stopping();) {
    const Feed::Taken taken = feed.take(kLook);
    if (!send_all(taken, format, redactor, sink)) return false;
    quiet = taken.entries.empty() ? quiet + 1 : 0;
    if (quiet % kQuiet == kQuiet - 1 && !sink.write(format.sign_of_life)) return false;
  }
  return true;
}

Reply stream(const AdminCall& call) {
  const std::string accept = call.request.headers.combined("Accept").value_or("*/*");
  const std::optional<std::size_t> wanted = openapi::negotiate(accept, {kNdjson.media_type, kEventStream.media_type});
  if (!wanted)
    return to_response({"not-acceptable", 406, "the stream is application/x-ndjson or text/event-stream", {}, {}, {}});
  const Format& format = *wanted == 0 ? kNdjson : kEventStream;
  http::Response response;
  response.headers.add("Content-Type", format.media_type);
  response.headers.add("Cache-Control", "no-store");
  if (call.request.method == "HEAD") return response;
  std::shared_ptr<Feed> feed = call.service.journal.listen();
  if (feed == nullptr) {
    response = to_response(
        {"too-many-listeners", 503, "the journal has as many listeners as it takes; close one", {}, {}, {}});
    response.headers.add("Retry-After", "1");
    return response;
  }
  Reply reply(std::move(response));
  const Redactor& redactor = call.service.redactor;
  reply.delivery.stream = [feed = std::move(feed), &format, &redactor](BodySink& sink) {
    return send_feed(*feed, format, redactor, sink);
  };
  return reply;
}

constexpr AdminRoute kRoutes[] = {{"GET", "/requests/stream", stream}};

}  // namespace

std::span<const AdminRoute> stream_routes() { return kRoutes; }

}  // namespace steelyard::server
