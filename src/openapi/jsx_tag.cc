#include "openapi/jsx_tag.h"

#include "base/regex.h"

namespace steelyard::openapi {
namespace {

// Quantifiers are possessive: an open quote costs one pass, never more. Braces nest, so their group calls itself.
constexpr std::string_view kTag =
    R"re(<(/?)([A-Z][A-Za-z0-9_.]*+)((?:[^<>"'{}]++|"[^"]*+"|'[^']*+'|(?<braces>\{(?:[^{}]++|(?&braces))*+\}))*+)>)re";
constexpr std::string_view kAttribute =
    R"re(([A-Za-z_][A-Za-z0-9_:.-]*+))re"
    R"re((?:(\s*+=\s*+)(?:"([^"]*+)"|'([^']*+)'|(?<braces>\{((?:[^{}]++|(?&braces))*+)\})|([^\s"'{}>]++)))?+)re";

// The groups of kAttribute that hold a value: in double quotes, in single quotes, in braces, bare.
constexpr std::size_t kValueGroups[] = {3, 4, 6, 7};

const Regex& tag_pattern() {
  static const Regex pattern = *Regex::compile(kTag);
  return pattern;
}

const Regex& attribute_pattern() {
  static const Regex pattern = *Regex::compile(kAttribute);
  return pattern;
}

std::vector<JsxAttribute> read_attributes(std::string_view text) {
  std::vector<JsxAttribute> attributes;
  for (std::size_t from = 0;;) {
    Regex::Found found = attribute_pattern().find(text, from);
    if (found.end == std::string_view::npos) return attributes;
    JsxAttribute& attribute = attributes.emplace_back();
    attribute.name = std::move(found.groups[1]);
    attribute.has_value = !found.groups[2].empty();
    for (const std::size_t group : kValueGroups) attribute.value += found.groups[group];
    from = found.end;
  }
}

}  // namespace

const JsxAttribute* JsxTag::find(std::string_view attribute) const {
  for (const JsxAttribute& candidate : attributes) {
    if (candidate.name == attribute) return &candidate;
  }
  return nullptr;
}

bool JsxTag::flag(std::string_view attribute) const {
  const JsxAttribute* found = find(attribute);
  return found != nullptr && (!found->has_value || found->value == "true");
}

std::optional<JsxTag> next_tag(std::string_view text, std::size_t from) {
  Regex::Found found = tag_pattern().find(text, from);
  if (found.end == std::string_view::npos) return std::nullopt;
  JsxTag tag;
  tag.begin = found.begin;
  tag.end = found.end;
  tag.closing = !found.groups[1].empty();
  tag.name = std::move(found.groups[2]);
  std::string_view attributes = found.groups[3];
  tag.self_closing = attributes.ends_with('/');
  if (tag.self_closing) attributes.remove_suffix(1);
  tag.attributes = read_attributes(attributes);
  return tag;
}

}  // namespace steelyard::openapi
