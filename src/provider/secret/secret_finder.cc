#include "provider/secret/secret_finder.h"

#include <algorithm>  // std::sort
#include <cctype>     // std::isalnum

#include "openapi/security.h"
#include "provider/secret/spelling.h"

namespace steelyard::provider {
namespace {

constexpr std::string_view kCut = "…";
// Shorter beginnings of a secret are in many a word.
constexpr std::size_t kLeastBeginning = 3;
constexpr std::size_t kLeastHexed = 4;   // characters of a secret whose digits are looked for
constexpr std::size_t kLeastBase64 = 6;  // characters of base64 that belong to the secret alone
constexpr std::size_t kMostFinds = 32;   // patterns that are faster looked for one after the other
constexpr int kNested = 3;               // escapes of escapes

bool is_alnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }
bool is_base64(char c) { return is_alnum(c) || c == '+' || c == '/' || c == '-' || c == '_'; }
bool is_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::string hex_of(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += kDigits[static_cast<unsigned char>(c) >> 4U];
    text += kDigits[static_cast<unsigned char>(c) & 0xFU];
  }
  return text;
}

std::string url_alphabet(std::string text) {
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  return text;
}

// A text without one layer of escapes, and where each of its bytes came from.
struct Layer {
  std::string text;
  std::vector<std::size_t> origins;  // one more than bytes
};

Layer undo_escapes(std::string_view text, const std::vector<std::size_t>& origins) {
  constexpr std::string_view kUndone = "%\\&";
  Layer layer;
  layer.text.reserve(text.size());
  layer.origins.reserve(text.size() + 1);
  const auto origin = [&](std::size_t at) { return origins.empty() ? at : origins[at]; };
  for (std::size_t at = 0; at < text.size();) {
    const auto escape = kUndone.find(text[at]) == std::string_view::npos ? std::nullopt : read_escape(text, at);
    const std::string_view bytes = escape ? std::string_view(escape->bytes) : text.substr(at, 1);
    layer.text.append(bytes);
    layer.origins.insert(layer.origins.end(), bytes.size(), origin(at));
    at += escape ? escape->length : 1;
  }
  layer.origins.push_back(origin(text.size()));
  return layer;
}

bool has_escape(std::string_view text) { return text.find_first_of("%\\&") != std::string_view::npos; }

// The length of the longest beginning of the pattern with which the first `end` bytes of the text end.
std::size_t beginning_before(std::string_view text, std::size_t end, std::string_view pattern) {
  for (std::size_t length = std::min(end, pattern.size()); length >= kLeastBeginning; --length) {
    if (text.substr(end - length, length) == pattern.substr(0, length)) return length;
  }
  return 0;
}

}  // namespace

SecretFinder::SecretFinder(const std::vector<std::string>& secrets, Options options) {
  std::vector<const std::string*> each_once;
  for (const std::string& secret : secrets) {
    const bool again =
        std::any_of(each_once.begin(), each_once.end(), [&](const std::string* other) { return *other == secret; });
    if (again || secret.empty() || secret.size() < options.shortest) continue;
    each_once.push_back(&secret);
    add(secret, options);
  }
  if (patterns_.empty()) return;
  shortest_ = patterns_.front().text.size();
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    by_first_[static_cast<unsigned char>(patterns_[i].text.front())].push_back(i);
    shortest_ = std::min(shortest_, patterns_[i].text.size());
  }
}

void SecretFinder::add(const std::string& secret, const Options& options) {
  const bool alone = secret.size() < options.alone_below;
  patterns_.push_back({.text = secret, .alone = alone});
  add_base64(secret, alone);
  if (secret.size() >= kLeastHexed) digits_.push_back(hex_of(secret));
}

// Three bytes are four characters: what stands before the secret decides in which of three ways it is spelt. Characters
// that hold bits of what stands around it are left to the extension of a hit.
void SecretFinder::add_base64(const std::string& secret, bool alone) {
  const auto add_both = [&](const std::string& text, bool left, bool right) {
    patterns_.push_back({text, true, left, right, alone});
    std::string other = url_alphabet(text);
    if (other != text) patterns_.push_back({std::move(other), true, left, right, alone});
  };
  add_both(openapi::base64_encode("user:" + secret), false, false);
  for (std::size_t before = 0; before < 3; ++before) {
    const std::string encoded = openapi::base64_encode(std::string(before, '\0') + secret);
    const std::size_t first = (before * 8 + 5) / 6;
    const std::size_t last = (before + secret.size()) * 8 / 6;
    const std::size_t least = before == 0 ? std::min<std::size_t>(kLeastBase64, 4) : kLeastBase64;
    if (last < first + least) continue;
    add_both(encoded.substr(first, last - first), before != 0, (before + secret.size()) % 3 != 0);
  }
}

