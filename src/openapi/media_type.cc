#include "openapi/media_type.h"

#include <algorithm>  // std::all_of

#include "http/field_value.h"
#include "http/message.h"

namespace steelyard::openapi {
namespace {

using http::equals_ignore_case;
using http::is_token;
using http::to_lower;
using http::trim;

Error syntax(std::string_view text, std::string_view why) {
  return {ErrorCode::media_type_syntax, "\"" + std::string(text) + "\" is no media type: " + std::string(why), {}};
}

std::string_view suffix(const MediaRange& range) {
  const std::size_t plus = range.subtype.rfind('+');
  return plus == std::string::npos ? std::string_view() : std::string_view(range.subtype).substr(plus + 1);
}

bool is_json(const MediaRange& type) {
  return (type.type == "application" && type.subtype == "json") || type.subtype == "x-json" || suffix(type) == "json";
}

bool subtype_matches(const MediaRange& range, const MediaRange& type) {
  if (range.subtype == "*") return true;
  if (range.subtype.starts_with("*+")) return suffix(type) == suffix(range);
  return range.subtype == type.subtype;
}

bool parameters_match(const MediaRange& range, const MediaRange& type) {
  return std::all_of(range.parameters.begin(), range.parameters.end(), [&](const auto& wanted) {
    if (wanted.first == "charset" && is_json(type)) return true;
    const std::string* given = type.parameter(wanted.first);
    return given != nullptr && equals_ignore_case(*given, wanted.second);
  });
}

bool is_wildcard(const MediaRange& range) { return range.subtype.starts_with('*'); }

// How narrow a range is: a named type outweighs a suffix, a suffix a bare type, and each parameter counts.
std::size_t specificity(const MediaRange& range) {
  if (range.type == "*") return 0;
  if (range.subtype == "*") return 1;
  if (range.subtype.starts_with("*+")) return 2;
  return 3 + range.parameters.size();
}

template <bool (*test)(const MediaRange&)>
bool parsed_and(std::string_view text) {
  const Result<MediaRange> type = parse_media_range(text);
  return type && test(*type);
}

}  // namespace

const std::string* MediaRange::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return &value;
  }
  return nullptr;
}

Result<MediaRange> parse_media_range(std::string_view text) {
  const std::vector<std::string_view> parts = http::split_field(text, ';');
  const std::string_view name = trim(parts[0]);
  const std::size_t slash = name.find('/');
  if (slash == std::string_view::npos) return syntax(text, "a type and a subtype with a slash between are wanted");
  MediaRange range{to_lower(name.substr(0, slash)), to_lower(name.substr(slash + 1)), {}};
  if (!is_token(range.type) || !is_token(range.subtype)) return syntax(text, "a name has a character it may not have");
  if (range.type == "*" && range.subtype != "*") return syntax(text, "only * can follow */");
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (trim(parts[i]).empty()) continue;
    std::optional<http::FieldParameter> parameter = http::parse_field_parameter(parts[i]);
    if (!parameter) return syntax(text, "a parameter is not name=value");
    range.parameters.emplace_back(std::move(parameter->name), std::move(parameter->value));
  }
  return range;
}

bool matches(const MediaRange& range, const MediaRange& type) {
  if (range.type == "*") return parameters_match(range, type);
  return range.type == type.type && subtype_matches(range, type) && parameters_match(range, type);
}

bool matches(std::string_view range, std::string_view type) {
  const Result<MediaRange> parsed_range = parse_media_range(range);
  const Result<MediaRange> parsed_type = parse_media_range(type);
  return parsed_range && parsed_type && matches(*parsed_range, *parsed_type);
}

std::optional<std::size_t> best_match(const std::vector<std::string>& ranges, std::string_view type) {
  const Result<MediaRange> wanted = parse_media_range(type);
  if (!wanted) return std::nullopt;
  std::optional<std::size_t> best;
  std::size_t narrowest = 0;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const Result<MediaRange> range = parse_media_range(ranges[i]);
    if (!range || !matches(*range, *wanted)) continue;
    if (best && specificity(*range) <= narrowest) continue;
    best = i;
    narrowest = specificity(*range);
  }
  return best;
}

