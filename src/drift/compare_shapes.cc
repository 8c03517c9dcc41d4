#include "drift/compare_shapes.h"

#include <fmt/format.h>  // messages

#include <algorithm>  // std::find

#include "base/json.h"
#include "base/pointer.h"

namespace steelyard::drift {
namespace {

using report::Level;

// Two of a kind do not make a pattern.
constexpr std::uint64_t kEnoughValues = 20;

std::string share(std::uint64_t count, std::uint64_t of) {
  return count == of ? "always" : fmt::format("in {} of {} objects", count, of);
}

class ShapeComparison {
 public:
  void compare(const ShapeNode& before, const ShapeNode& now, const std::string& pointer) {
    if (before.count() == 0 || now.count() == 0) return;
    compare_types(before, now, pointer);
    compare_values(before, now, pointer);
    compare_formats(before, now, pointer);
    compare_ranges(before, now, pointer);
    if (before.count(ValueType::object) > 0 && now.count(ValueType::object) > 0) compare_members(before, now, pointer);
    if (before.items && now.items) compare(*before.items, *now.items, pointer_append(pointer, "*"));
    if (before.others && now.others) compare(*before.others, *now.others, pointer_append(pointer, "*"));
  }

  Differences take() { return std::move(found_); }

 private:
  Difference& add(ObservedRule rule, const std::string& pointer, std::string message, std::string subject = {}) {
    Difference difference;
    difference.rule = rule;
    difference.pointer = pointer;
    difference.message = std::move(message);
    difference.subject = std::move(subject);
    found_.push_back(std::move(difference));
    return found_.back();
  }

  // Integers are numbers here: an amount that is whole for once is no news.
  static std::uint64_t count(const ShapeNode& node, ValueType type) {
    if (type != ValueType::number) return node.count(type);
    return node.count(ValueType::number) + node.count(ValueType::integer);
  }

  void compare_types(const ShapeNode& before, const ShapeNode& now, const std::string& pointer) {
    for (const ValueType type : kAllTypes) {
      if (type == ValueType::integer) continue;
      const std::uint64_t then = count(before, type);
      const std::uint64_t today = count(now, type);
      if (then == 0 && today > 0) {
        const bool null = type == ValueType::null;
        add(null ? ObservedRule::null_appeared : ObservedRule::type_appeared, pointer,
            fmt::format("{} of {} values are of the type {}, and none was before", today, now.count(), to_string(type)),
            null ? "" : std::string(to_string(type)));
      } else if (then > 0 && today == 0) {
        add(ObservedRule::type_vanished, pointer,
            fmt::format("{} of {} values were of the type {}, and none is now", then, before.count(), to_string(type)),
            std::string(to_string(type)));
      }
    }
  }

  void compare_values(const ShapeNode& before, const ShapeNode& now, const std::string& pointer) {
    if (!before.values.is_few() || !now.values.is_few()) return;
    // Few values of few answers are no enumeration, and neither are amounts.
    if (before.count() < kEnoughValues || now.count() < kEnoughValues) return;
    if (before.count(ValueType::number) > 0 || now.count(ValueType::number) > 0) return;
    for (const auto& [text, times] : now.values.texts()) {
      if (before.values.texts().find(text) != before.values.texts().end()) continue;
      add(ObservedRule::value_appeared, pointer,
          fmt::format("{} was seen {} times, and never before", quoted(text), times), quoted(text));
    }
    for (const auto& [text, times] : before.values.texts()) {
      if (now.values.texts().find(text) != now.values.texts().end()) continue;
      add(ObservedRule::value_vanished, pointer,
          fmt::format("{} was seen {} times before, and is not now", quoted(text), times), quoted(text));
    }
  }

  static std::string quoted(const std::string& text) { return write_json(Json(text)); }

  void compare_formats(const ShapeNode& before, const ShapeNode& now, const std::string& pointer) {
    const std::uint64_t then = before.count(ValueType::string);
    const std::uint64_t today = now.count(ValueType::string);
    if (then == 0 || today == 0) return;
    for (std::size_t i = 0; i < kStringFormats; ++i) {
      if (before.formats[i] != then || now.formats[i] == today) continue;
      const std::string name(string_formats()[i].name);
      add(ObservedRule::format_lost, pointer,
          fmt::format("all {} strings were of the form {}, and {} of {} are now", then, name, now.formats[i], today),
          name);
    }
  }

  // Cents that become dollars, seconds that become milliseconds: all numbers lie beyond ten times where they lay.
  void compare_ranges(const ShapeNode& before, const ShapeNode& now, const std::string& pointer) {
    if (before.numbers.empty() || now.numbers.empty()) return;
    if (count(before, ValueType::number) < kEnoughValues || count(now, ValueType::number) < kEnoughValues) return;
    Decimal ten;
    ten.assign(std::int64_t{10});
    const Decimal zero;
    const bool positive = before.numbers.least() > zero && now.numbers.least() > zero;
    if (!positive) return;
    const bool higher = now.numbers.least() > before.numbers.greatest() * ten;
    const bool lower = now.numbers.greatest() * ten < before.numbers.least();
    if (!higher && !lower) return;
    add(ObservedRule::range_moved, pointer,
        fmt::format("all numbers were between {} and {}, and are now between {} and {}",
                    before.numbers.least().to_string(), before.numbers.greatest().to_string(),
                    now.numbers.least().to_string(), now.numbers.greatest().to_string()));
  }

  void compare_members(const ShapeNode& before, const ShapeNode& now, const std::string& pointer) {
    if (before.is_map || now.is_map) return;
    const std::uint64_t then = before.count(ValueType::object);
    const std::uint64_t today = now.count(ValueType::object);
    for (const auto& [name, member] : before.members) {
      if (now.is_data(name)) continue;
      const std::string place = pointer_append(pointer, name);
      const ShapeNode* found = now.find_member(name);
      if (found == nullptr) {
        Difference& gone = add(ObservedRule::property_vanished, place,
                               fmt::format("the property \"{}\" was there {} before, and is in none of {} objects now",
                                           name, share(member->count(), then), today));
        if (member->count() < then) gone.level = Level::warning;
        continue;
      }
      if (member->count() == then && found->count() < today) {
        add(ObservedRule::property_sometimes_absent, place,
            fmt::format("the property \"{}\" was always there before, and is absent from {} of {} objects now", name,
                        today - found->count(), today));
      }
      compare(*member, *found, place);
    }
    for (const auto& [name, member] : now.members) {
      if (before.is_data(name) || before.find_member(name) != nullptr) continue;
      add(ObservedRule::property_appeared, pointer_append(pointer, name),
          fmt::format("the property \"{}\" is there {} now, and never was before", name,
                      share(member->count(), today)));
    }
  }

  Differences found_;
};

}  // namespace

Differences compare_shapes(const ShapeNode& before, const ShapeNode& now) {
  ShapeComparison comparison;
  comparison.compare(before, now, "");
  return comparison.take();
}

}  // namespace steelyard::drift
