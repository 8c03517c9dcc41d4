#include "server/record/redaction.h"

#include <cctype>  // std::isalnum

#include "base/document.h"
#include "base/json.h"
#include "checks/redact.h"
#include "openapi/media_type.h"

namespace steelyard::server {
namespace {

constexpr std::string_view kMark = "[redacted]";
constexpr std::size_t kShort = 8;

bool is_word(const std::string& text, std::size_t at) {
  return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
}

void replace_alone(std::string& text, const std::string& secret) {
  std::size_t at = text.find(secret);
  while (at != std::string::npos) {
    const std::size_t end = at + secret.size();
    const bool alone = (at == 0 || !is_word(text, at - 1)) && !is_word(text, end);
    if (alone) text.replace(at, secret.size(), kMark);
    at = text.find(secret, at + (alone ? kMark.size() : 1));
  }
}

// True if a name or string was changed.
bool redact_strings(Json& value, const std::vector<std::string>& secrets) {
  bool changed = false;
  if (value.is_string()) {
    std::string text = value.get<std::string>();
    redact_text(text, secrets);
    changed = text != value.get_ref<const std::string&>();
    if (changed) value = text;
  } else if (value.is_array()) {
    for (Json& item : value) changed = redact_strings(item, secrets) || changed;
  } else if (value.is_object()) {
    Json redacted = Json::object();
    for (auto& [name, member] : value.items()) {
      std::string new_name = name;
      redact_text(new_name, secrets);
      changed = redact_strings(member, secrets) || new_name != name || changed;
      redacted[new_name] = std::move(member);
    }
    value = std::move(redacted);
  }
  return changed;
}

}  // namespace

void redact_text(std::string& text, const std::vector<std::string>& secrets) {
  for (const std::string& secret : secrets) {
    if (secret.size() < kShort) {
      replace_alone(text, secret);
    } else {
      checks::redact(text, secret);
    }
  }
}

std::optional<std::string> redact_body(const std::string& body, const std::string& content_type,
                                       const std::vector<std::string>& secrets) {
  std::string text = body;
  redact_text(text, secrets);
  if (!openapi::is_json(content_type) || !read_json(body, "")) return text;
  Result<Document> document = read_json(text, "");
  if (!document) return std::nullopt;
  Json value = document->root();
  return redact_strings(value, secrets) ? write_json(value, 2) + "\n" : text;
}

}  // namespace steelyard::server
