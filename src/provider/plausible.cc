#include "provider/plausible.h"

#include <fmt/format.h>  // fmt::format

#include <algorithm>  // std::clamp

#include "base/json.h"
#include "base/utf8.h"
#include "provider/pattern_sample.h"

namespace steelyard::provider {
namespace {

std::string hex(Random& random, int digits) {
  std::string text;
  for (int i = 0; i < digits; ++i) text += "0123456789abcdef"[random.below(16)];
  return text;
}

std::string word(Random& random) {
  constexpr std::string_view kWords[] = {"amber",  "birch",  "cedar",  "delta",   "ember",   "fjord",
                                         "grove",  "harbor", "indigo", "juniper", "kestrel", "linden",
                                         "meadow", "north",  "opal",   "prairie"};
  return std::string(kWords[random.below(std::size(kWords))]);
}

std::string date(Random& random) { return fmt::format("2026-{:02}-{:02}", 1 + random.below(12), 1 + random.below(28)); }
std::string time(Random& random) {
  return fmt::format("{:02}:{:02}:{:02}Z", random.below(24), random.below(60), random.below(60));
}
std::string date_time(Random& random) { return date(random) + "T" + time(random); }

// Version 4 (RFC 9562, section 5.4).
std::string uuid(Random& random) {
  return hex(random, 8) + "-" + hex(random, 4) + "-4" + hex(random, 3) + "-" + "89ab"[random.below(4)] +
         hex(random, 3) + "-" + hex(random, 12);
}

std::string base64(Random& random) {
  std::string text;
  for (int i = 0; i < 16; ++i)
    text += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"[random.below(62)];
  return text;
}

using Maker = std::string (*)(Random&);

struct FormatRow {
  std::string_view format;
  Maker make;
};
const FormatRow kFormats[] = {
    {"date-time", date_time},
    {"date", date},
    {"time", time},
    {"duration", [](Random& r) { return fmt::format("P{}DT{}H", 1 + r.below(30), 1 + r.below(23)); }},
    {"email", [](Random& r) { return word(r) + "." + word(r) + "@example.com"; }},
    {"idn-email", [](Random& r) { return word(r) + "@example.com"; }},
    {"hostname", [](Random& r) { return word(r) + ".example.com"; }},
    {"idn-hostname", [](Random& r) { return word(r) + ".example.com"; }},
    {"ipv4", [](Random& r) { return fmt::format("192.0.2.{}", 1 + r.below(254)); }},
    {"ipv6", [](Random& r) { return "2001:db8::" + hex(r, 3) + "1"; }},
    {"uri", [](Random& r) { return "https://example.com/" + word(r); }},
    {"uri-reference", [](Random& r) { return "/" + word(r); }},
    {"iri", [](Random& r) { return "https://example.com/" + word(r); }},
    {"iri-reference", [](Random& r) { return "/" + word(r); }},
    {"url", [](Random& r) { return "https://example.com/" + word(r); }},
    {"uri-template", [](Random& r) { return "/" + word(r) + "/{id}"; }},
    {"uuid", uuid},
    {"json-pointer", [](Random& r) { return "/" + word(r); }},
    {"relative-json-pointer", [](Random& r) { return "0/" + word(r); }},
    {"regex", [](Random& r) { return "^" + word(r) + "$"; }},
    {"byte", base64},
    {"password", [](Random& r) { return word(r) + "-" + word(r); }},
    {"decimal", [](Random& r) { return fmt::format("{}.{:02}", r.below(1000), r.below(100)); }},
};

struct NameRow {
  std::string_view ending;  // of the property's name, in lower case
  Maker make;
};
// The first row that fits wins.
const NameRow kNames[] = {
    {"_at", date_time},
    {"date", date},
    {"time", date_time},
    {"email", [](Random& r) { return word(r) + "@example.com"; }},
    {"url", [](Random& r) { return "https://example.com/" + word(r); }},
    {"uuid", uuid},
    {"id", [](Random& r) { return word(r) + "_" + hex(r, 8); }},
    {"currency", [](Random& /*r*/) { return std::string("USD"); }},
    {"country", [](Random& /*r*/) { return std::string("DE"); }},
    {"phone", [](Random& r) { return fmt::format("+1555{:07}", r.below(10'000'000)); }},
    {"status", [](Random& /*r*/) { return std::string("active"); }},
    {"error", [](Random& /*r*/) { return std::string("The request could not be processed"); }},
    {"message", [](Random& /*r*/) { return std::string("The request could not be processed"); }},
    {"detail", [](Random& /*r*/) { return std::string("The request could not be processed"); }},
    {"name",
     [](Random& r) {
       std::string text = word(r);
       text[0] = static_cast<char>(text[0] - 'a' + 'A');
       return text;
     }},
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

std::string by_format_or_name(const std::string& format, std::string_view name, Random& random) {
  for (const FormatRow& row : kFormats) {
    if (row.format == format) return row.make(random);
  }
  const std::string key = lower(name);
  for (const NameRow& row : kNames) {
    if (key.ends_with(row.ending)) return row.make(random);
  }
  return word(random);
}

constexpr double kLongest = 1e6;  // of a text that is made up, whatever the schema asks for

std::size_t length_of(double bound) { return static_cast<std::size_t>(std::clamp(bound, 0.0, kLongest)); }

// What is made here is ASCII: a byte is a code point.
std::string fit_length(std::string text, const Constraints& constraints, Random& random) {
  const std::size_t least = length_of(constraints.largest("minLength", 0));
  const std::size_t most = length_of(constraints.smallest("maxLength", kLongest));
  while (text.size() < least) text += text.empty() ? word(random) : "-" + word(random);
  if (text.size() > most) text.resize(most);
  return text;
}

}  // namespace

std::string plausible_string(const Constraints& constraints, std::string_view name, Random& random) {
  const std::string pattern = constraints.text("pattern");
  const std::string format = constraints.text("format");
  if (!pattern.empty()) {
    const std::size_t least = length_of(constraints.largest("minLength", 0));
    for (int tries = 0; tries < 20; ++tries) {
      const std::string text = sample_pattern(pattern, least, random);
      const auto size = static_cast<double>(count_code_points(text));
      if (size >= constraints.largest("minLength", 0) && size <= constraints.smallest("maxLength", 1e9)) return text;
    }
    return sample_pattern(pattern, least, random);
  }
  const bool base64_text = constraints.text("contentEncoding") == "base64";
  return fit_length(by_format_or_name(base64_text ? "byte" : format, name, random), constraints, random);
}

}  // namespace steelyard::provider
