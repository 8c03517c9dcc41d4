// Schemas and instances that are made of choices, a byte each: where schema_instance mutates texts, most of which are
// no schema, every input here is one, with keywords that meet in ways that nobody would write.
#include <iterator>  // std::size
#include <span>      // choices
#include <string>    // texts
#include <vector>    // instances

#include "base/json.h"
#include "judgement.h"
#include "property.h"

namespace steelyard::fuzz {
namespace {

class Choices {
 public:
  explicit Choices(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  // Below `count`; 0 when there are no more bytes, so that everything comes to an end.
  std::size_t below(std::size_t count) {
    if (bytes_.empty()) return 0;
    const std::size_t choice = bytes_.front() % count;
    bytes_ = bytes_.subspan(1);
    return choice;
  }

  template <class T, std::size_t N>
  const T& of(const T (&options)[N]) {
    return options[below(N)];
  }

 private:
  std::span<const std::uint8_t> bytes_;
};

constexpr int kMaxDepth = 4;

constexpr const char* kNames[] = {"a", "b", "c", "x-a", ""};
constexpr const char* kTypes[] = {"object", "array", "string", "number", "integer", "boolean", "null"};
constexpr const char* kStrings[] = {"", "a", "b", "ab", "x-a", "ä", "\xF0\x9F\x98\x80z", "2026-08-26"};
constexpr const char* kPatterns[] = {"^a", "b$", "^x-", "", "^[ab]+$", "\\\\d", "^.$"};
constexpr const char* kFormats[] = {"date", "uuid", "ipv4", "uri", "unheard-of"};
// As they stand in a text: numbers of every kind that the readers tell apart.
constexpr const char* kNumbers[] = {"0",   "1",    "1.0",  "-0",    "-1",
                                    "2",   "2.5",  "0.01", "1e300", "18446744073709551615",
                                    "0.1", "-2.5", "3",    "1E2",   "123456789012345678901234567890"};
constexpr const char* kReferences[] = {"#", "#/$defs/a", "#/$defs/b", "#anchored"};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

// Between brackets, separated by commas.
template <class Make>
std::string list_of(Choices& choices, std::size_t least, std::size_t most, Make make) {
  std::string text;
  const std::size_t count = least + choices.below(most - least + 1);
  for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ",") + make();
  return text;
}

// Each name at most once, in order.
template <class Make, std::size_t N>
std::string members_of(Choices& choices, const char* const (&names)[N], Make make) {
  std::string text;
  for (const char* name : names) {
    if (choices.below(3) == 1) text += (text.empty() ? "" : ",") + quoted(name) + ":" + make();
  }
  return "{" + text + "}";
}

std::string make_value(Choices& choices, int depth) {
  switch (choices.below(depth < kMaxDepth ? 7 : 5)) {
    case 0:
      return "null";
    case 1:
      return "true";
    case 2:
      return "false";
    case 3:
      return choices.of(kNumbers);
    case 4:
      return quoted(choices.of(kStrings));
    case 5:
      return "[" + list_of(choices, 0, 4, [&] { return make_value(choices, depth + 1); }) + "]";
    default:
      return members_of(choices, kNames, [&] { return make_value(choices, depth + 1); });
  }
}

std::string make_schema(Choices& choices, int depth);

// How the value of a keyword is made.
using Maker = std::string (*)(Choices& choices, int depth);

std::string schema_map(Choices& choices, int depth) {
  return members_of(choices, kNames, [&] { return make_schema(choices, depth); });
}
std::string pattern_map(Choices& choices, int depth) {
  return members_of(choices, kPatterns, [&] { return make_schema(choices, depth); });
}
std::string schema_list(Choices& choices, int depth) {
  return "[" + list_of(choices, 1, 3, [&] { return make_schema(choices, depth); }) + "]";
}
std::string schema_or_list(Choices& choices, int depth) {  // a list: drafts up to 2019-09
  return choices.below(4) == 1 ? schema_list(choices, depth) : make_schema(choices, depth);
}
std::string count(Choices& choices, int /*depth*/) { return std::to_string(choices.below(4)); }
std::string number(Choices& choices, int /*depth*/) { return choices.of(kNumbers); }
std::string boolean(Choices& choices, int /*depth*/) { return choices.below(2) == 0 ? "true" : "false"; }
std::string divisor(Choices& choices, int /*depth*/) {
  static constexpr const char* kDivisors[] = {"1", "2", "0.5", "0.01", "3", "1e300"};
  return choices.of(kDivisors);
}
std::string pattern(Choices& choices, int /*depth*/) { return quoted(choices.of(kPatterns)); }
std::string format(Choices& choices, int /*depth*/) { return quoted(choices.of(kFormats)); }
std::string reference(Choices& choices, int /*depth*/) { return quoted(choices.of(kReferences)); }
std::string value(Choices& choices, int depth) { return make_value(choices, depth); }
std::string value_list(Choices& choices, int depth) {
  return "[" + list_of(choices, 1, 3, [&] { return make_value(choices, depth); }) + "]";
}
std::string names(Choices& choices, int /*depth*/) {
  std::string text;
  for (const char* name : kNames) {
    if (choices.below(3) == 1) text += (text.empty() ? "" : ",") + quoted(name);
  }
  return "[" + text + "]";
}
std::string name_lists(Choices& choices, int depth) {
  return members_of(choices, kNames, [&] { return names(choices, depth); });
}
std::string types(Choices& choices, int /*depth*/) {
  const std::size_t first = choices.below(std::size(kTypes));
  const std::size_t second = choices.below(std::size(kTypes));
  if (first == second) return quoted(kTypes[first]);
  return "[" + quoted(kTypes[first]) + "," + quoted(kTypes[second]) + "]";
}

struct KeywordMaker {
  const char* name;
  Maker make;
};

constexpr KeywordMaker kKeywords[] = {
    {"type", types},
    {"properties", schema_map},
    {"required", names},
    {"additionalProperties", make_schema},
    {"patternProperties", pattern_map},
    {"propertyNames", make_schema},
    {"minProperties", count},
    {"maxProperties", count},
    {"dependentRequired", name_lists},
    {"dependentSchemas", schema_map},
    {"dependencies", schema_map},
    {"unevaluatedProperties", make_schema},
    {"prefixItems", schema_list},
    {"items", schema_or_list},
    {"additionalItems", make_schema},
    {"contains", make_schema},
    {"minContains", count},
    {"maxContains", count},
    {"minItems", count},
    {"maxItems", count},
    {"uniqueItems", boolean},
    {"unevaluatedItems", make_schema},
    {"minimum", number},
    {"maximum", number},
    {"exclusiveMinimum", number},
    {"exclusiveMaximum", number},
    {"multipleOf", divisor},
    {"minLength", count},
    {"maxLength", count},
    {"pattern", pattern},
    {"format", format},
    {"enum", value_list},
    {"const", value},
    {"allOf", schema_list},
    {"anyOf", schema_list},
    {"oneOf", schema_list},
    {"not", make_schema},
    {"if", make_schema},
    {"then", make_schema},
    {"else", make_schema},
    {"$ref", reference},
    {"$dynamicRef", reference},
    {"$recursiveRef", reference},
    {"nullable", boolean},
};

// One to five keywords, each from a place in the table after the one before, so that none stands twice.
std::string make_keywords(Choices& choices, int depth) {
  std::string text;
  std::size_t at = choices.below(std::size(kKeywords));
  for (int i = 0; i < 5 && at < std::size(kKeywords); ++i) {
    text += (text.empty() ? "" : ",") + quoted(kKeywords[at].name) + ":" + kKeywords[at].make(choices, depth + 1);
    at += 1 + choices.below(std::size(kKeywords) / 2);
  }
  return text;
}

std::string make_schema(Choices& choices, int depth) {
  if (depth >= kMaxDepth) return boolean(choices, depth);
  const std::size_t choice = choices.below(12);
  if (choice < 2) return choice == 0 ? "true" : "false";
  return "{" + make_keywords(choices, depth) + "}";
}

std::string make_root(Choices& choices) {
  std::string root = "{" + make_keywords(choices, 0);
  root += ",\"$defs\":{\"a\":" + make_schema(choices, 1) + ",\"b\":{\"$dynamicAnchor\":\"anchored\"," +
          make_keywords(choices, 1) + "}}}";
  return root;
}

}  // namespace
}  // namespace steelyard::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steelyard;
  fuzz::Choices choices({data, size});
  const std::string schema = fuzz::make_root(choices);
  std::vector<std::string> instances(8);
  for (std::string& instance : instances) instance = fuzz::make_value(choices, 0);
  fuzz::check_judgements(schema, instances);
  return 0;
}
