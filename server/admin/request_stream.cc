// GET /__admin/requests/stream: the journal as it is written, as NDJSON or as server-sent events.
#include <algorithm>  // std::clamp

#include "base/json.h"
#include "openapi/media_type.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"
#include "server/journal/event_json.h"

namespace steelyard::server {
namespace {

using namespace std::chrono_literals;

// Listeners look for what has come instead of being woken, so that they cost serving nothing; the more of them there
// are, the less often each looks. Waiting notices at once when the client goes away or the server stops.
constexpr std::chrono::milliseconds kShortestLook = 20ms;
constexpr std::chrono::milliseconds kLongestLook = 200ms;
constexpr std::chrono::milliseconds kSignOfLife = 15s;  // for what stands between and closes what is silent
constexpr std::size_t kPiece = std::size_t{64} << 10U;

struct Format {
  const char* media_type;
  const char* greeting;  // so that the listener knows that it listens
  const char* sign_of_life;
  void (*add_entry)(std::string& text, const std::string& id, const std::string& json);
  void (*add_lost)(std::string& text, const std::string& json);
};

constexpr Format kEventStream = {
    "text/event-stream", ": listening\n\n", ":\n\n",
    [](std::string& text, const std::string& id, const std::string& json) {
      text.append("id: ").append(id).append("\nevent: request\ndata: ").append(json).append("\n\n");
    },
    [](std::string& text, const std::string& json) { text.append("event: lost\ndata: ").append(json).append("\n\n"); }};

// Blank lines are no values of NDJSON, and every reader passes over them.
constexpr Format kNdjson = {
    "application/x-ndjson", "", "\n",
    [](std::string& text, const std::string&, const std::string& json) { text.append(json).append("\n"); },
    [](std::string& text, const std::string& json) { text.append(json).append("\n"); }};

bool send_all(const Feed::Taken& taken, const Format& format, const FeedEntry::Render& render, BodySink& sink) {
  std::string text;
  if (taken.lost > 0) format.add_lost(text, write_json(Json{{"lost", taken.lost}}));
  for (const auto& told : taken.entries) {
    format.add_entry(text, told->entry().id, told->text(render));
    if (text.size() < kPiece) continue;
    if (!sink.write(text)) return false;
    text.clear();
  }
  return sink.write(text);
}

std::chrono::milliseconds time_to_look(std::size_t listeners) {
  return std::clamp(std::chrono::milliseconds(listeners / 2), kShortestLook, kLongestLook);
}

// Ends with the server, complete, or with the listener, broken off.
bool send_feed(Feed::Listener& listener, const Format& format, const FeedEntry::Render& render, BodySink& sink) {
  if (*format.greeting != '\0' && !sink.write(format.greeting)) return false;
  std::chrono::milliseconds quiet{0};
  do {
    const Feed::Taken taken = listener.take();
    if (!send_all(taken, format, render, sink)) return false;
    if (!taken.entries.empty()) quiet = {};
    const auto pause = time_to_look(listener.company());
    quiet += pause;
    if (quiet >= kSignOfLife) {
      if (!sink.write(format.sign_of_life)) return false;
      quiet = {};
    }
    if (!taken.more) sink.wait(pause);
  } while (!sink.stopping());
  return send_all(listener.take(), format, render, sink);  // what came before the end
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
  std::shared_ptr<Feed::Listener> listener = call.service.journal.listen();
  if (listener == nullptr) {
    response = to_response(
        {"too-many-listeners", 503, "the journal has as many listeners as it takes; close one", {}, {}, {}});
    response.headers.add("Retry-After", "1");
    response.headers.add("Connection", "close");  // a crowd that is refused should not hold threads
    return response;
  }
  Reply reply(std::move(response));
  reply.delivery.stream = [listener = std::move(listener), &format,
                           render = FeedEntry::Render([&redactor = call.service.redactor](const JournalEntry& entry) {
                             return write_json(event_json(entry, redactor));
                           })](BodySink& sink) { return send_feed(*listener, format, render, sink); };
  return reply;
}

constexpr AdminRoute kRoutes[] = {{"GET", "/requests/stream", stream}};

}  // namespace

std::span<const AdminRoute> stream_routes() { return kRoutes; }

}  // namespace steelyard::server