bool SecretFinder::redact(std::string& text) const {
  const Hits found = hits(text);
  if (found.empty()) return false;
  std::string redacted;
  std::size_t at = 0;
  for (const auto& [begin, end] : found) {
    redacted.append(text, at, begin - at).append(kRedacted);
    at = end;
  }
  redacted.append(text, at);
  text = std::move(redacted);
  return true;
}

bool SecretFinder::finds(std::string_view text) const { return !hits(text).empty(); }

// In their order; those that overlap are one.
SecretFinder::Hits SecretFinder::hits(std::string_view text) const {
  Hits found;
  if (patterns_.empty()) return found;
  scan(text, found);
  if (text.size() >= shortest_ && has_escape(text)) {
    Layer layer = undo_escapes(text, {});
    for (int depth = 1; depth < kNested && has_escape(layer.text); ++depth) {
      Hits inner;
      scan(layer.text, inner);
      for (const auto& [begin, end] : inner) found.emplace_back(layer.origins[begin], layer.origins[end]);
      layer = undo_escapes(layer.text, layer.origins);
    }
  }
  if (found.size() < 2) return found;
  std::sort(found.begin(), found.end());
  Hits merged;
  for (const Hit& hit : found) {
    if (!merged.empty() && hit.first < merged.back().second) {
      merged.back().second = std::max(merged.back().second, hit.second);
    } else {
      merged.push_back(hit);
    }
  }
  return merged;
}

void SecretFinder::scan(std::string_view text, Hits& found) const {
  if (text.size() > kCut.size()) scan_cut(text, found);
  if (text.size() < shortest_) return;
  if (patterns_.size() > kMostFinds || text.find_first_of(kEscapeOpenings) != std::string_view::npos) {
    scan_escaped(text, found);
  } else {
    for (const Pattern& pattern : patterns_) {
      for (std::size_t at = text.find(pattern.text); at != std::string_view::npos; at = text.find(pattern.text, at + 1))
        take(pattern, text, {at, at + pattern.text.size()}, found);
    }
  }
  scan_hex(text, found);
}

void SecretFinder::scan_escaped(std::string_view text, Hits& found) const {
  for (std::size_t at = 0; at < text.size(); ++at) {
    match_at(text, at, text[at], found);
    if (kEscapeOpenings.find(text[at]) == std::string_view::npos) continue;
    const auto escape = read_escape(text, at);
    if (escape && escape->bytes.front() != text[at]) match_at(text, at, escape->bytes.front(), found);
  }
}

void SecretFinder::match_at(std::string_view text, std::size_t at, char first, Hits& found) const {
  for (const std::size_t i : by_first_[static_cast<unsigned char>(first)]) {
    if (const auto end = match_spelling(text, at, patterns_[i].text)) take(patterns_[i], text, {at, *end}, found);
  }
}

void SecretFinder::take(const Pattern& pattern, std::string_view text, Hit hit, Hits& found) {
  if (pattern.alone &&
      ((hit.first > 0 && is_alnum(text[hit.first - 1])) || (hit.second < text.size() && is_alnum(text[hit.second]))))
    return;
  if (pattern.left && hit.first > 0 && is_base64(text[hit.first - 1])) --hit.first;
  if (pattern.right && hit.second < text.size() && is_base64(text[hit.second])) ++hit.second;
  while (pattern.base64 && hit.second < text.size() && text[hit.second] == '=') ++hit.second;
  found.push_back(hit);
}

// Digits of either case: a run that is long enough is looked at.
void SecretFinder::scan_hex(std::string_view text, Hits& found) const {
  if (digits_.empty()) return;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end - at >= 2 * kLeastHexed) {
      std::string run(text.substr(at, end - at));
      std::transform(run.begin(), run.end(), run.begin(), [](char c) { return c >= 'A' && c <= 'F' ? c + 32 : c; });
      for (const std::string& digits : digits_) {
        for (std::size_t in = run.find(digits); in != std::string::npos; in = run.find(digits, in + 1))
          found.emplace_back(at + in, at + in + digits.size());
      }
    }
    at = end;
  }
}

void SecretFinder::scan_cut(std::string_view text, Hits& found) const {
  for (std::size_t cut = text.find(kCut); cut != std::string_view::npos; cut = text.find(kCut, cut + kCut.size())) {
    for (const Pattern& pattern : patterns_) {
      const std::size_t length = beginning_before(text, cut, pattern.text);
      if (length > 0) found.emplace_back(cut - length, cut);
    }
  }
}

}  // namespace steelyard::provider
