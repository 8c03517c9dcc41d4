#include "provider/generate.h"

#include "base/json.h"
#include "provider/generator.h"
#include "provider/plausible.h"
#include "provider/plausible_number.h"

namespace steelyard::provider {
namespace {

// An example or default that the schema itself gives.
const Json* sample(const Constraints& constraints) {
  if (const Json* example = constraints.find("example")) return example;
  if (const Json* list = constraints.find("examples"); list != nullptr && list->is_array() && !list->empty()) {
    return &list->front();
  }
  const Json* otherwise = constraints.find("default");
  return otherwise != nullptr && !otherwise->is_null() ? otherwise : nullptr;
}

}  // namespace

Json Generator::value(const Schemas& schemas, const std::string& name, int depth) {
  if (is_spent()) return nullptr;
  ++values_;
  const Constraints constraints = Constraints::of(schemas, random_, style_);
  if (const Json* constant = constraints.find("const")) return *constant;
  if (const Json* list = constraints.find("enum"); list != nullptr && list->is_array() && !list->empty()) {
    return (*list)[style_ == Style::random ? random_.below(list->size()) : 0];
  }
  if (const Json* example = style_ == Style::sample ? sample(constraints) : nullptr) return *example;
  const std::string type = constraints.type(random_, style_);
  if (type == "object") return object(constraints, depth);
  if (type == "array") return array(constraints, name, depth);
  if (type == "string") return text(constraints, name);
  if (type == "integer" || type == "number") return plausible_number(constraints, name, type == "integer", random_);
  if (type == "boolean") return style_ == Style::random ? random_.one_in(2) : true;
  return nullptr;
}

Json Generator::text(const Constraints& constraints, const std::string& name) {
  constexpr std::size_t kCharactersOfAValue = 1000;  // a long text counts for several values
  std::string made = plausible_string(constraints, name, random_);
  values_ += made.size() / kCharactersOfAValue;
  return made;
}

Json generate(const openapi::SchemaView& schema, const GenerateOptions& options) {
  return Generator(options).value({schema}, "", 0);
}

}  // namespace steelyard::provider
