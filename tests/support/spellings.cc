#include "tests/support/spellings.h"

#include <fmt/format.h>

#include <algorithm>   // std::replace
#include <functional>  // encodings

#include "openapi/security.h"

namespace steelyard::test {
namespace {

using Each = std::function<std::string(char)>;

std::string each(const std::string& text, const Each& spell) {
  std::string spelt;
  for (const char c : text) spelt += spell(c);
  return spelt;
}

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

Each marks_as(const char* form) {
  return [form](char c) {
    return is_plain(c) ? std::string(1, c) : fmt::format(fmt::runtime(form), static_cast<unsigned char>(c));
  };
}
Each all_as(const char* form) {
  return [form](char c) { return fmt::format(fmt::runtime(form), static_cast<unsigned char>(c)); };
}

std::string base64(const std::string& before, const std::string& secret, const std::string& after, bool url) {
  std::string text = openapi::base64_encode(before + secret + after);
  if (!url) return text;
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  while (text.ends_with('=')) text.pop_back();
  return text;
}

}  // namespace

std::vector<SecretSpelling> spellings_of(const std::string& secret) {
  const std::string percent = each(secret, marks_as("%{:02X}"));
  return {
      {"plain", secret},
      {"percent", percent},
      {"percent, lower case", each(secret, marks_as("%{:02x}"))},
      {"percent, every character", each(secret, all_as("%{:02X}"))},
      {"percent of percent", each(percent, marks_as("%{:02X}"))},
      {"JSON with \\/", each(secret, [](char c) { return c == '/' ? "\\/" : std::string(1, c); })},
      {"JSON with \\u", each(secret, marks_as("\\u{:04x}"))},
      {"JSON with \\u, every character", each(secret, all_as("\\u{:04X}"))},
      {"JSON in JSON", each(secret, marks_as("\\\\u{:04x}"))},
      {"HTML, decimal", each(secret, marks_as("&#{};"))},
      {"HTML, hexadecimal", each(secret, marks_as("&#x{:X};"))},
      {"HTML, names",
       each(secret, [](char c) { return c == '/'   ? "&sol;"
                                        : c == '+' ? "&plus;"
                                                   : std::string(1, c); })},
      {"pointer", each(secret, [](char c) { return c == '/'   ? "~1"
                                                   : c == '~' ? "~0"
                                                              : std::string(1, c); })},
      {"hex", each(secret, all_as("{:02x}"))},
      {"hex, upper case", each(secret, all_as("{:02X}"))},
      {"base64", base64("", secret, "", false)},
      {"base64 behind one byte", base64("a", secret, "z", false)},
      {"base64 behind two bytes", base64("ab", secret, "yz", false)},
      {"base64 of a pair", base64("somebody:", secret, "", false)},
      {"base64url", base64("", secret, "", true)},
      {"base64url behind one byte", base64("a", secret, "", true)},
      {"base64url behind two bytes", base64("ab", secret, "", true)},
  };
}

}  // namespace steelyard::test
