#include "drift/compare_documented.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find

#include "base/json.h"
#include "base/pointer.h"
#include "drift/documented.h"

namespace steelyard::drift {
namespace {

using report::Level;

// That something was never seen among so few values says nothing of types, nulls and enumerations. A property is
// another matter: one answer without it is what people want to know of.
constexpr std::uint64_t kEnoughValues = 20;

std::string plural(ValueType type) { return type == ValueType::null ? "null" : std::string(to_string(type)) + "s"; }

// A finding is often shown without its pointer. An object may have many members whose names are data.
std::string how_often(const std::string& pointer, std::uint64_t members, std::uint64_t objects) {
  const std::string name = pointer_tokens(pointer).back();
  if (name == "*") return fmt::format("{} members of generated names are in {} objects", members, objects);
  return fmt::format("the property \"{}\" is in {} of {} objects", name, members, objects);
}

class Comparison {
 public:
  Comparison(const openapi::Contract& contract, Policy policy) : contract_(contract), policy_(policy) {}

  void compare(const ShapeNode& seen, const Documented& documented, const std::string& pointer) {
    if (seen.count() > 0) judge_numbers(seen, documented, pointer);
    if (documented && seen.count() > 0) {
      judge_types(seen, documented, pointer);
      judge_values(seen, documented, pointer);
      if (seen.count(ValueType::object) > 0) judge_members(seen, documented, pointer);
    }
    for (const auto& [name, member] : seen.members) {
      compare(*member, documented ? documented.member(name) : Documented(), pointer_append(pointer, name));
    }
    if (seen.others) {
      compare(*seen.others, documented ? documented.others() : Documented(), pointer_append(pointer, "*"));
    }
    if (seen.items) compare(*seen.items, documented ? documented.items() : Documented(), pointer_append(pointer, "*"));
  }

  Differences take() { return std::move(found_); }

 private:
  Difference& add(ObservedRule rule, const std::string& pointer, std::string message, const Documented& documented,
                  std::string_view keyword) {
    Difference difference;
    difference.rule = rule;
    difference.pointer = pointer;
    difference.message = std::move(message);
    if (documented) {
      const openapi::SchemaView& schema = documented.schema_with(keyword);
      difference.schema = schema.place();
      if (schema.keyword(keyword) != nullptr) {
        difference.schema.pointer = pointer_append(difference.schema.pointer, keyword);
      }
      if (const Document* document = contract_.registry.find(difference.schema.uri)) {
        difference.contract = document->locate(difference.schema.pointer);
      }
    }
    found_.push_back(std::move(difference));
    return found_.back();
  }

  void judge_numbers(const ShapeNode& seen, const Documented& documented, const std::string& pointer) {
    if (seen.inexact > 0) {
      add(ObservedRule::precision_lost, pointer,
          fmt::format("{} of {} numbers have more digits than a double holds", seen.inexact,
                      seen.count(ValueType::integer) + seen.count(ValueType::number)),
          documented, "type");
    }
    if (seen.duplicates > 0) {
      add(ObservedRule::duplicate_member, pointer,
          fmt::format("the member was named more than once {} of {} times", seen.duplicates, seen.count()), documented,
          "type");
    }
  }

  void judge_types(const ShapeNode& seen, const Documented& documented, const std::string& pointer) {
    if (!documented.limits_types()) return;
    for (const ValueType type : kAllTypes) {
      const std::uint64_t count = seen.count(type);
      if (documented.allows(type)) {
        if (count == 0 && seen.count() >= kEnoughValues) tell_narrower(seen, documented, pointer, type);
      } else if (count > 0) {
        tell_wider(seen, documented, pointer, type);
      }
    }
  }

  void tell_wider(const ShapeNode& seen, const Documented& documented, const std::string& pointer, ValueType type) {
    const std::uint64_t count = seen.count(type);
    const std::string how_many = fmt::format("{} of {} values are", count, seen.count());
    const std::string types = documented.types();
    const bool wants_number = documented.allows(ValueType::integer) || documented.allows(ValueType::number);
    if (type == ValueType::null) {
      add(ObservedRule::null_undocumented, pointer,
          fmt::format("{} null, and the contract documents {}", how_many, types), documented, "type");
    } else if (type == ValueType::string && wants_number && seen.formats[kNumeral] == count) {
      add(ObservedRule::number_as_string, pointer,
          fmt::format("{} numbers in strings, and the contract documents {}", how_many, types), documented, "type");
    } else if (type == ValueType::number && documented.allows(ValueType::integer)) {
      add(ObservedRule::type_wider, pointer,
          fmt::format("{} numbers with a fraction, and the contract documents {}", how_many, types), documented,
          "type");
    } else {
      add(ObservedRule::type_wider, pointer,
          fmt::format("{} {}, and the contract documents {}", how_many, plural(type), types), documented, "type");
    }
  }

  void tell_narrower(const ShapeNode& seen, const Documented& documented, const std::string& pointer, ValueType type) {
    if (type == ValueType::null) {
      add(ObservedRule::null_never_seen, pointer, fmt::format("none of {} values is null", seen.count()), documented,
          "type");
    } else if (type == ValueType::integer) {
      return;  // a number that never is a whole one is no news
    } else {
      add(ObservedRule::type_narrower, pointer,
          fmt::format("none of {} values is {}, and the contract documents {}", seen.count(),
                      type == ValueType::number ? "a number with a fraction" : "one of the " + plural(type),
                      documented.types()),
          documented, "type");
    }
  }

