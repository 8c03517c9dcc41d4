// /__admin/requests: the journal.
#include <charconv>  // limits
#include <set>       // entries

#include "base/json.h"
#include "openapi/security.h"
#include "server/admin/admin.h"
#include "server/admin/reply.h"
#include "server/journal/event_json.h"

namespace steelyard::server {
namespace {

Json events_json(const AdminCall& call, const std::vector<JournalEntryPtr>& entries) {
  Json events = Json::array();
  for (const JournalEntryPtr& entry : entries) events.push_back(event_json(*entry, call.service.redactor));
  return events;
}

Json logged_json(const std::vector<JournalEntryPtr>& entries) {
  Json requests = Json::array();
  for (const JournalEntryPtr& entry : entries) requests.push_back(logged_request_json(*entry));
  return requests;
}

bool disabled(const AdminCall& call) { return call.service.journal.limits().entries == 0; }

// Which part of the journal is asked for: ?limit, ?since, ?unmatched, ?matchingStub.
struct Part {
  std::optional<std::size_t> limit;
  std::optional<Moment> since;
  bool unmatched = false;
  std::string stub;
  std::optional<Reply> refused;
};

Part read_part(const http::Request& request) {
  Part part;
  const auto refuse = [&](const char* name, const std::string& why) {
    Json error = {{"code", 10}, {"source", {{"pointer", name}}}, {"title", why}};
    part.refused = json_reply({{"errors", Json::array({std::move(error)})}}, 400);
  };
  if (const auto text = openapi::find_query(request, "limit")) {
    std::size_t limit = 0;
    const char* end = text->data() + text->size();
    if (text->empty() || std::from_chars(text->data(), end, limit).ptr != end)
      refuse("limit", *text + " is no number");
    else
      part.limit = limit;
  }
  if (const auto text = openapi::find_query(request, "since")) {
    part.since = read_iso_time(*text);
    if (!part.since) refuse("since", *text + " is not a valid ISO8601 date");
  }
  part.unmatched = openapi::find_query(request, "unmatched").value_or("false") == "true";
  part.stub = openapi::find_query(request, "matchingStub").value_or("");
  return part;
}

bool is_in(const Part& part, const JournalEntry& entry) {
  if (part.unmatched && entry.matched) return false;
  return part.stub.empty() || (entry.stub != nullptr && entry.stub->id == part.stub);
}

Reply list(const AdminCall& call) {
  const Part part = read_part(call.request);
  if (part.refused) return *part.refused;
  std::vector<JournalEntryPtr> entries;
  std::size_t total = 0;
  for (JournalEntryPtr& entry : call.service.journal.newest_first()) {
    if (!is_in(part, *entry)) continue;
    ++total;  // whatever the time, as WireMock counts
    if (part.since && entry->time <= *part.since) continue;
    if (!part.limit || entries.size() < *part.limit) entries.push_back(std::move(entry));
  }
  return json_reply({{"requests", events_json(call, entries)},
                     {"meta", {{"total", total}}},
                     {"requestJournalDisabled", disabled(call)}});
}

Reply show(const AdminCall& call) {
  const JournalEntryPtr entry = call.service.journal.find(call.id());
  return entry == nullptr ? not_found_reply("Request " + call.id())
                          : json_reply(event_json(*entry, call.service.redactor));
}

// Of one that is not there WireMock says the same.
Reply remove(const AdminCall& call) {
  call.service.journal.remove_if([&](const JournalEntry& entry) { return entry.id == call.id(); });
  return json_reply(Json::object());
}

Reply remove_all(const AdminCall& call) {
  call.service.journal.clear();
  return json_reply(Json::object());
}

// Holds entries against a pattern, whose credentials are disguised as those of the journal are.
class Selector {
 public:
  Selector(const RequestPattern& pattern, const Redactor& redactor)
      : pattern_(pattern.disguised(redactor.disguise())) {}