namespace {

struct Preference {
  MediaRange range;
  int quality = 1000;     // thousandths
  std::size_t order = 0;  // in the field
};

std::vector<Preference> parse_accept(std::string_view accept) {
  std::vector<Preference> preferences;
  for (const std::string_view element : http::split_field(accept, ',')) {
    Result<MediaRange> range = parse_media_range(element);
    if (!range) continue;
    Preference preference{std::move(*range), 1000, preferences.size()};
    auto& parameters = preference.range.parameters;
    const auto weight =
        std::find_if(parameters.begin(), parameters.end(), [](const auto& p) { return p.first == "q"; });
    if (weight != parameters.end()) {
      const std::optional<int> quality = http::parse_quality(weight->second);
      if (!quality) continue;
      preference.quality = *quality;
      parameters.erase(weight, parameters.end());  // what follows the weight belongs to Accept, not to the type
    }
    preferences.push_back(std::move(preference));
  }
  return preferences;
}

bool preferred(const Preference& a, const Preference& b) {
  if (a.quality != b.quality) return a.quality > b.quality;
  if (specificity(a.range) != specificity(b.range)) return specificity(a.range) > specificity(b.range);
  return a.order < b.order;
}

// The best of what the client names inside an offer that is a range: the offer can be narrowed to it. What the client
// refuses says nothing about the rest of the range.
const Preference* narrowing(const std::vector<Preference>& preferences, const MediaRange& offer) {
  if (!is_wildcard(offer)) return nullptr;
  const Preference* best = nullptr;
  for (const Preference& preference : preferences) {
    if (preference.quality == 0 || !matches(offer, preference.range)) continue;
    if (best == nullptr || preferred(preference, *best)) best = &preference;
  }
  return best;
}

// The preference that decides about an offer: the narrowest that covers it (RFC 9110, section 12.5.1).
const Preference* deciding(const std::vector<Preference>& preferences, const MediaRange& offer) {
  const Preference* best = narrowing(preferences, offer);
  if (best != nullptr) return best;
  for (const Preference& preference : preferences) {
    if (!matches(preference.range, offer)) continue;
    if (best == nullptr || specificity(preference.range) > specificity(best->range)) best = &preference;
  }
  return best;
}

bool is_xml(const MediaRange& type) {
  return ((type.type == "application" || type.type == "text") && type.subtype == "xml") || suffix(type) == "xml";
}
bool is_text(const MediaRange& type) { return type.type == "text"; }
bool is_form(const MediaRange& type) { return type.type == "application" && type.subtype == "x-www-form-urlencoded"; }
bool is_multipart(const MediaRange& type) { return type.type == "multipart"; }

}  // namespace

std::optional<std::size_t> negotiate(std::string_view accept, const std::vector<std::string>& offered) {
  if (offered.empty()) return std::nullopt;
  const std::vector<Preference> preferences = parse_accept(accept);
  if (preferences.empty()) return 0;
  std::optional<std::size_t> best;
  const Preference* best_preference = nullptr;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const Result<MediaRange> offer = parse_media_range(offered[i]);
    if (!offer) continue;
    const Preference* preference = deciding(preferences, *offer);
    if (preference == nullptr || preference->quality == 0) continue;
    if (best_preference != nullptr && !preferred(*preference, *best_preference)) continue;
    best = i;
    best_preference = preference;
  }
  return best;
}

bool is_json(std::string_view media_type) { return parsed_and<is_json>(media_type); }
bool is_xml(std::string_view media_type) { return parsed_and<is_xml>(media_type); }
bool is_text(std::string_view media_type) { return parsed_and<is_text>(media_type); }
bool is_form(std::string_view media_type) { return parsed_and<is_form>(media_type); }
bool is_multipart(std::string_view media_type) { return parsed_and<is_multipart>(media_type); }

}  // namespace steelyard::openapi
