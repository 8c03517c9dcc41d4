#include "checks/redact.h"

#include <algorithm>    // std::min
#include <set>          // forms
#include <string_view>  // beginnings

#include "base/json.h"
#include "base/pointer.h"
#include "http/form.h"
#include "openapi/security.h"

namespace steelyard::checks {
namespace {

constexpr std::string_view kMark = "[redacted]";
constexpr std::string_view kCut = "…";
// Shorter beginnings of a secret are in many a word.
constexpr std::size_t kLeastBeginning = 3;

void replace_all(std::string& text, const std::string& secret) {
  for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kMark.size())) {
    text.replace(at, secret.size(), kMark);
  }
}

// The length of the longest beginning of the secret with which the first `end` bytes of the text end.
std::size_t beginning_before(std::string_view text, std::size_t end, std::string_view secret) {
  for (std::size_t length = std::min(end, secret.size()); length >= kLeastBeginning; --length) {
    if (text.substr(end - length, length) == secret.substr(0, length)) return length;
  }
  return 0;
}

void replace_beginnings(std::string& text, const std::string& secret) {
  for (std::size_t cut = text.find(kCut); cut != std::string::npos; cut = text.find(kCut, cut + kCut.size())) {
    const std::size_t length = beginning_before(text, cut, secret);
    if (length == 0) continue;
    text.replace(cut - length, length, kMark);
    cut = cut - length + kMark.size();
  }
}

std::string as_json(const std::string& secret) {
  const std::string quoted = write_json(Json(secret));
  return quoted.substr(1, quoted.size() - 2);
}

// The secret as it may stand in a text: by itself, in JSON, in a pointer, in a URL, and behind the scheme basic.
std::set<std::string> forms_of(const std::string& secret) {
  const std::string form = http::form_encode(secret);
  std::string percent;
  for (const char c : form) percent += c == '+' ? "%20" : std::string(1, c);
  return {secret,
          as_json(secret),
          pointer_escape(secret),
          form,
          percent,
          openapi::base64_encode(secret),
          openapi::base64_encode("user:" + secret)};
}

}  // namespace

void redact(std::string& text, const std::string& secret) {
  if (secret.empty()) return;
  // Each form once: the mark itself may hold a short secret.
  for (const std::string& form : forms_of(secret)) {
    replace_all(text, form);
    replace_beginnings(text, form);
  }
}

void redact(report::Case& judged, const std::string& secret) {
  redact(judged.reason, secret);
  for (report::Finding& finding : judged.findings) {
    for (std::string* text :
         {&finding.message, &finding.subject, &finding.pointer, &finding.schema_pointer, &finding.help}) {
      redact(*text, secret);
    }
  }
}

}  // namespace steelyard::checks