  bool wants(const JournalEntry& entry) {
    const RequestVerdict verdict = pattern_.matches(RequestFacts(entry.request));
    gave_up_ = gave_up_ || verdict.gave_up;
    return verdict.matched;
  }
  bool gave_up() const { return gave_up_; }

 private:
  RequestPattern pattern_;
  bool gave_up_ = false;
};

// The entries that a pattern in the body selects.
struct Selected {
  std::vector<JournalEntryPtr> entries;
  std::optional<Reply> refused;
};

Selected select(const AdminCall& call) {
  const AdminPattern read = read_admin_pattern(call.request);
  if (read.refused) return {{}, read.refused};
  Selector selector(read.pattern, call.service.redactor);
  Selected selected;
  for (JournalEntryPtr& entry : call.service.journal.newest_first()) {
    if (selector.wants(*entry)) selected.entries.push_back(std::move(entry));
    if (selector.gave_up()) return {{}, gave_up_reply()};
  }
  return selected;
}

Reply count(const AdminCall& call) {
  const Selected selected = select(call);
  if (selected.refused) return *selected.refused;
  return json_reply({{"count", selected.entries.size()}, {"requestJournalDisabled", disabled(call)}});
}

Reply find(const AdminCall& call) {
  const Selected selected = select(call);
  if (selected.refused) return *selected.refused;
  // The oldest first, unlike the journal: so WireMock answers, and tests count on it.
  const std::vector<JournalEntryPtr> oldest_first(selected.entries.rbegin(), selected.entries.rend());
  return json_reply({{"requests", logged_json(oldest_first)}, {"requestJournalDisabled", disabled(call)}});
}

Reply remove_entries(const AdminCall& call, const std::vector<JournalEntryPtr>& entries) {
  std::set<const JournalEntry*> chosen;
  for (const JournalEntryPtr& entry : entries) chosen.insert(entry.get());
  call.service.journal.remove_if([&](const JournalEntry& entry) { return chosen.count(&entry) != 0; });
  return json_reply({{"serveEvents", events_json(call, entries)}});
}

Reply remove_selected(const AdminCall& call) {
  const Selected selected = select(call);
  return selected.refused ? *selected.refused : remove_entries(call, selected.entries);
}

Reply remove_by_metadata(const AdminCall& call) {
  const AdminBody body = read_admin_body(call.request);
  if (body.refused) return *body.refused;
  MappingErrors errors;
  const ValuePatternPtr pattern = read_value_pattern(*body.json, "", errors);
  if (pattern == nullptr || !errors.empty()) return errors_reply(errors);
  std::vector<JournalEntryPtr> entries;
  for (JournalEntryPtr& entry : call.service.journal.newest_first()) {
    if (entry->stub == nullptr || entry->stub->metadata == nullptr) continue;
    const ValueVerdict verdict = pattern->judge(write_json(*entry->stub->metadata));
    if (verdict.gave_up) return gave_up_reply();
    if (verdict.matched) entries.push_back(std::move(entry));
  }
  return remove_entries(call, entries);
}

Reply unmatched(const AdminCall& call) {
  std::vector<JournalEntryPtr> entries;
  for (JournalEntryPtr& entry : call.service.journal.newest_first()) {
    if (!entry->matched) entries.push_back(std::move(entry));
  }
  return json_reply({{"requests", logged_json(entries)}, {"requestJournalDisabled", disabled(call)}});
}

constexpr AdminRoute kRoutes[] = {
    {"GET", "/requests", list},
    {"DELETE", "/requests", remove_all},
    {"POST", "/requests/reset", remove_all},
    {"POST", "/requests/count", count},
    {"POST", "/requests/find", find},
    {"POST", "/requests/remove", remove_selected},
    {"POST", "/requests/remove-by-metadata", remove_by_metadata},
    {"GET", "/requests/unmatched", unmatched},
    {"GET", "/requests/{}", show},
    {"DELETE", "/requests/{}", remove},
};

}  // namespace

std::span<const AdminRoute> request_routes() { return kRoutes; }

}  // namespace steelyard::server
