#include "tests/drift/diff/random_contract.h"

#include <algorithm>  // std::find
#include <iterator>   // std::size

#include "tests/drift/diff/random_spelling.h"

namespace steelyard::drift::test {
namespace {

constexpr std::size_t kComponents = 4;
constexpr std::size_t kPlaces = 5;
constexpr int kDepth = 4;
constexpr const char* kTypes[] = {"string", "integer", "boolean", "array", "object"};
constexpr const char* kTexts[] = {"x", "y", "z"};

class Inventor {
 public:
  explicit Inventor(Random& random) : random_(random) {}

  // `first` is the first component that it may lead to, `self` the one that it is part of.
  Meaning invent(int depth, std::size_t first, std::size_t self) {
    if (first < kComponents && random_.one_in(4)) return component(first + random_.below(kComponents - first));
    if (self < kComponents && depth < kDepth && random_.one_in(6)) return component(self);
    if (depth > 0 && random_.one_in(6)) return union_of_types(depth, first, self);
    if (first + 1 < kComponents && random_.one_in(6)) return choice(first);
    Meaning meaning = typed(kTypes[random_.below(depth > 0 ? std::size(kTypes) : 3)], depth, first, self);
    if (meaning.type == "integer" && random_.one_in(3)) meaning.type = "number";
    meaning.nullable = random_.one_in(4);
    add_values(meaning);
    return meaning;
  }

  // Of an object, so that it can lead to itself.
  Meaning invent_component(std::size_t index) { return typed("object", kDepth, index + 1, index); }

 private:
  static Meaning component(std::size_t index) {
    Meaning meaning;
    meaning.type = "component";
    meaning.component = index;
    return meaning;
  }

  Meaning choice(std::size_t first) {
    Meaning meaning;
    meaning.type = "choice";
    meaning.nullable = random_.one_in(4);
    meaning.keywords[random_.one_in(2) ? "anyOf" : "oneOf"] = true;
    for (std::size_t i = first; i < kComponents; ++i) meaning.parts.push_back(component(i));
    if (random_.one_in(2)) meaning.keywords["discriminator"] = "a";
    return meaning;
  }

  Meaning union_of_types(int depth, std::size_t first, std::size_t self) {
    Meaning meaning;
    meaning.type = "union";
    meaning.nullable = random_.one_in(4);
    const std::size_t start = random_.below(std::size(kTypes));
    const std::size_t count = 2 + random_.below(2);
    for (std::size_t i = 0; i < count; ++i) {
      meaning.parts.push_back(typed(kTypes[(start + i) % std::size(kTypes)], depth - 1, first, self));
    }
    return meaning;
  }

  Meaning typed(const std::string& type, int depth, std::size_t first, std::size_t self) {
    Meaning meaning;
    meaning.type = type;
    if (type == "string") bounds(meaning, "minLength", "maxLength");
    if (type == "integer") bounds(meaning, "minimum", "maximum");
    if (type == "string" && random_.one_in(5)) meaning.keywords["pattern"] = "^[a-z]";
    if (type == "array") {
      bounds(meaning, "minItems", "maxItems");
      if (random_.one_in(4)) meaning.keywords["uniqueItems"] = true;
      if (depth > 0 && !random_.one_in(5)) meaning.parts.push_back(invent(depth - 1, first, self));
    }
    if (type == "object") add_members(meaning, depth, first, self);
    return meaning;
  }

  void add_members(Meaning& meaning, int depth, std::size_t first, std::size_t self) {
    const std::size_t count = depth > 0 ? random_.below(4) : 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::string name(1, static_cast<char>('a' + i));
      meaning.properties.emplace_back(name, invent(depth - 1, first, self));
      if (random_.one_in(2)) meaning.required.push_back(name);
    }
    meaning.closed = random_.one_in(6);
    if (!meaning.closed && depth > 0 && random_.one_in(6)) meaning.parts.push_back(invent(depth - 1, first, self));
    if (random_.one_in(6)) bounds(meaning, "minProperties", "maxProperties");
  }

  void bounds(Meaning& meaning, const char* low, const char* high) {
    if (random_.one_in(3)) meaning.keywords[low] = random_.between(1, 4);
    if (random_.one_in(3)) meaning.keywords[high] = random_.between(5, 9);
  }

