#include "provider/generate.h"

#include <algorithm>  // std::find
#include <cmath>      // std::ceil, std::floor

#include "base/decimal.h"
#include "base/json.h"
#include "provider/constraints.h"
#include "provider/plausible.h"

namespace steelyard::provider {
namespace {

using openapi::SchemaView;

constexpr int kOptionalDepth = 5;    // deeper than this, only what is required
constexpr int kHardDepth = 60;       // a schema that requires itself cannot be satisfied
constexpr int kMostValues = 10'000;  // a schema of a few lines can ask for billions

class Generator {
 public:
  explicit Generator(const GenerateOptions& options) : random_(options.seed), style_(options.style) {}

  Json value(const std::vector<SchemaView>& schemas, const std::string& name, int depth) {
    if (++values_ > kMostValues) return nullptr;
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
    if (type == "integer") return number(constraints, name, true);
    if (type == "number") return number(constraints, name, false);
    if (type == "boolean") return style_ == Style::random ? random_.one_in(2) : true;
    return nullptr;
  }

 private:
  // A long text counts for several values.
  Json text(const Constraints& constraints, const std::string& name) {
    std::string made = plausible_string(constraints, name, random_);
    values_ += static_cast<int>(made.size() / 1000);
    return made;
  }

  // An example or default that the schema itself gives.
  static const Json* sample(const Constraints& constraints) {
    if (const Json* example = constraints.find("example")) return example;
    if (const Json* list = constraints.find("examples"); list != nullptr && list->is_array() && !list->empty()) {
      return &list->front();
    }
    const Json* otherwise = constraints.find("default");
    return otherwise != nullptr && !otherwise->is_null() ? otherwise : nullptr;
  }

  Json object(const Constraints& constraints, int depth) {
    Json result = Json::object();
    const std::vector<std::string> required = required_names(constraints);
    for (const std::string& name : property_names(constraints)) {
      const bool needed = std::find(required.begin(), required.end(), name) != required.end();
      const bool wanted = depth < kOptionalDepth && (style_ == Style::sample || !random_.one_in(4));
      if ((needed || wanted) && depth < kHardDepth) add_property(constraints, name, depth, result);
    }
    for (const std::string& name : required) {
      if (!result.contains(name) && depth < kHardDepth) add_property(constraints, name, depth, result);
    }
    add_dependents(constraints, depth, result);
    const double least = constraints.largest("minProperties", 0);
    for (int extra = 1; static_cast<double>(result.size()) < least && extra < 1000; ++extra) {
      const std::string name = "property" + std::to_string(extra);
      result[name] = value(constraints.children("additionalProperties"), name, depth + 1);
    }
    trim_to_most(constraints, required, result);
    return result;
  }

  void add_property(const Constraints& constraints, const std::string& name, int depth, Json& result) {
    std::vector<SchemaView> schemas = constraints.children("properties", name);
    if (schemas.empty()) schemas = constraints.children("additionalProperties");
    for (const SchemaView& schema : schemas) {
      if (!schema.valid() || schema.value() == Json(false)) return;
      const SchemaView target = schema.follow();
      // A response does not carry what is writeOnly (OAS 3.1.1, Schema Object).
      if (target.valid() && flag_member(target.value(), "writeOnly")) return;
    }
    result[name] = value(schemas, name, depth + 1);
  }

  void add_dependents(const Constraints& constraints, int depth, Json& result) {
    const Json* dependents = constraints.find("dependentRequired");
    if (dependents == nullptr || !dependents->is_object()) return;
    for (const auto& [trigger, names] : dependents->items()) {
      if (!result.contains(trigger) || !names.is_array()) continue;
      for (const Json& name : names) {
        if (name.is_string() && !result.contains(name.get<std::string>())) {
          add_property(constraints, name.get<std::string>(), depth, result);
        }
      }
    }
  }

  static void trim_to_most(const Constraints& constraints, const std::vector<std::string>& required, Json& result) {
    const double most = constraints.smallest("maxProperties", 1e9);
    auto& members = result.get_ref<Json::object_t&>();
    for (std::size_t i = members.size(); i > 0 && static_cast<double>(members.size()) > most; --i) {
      const std::string name = std::next(members.begin(), static_cast<std::ptrdiff_t>(i - 1))->first;
      if (std::find(required.begin(), required.end(), name) == required.end()) result.erase(name);
    }
  }

