#include "server/record/redaction.h"

#include "base/document.h"
#include "base/json.h"
#include "openapi/media_type.h"

namespace steelyard::server {
namespace {

// True if a name or string was changed.
bool redact_strings(Json& value, const provider::SecretFinder& secrets) {
  bool changed = false;
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    secrets.redact(text);
    changed = text != value.get_ref<const std::string&>();
    if (changed) value = text;
  } else if (value.is_array()) {
    for (Json& item : value) changed = redact_strings(item, secrets) || changed;
  } else if (value.is_object()) {
    Json redacted = Json::object();
    for (auto& [name, member] : value.items()) {
      std::string new_name = name;
      secrets.redact(new_name);
      changed = redact_strings(member, secrets) || new_name != name || changed;
      redacted[new_name] = std::move(member);
    }
    value = std::move(redacted);
  }
  return changed;
}

}  // namespace

provider::SecretFinder recording_finder(const std::vector<std::string>& secrets) {
  constexpr std::size_t kShort = 8;
  return provider::SecretFinder(secrets, {.alone_below = kShort});
}

std::optional<std::string> redact_body(const std::string& body, const std::string& content_type,
                                       const provider::SecretFinder& secrets) {
  std::string text = body;
  secrets.redact(text);
  if (!openapi::is_json(content_type) || !read_json(body, "")) return text;
  Result<Document> document = read_json(text, "");
  if (!document) return std::nullopt;
  Json value = document->root();
  return redact_strings(value, secrets) ? write_json(value, 2) + "\n" : text;
}

}  // namespace steelyard::server