  // What speaks of values of every type, and what one of a union would not keep to itself.
  void add_values(Meaning& meaning) {
    if (meaning.type == "string" && random_.one_in(5)) {
      meaning.keywords["enum"] = Json::array();
      const std::size_t count = 1 + random_.below(std::size(kTexts));
      for (std::size_t i = 0; i < count; ++i) meaning.keywords["enum"].push_back(kTexts[i]);
    } else if (meaning.type == "integer" && random_.one_in(5)) {
      meaning.keywords["enum"] = Json::array({1, 2, 3});
    } else if (meaning.type == "string" && random_.one_in(5)) {
      meaning.keywords["format"] = random_.one_in(2) ? "date-time" : "byte";
    }
    if (meaning.type == "string" && random_.one_in(6)) meaning.keywords["default"] = "x";
    if (random_.one_in(8)) meaning.keywords["not"] = {{"enum", {7}}};
    if (random_.one_in(8)) meaning.keywords["deprecated"] = true;
    if (random_.one_in(8)) meaning.keywords["readOnly"] = true;
  }

  Random& random_;
};

void toggle(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    names.push_back(name);
  } else {
    names.erase(found);
  }
}

// A place below that can be changed by itself: what others share is left as it is.
Meaning& place_below(Meaning& meaning, Random& random) {
  std::vector<Meaning*> inner;
  for (auto& [name, property] : meaning.properties) inner.push_back(&property);
  for (Meaning& part : meaning.parts) inner.push_back(&part);
  if (meaning.type == "choice" || inner.empty() || (meaning.type != "union" && random.one_in(3))) return meaning;
  Meaning& next = *inner[random.below(inner.size())];
  return next.type == "component" ? meaning : place_below(next, random);
}

Json content(const Json& schema) { return {{"application/json", {{"schema", schema}}}}; }

}  // namespace

RandomContract::RandomContract(Random& random) {
  Inventor inventor(random);
  for (std::size_t i = 0; i < kComponents; ++i) components_.push_back(inventor.invent_component(i));
  for (std::size_t i = 0; i < kPlaces; ++i) places_.push_back(inventor.invent(kDepth, 0, kComponents));
}

void RandomContract::change(Random& random) {
  Meaning& place = place_below(places_[random.below(places_.size())], random);
  if (place.type == "string" || place.type == "integer" || place.type == "number") {
    const char* bound = place.type == "string" ? "maxLength" : "maximum";
    place.keywords[bound] = place.keywords.value(bound, 10) + 1;
  } else if (place.type == "array") {
    place.keywords["maxItems"] = place.keywords.value("maxItems", 10) + 1;
  } else if (place.type == "object" && !place.properties.empty()) {
    const std::size_t index = random.below(place.properties.size());
    const std::string name = place.properties[index].first;
    if (random.one_in(2)) {
      toggle(place.required, name);
    } else {
      place.properties[index].first = "renamed";
    }
  } else if (place.type == "object") {
    place.properties.emplace_back("new", Meaning{});
    place.properties.back().second.type = "boolean";
  } else if (place.type == "boolean") {
    place.keywords["default"] = !place.keywords.value("default", false);
  } else if (place.type == "component") {
    place = Meaning{};
    place.type = "boolean";
  } else {
    place.nullable = !place.nullable;
  }
}

Json RandomContract::write(Random& random, const std::string& version) const {
  RandomSpelling spelling(random, version, components_);
  const std::string key = random.one_in(2) ? "id" : "key";
  Json parameters = Json::array(
      {Json{{"name", key}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}},
       Json{{"name", random.one_in(2) ? "X-A" : "x-a"}, {"in", "header"}, {"schema", spelling.write(places_[0])}},
       Json{{"name", "q"}, {"in", "query"}, {"schema", {{"type", "integer"}}}}});
  const Json header = {{"schema", spelling.write(places_[1])}};
  const Json answer = {{"description", random.one_in(2) ? "OK" : "Fine"},
                       {"headers", {{random.one_in(2) ? "X-B" : "x-b", header}}},
                       {"content", content(spelling.write(places_[2]))}};
  const Json asked = {{"required", true}, {"content", content(spelling.write(places_[3]))}};
  const Json sent = {{"post",
                      {{"requestBody", {{"content", content(spelling.write(places_[4]))}}},
                       {"responses", {{"200", {{"description", "OK"}}}}}}}};
  const Json operation = {
      {"tags", spelling.shuffled(Json::array({"x", "y", "z"}))},
      {"parameters", spelling.shuffled(parameters)},
      {"requestBody", spelling.by_reference("requestBodies", "Asked", asked)},
      {"responses", spelling.shuffled({{"200", spelling.by_reference("responses", "Answer", answer)},
                                       {"404", {{"description", "There is none"}}}})},
      {"callbacks", {{"done", spelling.by_reference("callbacks", "Done", {{"{$request.body#/a}", sent}})}}}};
  return {{"openapi", version},
          {"info", {{"title", "T"}, {"version", "1.0.0"}}},
          {"paths", {{"/it/{" + key + "}", {{"post", spelling.shuffled(operation)}}}}},
          {"components", spelling.components()}};
}

}  // namespace steelyard::drift::test