  static std::vector<std::string> required_names(const Constraints& constraints) {
    std::vector<std::string> names;
    for (const SchemaView& part : constraints.parts()) {
      const Json* list = part.keyword("required");
      if (list == nullptr || !list->is_array()) continue;
      for (const Json& name : *list) {
        if (name.is_string()) names.push_back(name.get<std::string>());
      }
    }
    return names;
  }

  static std::vector<std::string> property_names(const Constraints& constraints) {
    std::vector<std::string> names;
    for (const SchemaView& part : constraints.parts()) {
      const Json* map = part.keyword("properties");
      if (map == nullptr || !map->is_object()) continue;
      for (const auto& [name, schema] : map->get_ref<const Json::object_t&>()) {
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
      }
    }
    return names;
  }

  Json array(const Constraints& constraints, const std::string& name, int depth) {
    Json result = Json::array();
    for (const SchemaView& part : constraints.parts()) {
      const std::vector<SchemaView> prefix = part.children("prefixItems");
      for (std::size_t i = result.size(); i < prefix.size(); ++i) result.push_back(value({prefix[i]}, name, depth + 1));
    }
    const std::vector<SchemaView> items = constraints.children("items");
    const std::vector<SchemaView> wanted = constraints.children("contains");
    const double least =
        std::max(constraints.largest("minItems", 0), constraints.largest("minContains", wanted.empty() ? 0 : 1));
    const double most = std::max(least, constraints.smallest("maxItems", 1e9));
    double count =
        depth >= kOptionalDepth ? least : std::max(least, style_ == Style::random ? double(1 + random_.below(3)) : 1.0);
    if (items.empty() && wanted.empty()) count = least;
    count = depth >= kHardDepth ? 0 : std::min(count, most);
    const bool unique = constraints.flag("uniqueItems");
    const auto contained = static_cast<std::size_t>(constraints.largest("minContains", 1));
    for (int tries = 0; static_cast<double>(result.size()) < count && tries < 200 + 4 * count; ++tries) {
      if (values_ > kMostValues) break;
      std::vector<SchemaView> schemas = items;
      if (result.size() < contained) schemas.insert(schemas.end(), wanted.begin(), wanted.end());
      Json item = value(schemas, name, depth + 1);
      if (unique && std::find(result.begin(), result.end(), item) != result.end()) {
        vary(item, tries);
        if (std::find(result.begin(), result.end(), item) != result.end()) continue;
      }
      result.push_back(std::move(item));
    }
    return result;
  }

  // Another value of the same kind, for arrays of unique items.
  static void vary(Json& item, int tries) {
    if (item.is_number_integer()) item = item.get<std::int64_t>() + tries + 1;
    if (item.is_number_float()) item = item.get<double>() + tries + 1;
    if (item.is_string()) item = item.get<std::string>() + std::to_string(tries + 1);
  }

  Json number(const Constraints& constraints, const std::string& name, bool integer) {
    NumberRange range = plausible_range(constraints, name, integer);
    const double step = constraints.largest("multipleOf", 0);
    if (step > 0) return multiple(range, step, integer);
    if (integer) {
      const double low = std::ceil(range.low);
      const double high = std::floor(range.high);
      return random_.between(static_cast<std::int64_t>(low), static_cast<std::int64_t>(std::max(low, high)));
    }
    // Hundredths look like money and read back exactly; a narrow range needs more digits.
    const double width = range.high - range.low;
    if (width >= 0.1) {
      const auto low = static_cast<std::int64_t>(std::ceil(range.low * 100));
      const auto high = static_cast<std::int64_t>(std::floor(range.high * 100));
      if (low <= high) return static_cast<double>(random_.between(low, high)) / 100.0;
    }
    return range.low + width / 2;
  }

  Json multiple(const NumberRange& range, double step, bool integer) {
    const double low = std::ceil(range.low / step);
    const double high = std::max(low, std::floor(range.high / step));
    const auto factor = random_.between(static_cast<std::int64_t>(low), static_cast<std::int64_t>(high));
    Decimal exact;
    Decimal count;
    exact.assign(step);
    count.assign(factor);
    const std::string text = (exact * count).to_string();
    const Json product = Json::parse(text, nullptr, false);
    if (integer && product.is_number_float()) return static_cast<std::int64_t>(product.get<double>());
    return product;
  }

  Random random_;
  Style style_;
  int values_ = 0;
};

}  // namespace

Json generate(const SchemaView& schema, const GenerateOptions& options) {
  return Generator(options).value({schema}, "", 0);
}

}  // namespace steelyard::provider
