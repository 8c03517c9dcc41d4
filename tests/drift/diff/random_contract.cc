#include "tests/drift/diff/random_contract.h"

#include <algorithm>  // std::swap
#include <iterator>   // std::size

#include "tests/drift/diff/random_spelling.h"

namespace steelyard::drift::test {
namespace {

constexpr std::size_t kComponents = 4;
constexpr std::size_t kPlaces = 5;
constexpr int kDepth = 4;
constexpr const char* kTypes[] = {"string", "integer", "boolean", "array", "object"};

class Inventor {
 public:
  explicit Inventor(Random& random) : random_(random) {}

  // `first` is the first component that it may lead to, `self` the one that it is part of.
  Meaning invent(int depth, std::size_t first, std::size_t self) {
    if (first < kComponents && random_.one_in(4)) return component(first + random_.below(kComponents - first));
    if (self < kComponents && depth < kDepth && random_.one_in(6)) return component(self);
    if (depth > 0 && random_.one_in(6)) return union_of_types(depth, first, self);
    Meaning meaning = typed(kTypes[random_.below(depth > 0 ? std::size(kTypes) : 3)], depth, first, self);
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
      meaning.keywords["enum"] = random_.one_in(2) ? Json::array({"x", "y"}) : Json::array({"x"});
    } else if (meaning.type == "integer" && random_.one_in(5)) {
      meaning.keywords["enum"] = Json::array({1, 2, 3});
    } else if (meaning.type == "string" && random_.one_in(5)) {
      meaning.keywords["format"] = random_.one_in(2) ? "date-time" : "byte";
    }
    if (random_.one_in(8)) meaning.keywords["deprecated"] = true;
    if (random_.one_in(8)) meaning.keywords["readOnly"] = true;
  }

  Random& random_;
};

Json content(const Json& schema) { return {{"application/json", {{"schema", schema}}}}; }

}  // namespace

RandomContract::RandomContract(Random& random) {
  Inventor inventor(random);
  for (std::size_t i = 0; i < kComponents; ++i) components_.push_back(inventor.invent_component(i));
  for (std::size_t i = 0; i < kPlaces; ++i) places_.push_back(inventor.invent(kDepth, 0, kComponents));
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