  void judge_values(const ShapeNode& seen, const Documented& documented, const std::string& pointer) {
    const std::optional<std::vector<Json>> documented_values = documented.values();
    if (!documented_values || documented_values->empty()) return;
    if (!seen.values.is_few()) {
      add(ObservedRule::enum_value_undocumented, pointer,
          fmt::format("about {} different values were seen, and the contract lists {}", seen.values.about_distinct(),
                      documented_values->size()),
          documented, "enum");
      return;
    }
    std::vector<Json> seen_values;
    for (const auto& [text, count] : seen.values.texts()) seen_values.emplace_back(text);
    for (const auto& [integer, count] : seen.values.integers()) seen_values.emplace_back(integer);
    for (const Json& value : seen_values) {
      if (std::find(documented_values->begin(), documented_values->end(), value) != documented_values->end()) continue;
      add(ObservedRule::enum_value_undocumented, pointer,
          write_json(value) + " was seen, and the contract does not list it", documented, "enum")
          .subject = write_json(value);
    }
    if (seen.count() < kEnoughValues) return;
    for (const Json& value : *documented_values) {
      const bool countable = value.is_string() || value.is_number_integer();
      if (!countable || std::find(seen_values.begin(), seen_values.end(), value) != seen_values.end()) continue;
      add(ObservedRule::enum_value_never_seen, pointer,
          fmt::format("none of {} values is {}", seen.count(), write_json(value)), documented, "enum")
          .subject = write_json(value);
    }
  }

  void judge_members(const ShapeNode& seen, const Documented& documented, const std::string& pointer) {
    // What says nothing of members documents none of them: that counts where documents are taken at their word.
    if (!documented.describes_members() && policy_ == Policy::documented) return;
    for (const auto& [name, member] : seen.members) {
      if (!documented.member(name)) tell_undocumented(*member, seen, documented, pointer_append(pointer, name));
    }
    if (seen.others && !documented.others() && !names_all_others(seen, documented)) {
      tell_undocumented(*seen.others, seen, documented, pointer_append(pointer, "*"));
    }
    if (seen.is_map || seen.is_cut) return;
    for (const DocumentedMember& member : documented.members()) judge_presence(member, seen, documented, pointer);
  }

  // A shape does not tell generated names apart, and a contract may well name one of them ("404").
  static bool names_all_others(const ShapeNode& seen, const Documented& documented) {
    const std::vector<DocumentedMember> members = documented.members();
    return !seen.is_map && std::any_of(members.begin(), members.end(),
                                       [&](const DocumentedMember& member) { return seen.is_data(member.name); });
  }

  void tell_undocumented(const ShapeNode& member, const ShapeNode& seen, const Documented& documented,
                         const std::string& pointer) {
    if (documented.is_open() && policy_ != Policy::paranoid) return;
    Difference& difference = add(ObservedRule::undocumented_property, pointer,
                                 fmt::format("{}, and the contract does not name it",
                                             how_often(pointer, member.count(), seen.count(ValueType::object))),
                                 documented, "properties");
    if (policy_ != Policy::documented) difference.level = Level::error;
    difference.type = type_to_document(member);
    difference.example = example_of(member);
  }

  void judge_presence(const DocumentedMember& member, const ShapeNode& seen, const Documented& documented,
                      const std::string& pointer) {
    const ShapeNode* found = seen.find_member(member.name);
    const std::uint64_t objects = seen.count(ValueType::object);
    const std::uint64_t count = found != nullptr ? found->count() : 0;
    const std::string place = pointer_append(pointer, member.name);
    if (member.write_only || seen.is_data(member.name)) return;
    if (member.required && count < objects) {
      add(ObservedRule::required_property_missing, place,
          fmt::format("{} of {} objects lack the required property \"{}\"", objects - count, objects, member.name),
          documented, "required");
    } else if (count == 0) {
      Difference& difference = add(ObservedRule::property_never_seen, place,
                                   fmt::format("none of {} objects has the property \"{}\"", objects, member.name),
                                   documented, "properties");
      if (member.alternative) difference.level = Level::info;
      point_at_member(documented.member(member.name), difference);
    }
  }

  void point_at_member(const Documented& member, Difference& difference) const {
    if (!member) return;
    difference.schema = member.schema().place();
    const Document* document = contract_.registry.find(difference.schema.uri);
    if (document != nullptr) difference.contract = document->locate(difference.schema.pointer);
  }

  // What a contract would say of the values; "" if they have no one type.
  static std::string type_to_document(const ShapeNode& member) {
    std::string found;
    for (const ValueType type : kAllTypes) {
      if (member.count(type) == 0 || type == ValueType::null) continue;
      // That amounts are whole today does not make them integers.
      std::string name(type == ValueType::integer ? "number" : to_string(type));
      if (!found.empty() && found != name) return {};
      found = std::move(name);
    }
    return found;
  }

  // A value like those that were seen. Texts are not repeated: they may be somebody's secrets.
  static std::string example_of(const ShapeNode& member) {
    if (!member.values.integers().empty()) return std::to_string(member.values.integers().begin()->first);
    if (member.count(ValueType::number) + member.count(ValueType::integer) > 0) return "0";
    if (member.count(ValueType::boolean) > 0) return member.truths > 0 ? "true" : "false";
    if (member.count(ValueType::object) > 0) return "{}";
    if (member.count(ValueType::array) > 0) return "[]";
    return member.count(ValueType::string) > 0 ? "\"text\"" : "null";
  }

  const openapi::Contract& contract_;
  Policy policy_;
  Differences found_;
};

}  // namespace

Differences compare_documented(const openapi::Contract& contract, const json_schema::SchemaRef& schema,
                               const ShapeNode& seen, Policy policy) {
  Comparison comparison(contract, policy);
  comparison.compare(seen, Documented::of(openapi::SchemaView(contract.registry, schema)), "");
  return comparison.take();
}

}  // namespace steelyard::drift
