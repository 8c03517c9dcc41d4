#include "provider/promise_kinds.h"

#include <fmt/format.h>  // fmt::format

#include "base/decimal.h"
#include "base/json.h"
#include "base/pointer.h"
#include "provider/amount.h"

namespace steelyard::provider {
namespace {

// The values of a rule and of the body that it speaks of.

std::string text_of(const Json& rule, std::string_view member) { return std::string(string_member(rule, member)); }

const Json* at(const Json* body, const std::string& pointer) {
  return body == nullptr ? nullptr : pointer_find(*body, pointer);
}

bool same(const Json& a, const Json& b) {
  const std::optional<Decimal> left = a.is_string() ? std::nullopt : to_decimal(a);
  const std::optional<Decimal> right = b.is_string() ? std::nullopt : to_decimal(b);
  return left && right ? *left == *right : a == b;
}

std::string shown(const Json* value) {
  constexpr std::size_t kMost = 60;
  std::string text = value == nullptr ? "absent" : write_json(*value);
  if (text.size() <= kMost) return text;
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;  // between code points
  return text.substr(0, end) + "…";
}

// constant: {pointer, value}

std::optional<Breach> check_constant(const Json& rule, const PromiseSubject& subject) {
  const std::string pointer = text_of(rule, "pointer");
  const Json* value = at(subject.body, pointer);
  const Json& wanted = *find_member(rule, "value");
  if (value != nullptr && same(*value, wanted)) return std::nullopt;
  return Breach{pointer, fmt::format("{} is {} and should be {}", pointer, shown(value), shown(&wanted))};
}
void keep_constant(const Json& rule, int /*status*/, const Json* /*reference*/, Json& body) {
  put_value(body, text_of(rule, "pointer"), *find_member(rule, "value"));
}

// equals_status: {pointer}

std::optional<Breach> check_equals_status(const Json& rule, const PromiseSubject& subject) {
  const std::string pointer = text_of(rule, "pointer");
  const Json* value = at(subject.body, pointer);
  if (value != nullptr && same(*value, Json(subject.status))) return std::nullopt;
  return Breach{pointer, fmt::format("{} is {} and the status is {}", pointer, shown(value), subject.status)};
}
void keep_equals_status(const Json& rule, int status, const Json* /*reference*/, Json& body) {
  put_value(body, text_of(rule, "pointer"), status);
}

// sum: {pointer, of: [...]}

// The sum of the parts, or nothing if one of them is no amount.
std::optional<Decimal> sum_of(const Json& rule, const Json* body) {
  Decimal sum;
  for (const Json& part : *find_member(rule, "of")) {
    const std::optional<Decimal> value = read_amount(at(body, part.get<std::string>()));
    if (!value) return std::nullopt;
    sum = sum + *value;
  }
  return sum;
}
std::optional<Breach> check_sum(const Json& rule, const PromiseSubject& subject) {
  const std::string pointer = text_of(rule, "pointer");
  const Json* value = at(subject.body, pointer);
  const std::optional<Decimal> total = read_amount(value);
  const std::optional<Decimal> sum = sum_of(rule, subject.body);
  if (total && sum && *total == *sum) return std::nullopt;
  if (!sum) return Breach{pointer, fmt::format("{} is {}, and a part of the sum is no amount", pointer, shown(value))};
  return Breach{pointer, fmt::format("{} is {}, and its parts add up to {}", pointer, shown(value), sum->to_string())};
}
void keep_sum(const Json& rule, int /*status*/, const Json* /*reference*/, Json& body) {
  const std::string pointer = text_of(rule, "pointer");
  if (const auto sum = sum_of(rule, &body)) put_value(body, pointer, amount_like(at(&body, pointer), *sum));
}

// mirror: {pointer, of}

std::optional<Breach> check_mirror(const Json& rule, const PromiseSubject& subject) {
  const std::string pointer = text_of(rule, "pointer");
  const std::string of = text_of(rule, "of");
  const Json* value = at(subject.body, pointer);
  const Json* other = at(subject.body, of);
  if (value != nullptr && other != nullptr && same(*value, *other)) return std::nullopt;
  return Breach{pointer, fmt::format("{} is {} and {} is {}", pointer, shown(value), of, shown(other))};
}
void keep_mirror(const Json& rule, int /*status*/, const Json* /*reference*/, Json& body) {
  if (const Json* other = at(&body, text_of(rule, "of"))) put_value(body, text_of(rule, "pointer"), Json(*other));
}

// multiple: {pointer, of, factor}; holds where either is null or absent

std::optional<Breach> check_multiple(const Json& rule, const PromiseSubject& subject) {
  const std::string pointer = text_of(rule, "pointer");
  const std::string of = text_of(rule, "of");
  const Json* value = at(subject.body, pointer);
  const Json* other = at(subject.body, of);
  if (value == nullptr || value->is_null() || other == nullptr || other->is_null()) return std::nullopt;
  const std::optional<Decimal> left = read_amount(value);
  const std::optional<Decimal> right = read_amount(other);
  const std::optional<Decimal> factor = read_amount(find_member(rule, "factor"));
  if (left && right && factor && *left == *right * *factor) return std::nullopt;
  return Breach{pointer, fmt::format("{} is {}, which is not {} times {} ({})", pointer, shown(value),
                                     shown(find_member(rule, "factor")), of, shown(other))};
}
void keep_multiple(const Json& rule, int /*status*/, const Json* /*reference*/, Json& body) {
  const std::string pointer = text_of(rule, "pointer");
  const Json* value = at(&body, pointer);
  const std::optional<Decimal> other = read_amount(at(&body, text_of(rule, "of")));
  const std::optional<Decimal> factor = read_amount(find_member(rule, "factor"));
  if (value == nullptr || value->is_null() || !other || !factor) return;
  put_value(body, pointer, amount_like(value, *other * *factor));
}

// implies: {if: {pointer, value}, then: {pointer, value}}

bool condition_holds(const Json& rule, const Json* body) {
  const Json& condition = *find_member(rule, "if");
  const Json* value = at(body, text_of(condition, "pointer"));
  return value != nullptr && same(*value, *find_member(condition, "value"));
}
std::optional<Breach> check_implies(const Json& rule, const PromiseSubject& subject) {
  if (!condition_holds(rule, subject.body)) return std::nullopt;
  const Json& then = *find_member(rule, "then");
  const std::string pointer = text_of(then, "pointer");
  const Json* value = at(subject.body, pointer);
  const Json& wanted = *find_member(then, "value");
  if (value != nullptr && same(*value, wanted)) return std::nullopt;
  const Json& condition = *find_member(rule, "if");
  return Breach{pointer, fmt::format("{} is {}, and {} is {} and should be {}", text_of(condition, "pointer"),
                                     shown(find_member(condition, "value")), pointer, shown(value), shown(&wanted))};
}
void keep_implies(const Json& rule, int /*status*/, const Json* /*reference*/, Json& body) {
  if (!condition_holds(rule, &body)) return;
  const Json& then = *find_member(rule, "then");
  put_value(body, text_of(then, "pointer"), *find_member(then, "value"));
}

// header_with_credential: {header}

std::optional<Breach> check_header(const Json& rule, const PromiseSubject& subject) {
  const std::string header = text_of(rule, "header");
  const bool present = subject.headers.has(header);
  if (present == subject.credential_accepted) return std::nullopt;
  return Breach{"", present ? fmt::format("the header {} is there, and no key was used", header)
                            : fmt::format("the header {} is missing, and a key was used", header)};
}

// stable: {pointer, per}

std::optional<Breach> check_stable(const Json& rule, const PromiseSubject& subject) {
  const std::string pointer = text_of(rule, "pointer");
  const Json* before = at(subject.reference, pointer);
  const Json* now = at(subject.body, pointer);
  if (before == nullptr || (now != nullptr && same(*before, *now))) return std::nullopt;
  return Breach{pointer, fmt::format("{} was {} before and is {} now", pointer, shown(before), shown(now))};
}
void keep_stable(const Json& rule, int /*status*/, const Json* reference, Json& body) {
  const std::string pointer = text_of(rule, "pointer");
  if (const Json* before = at(reference, pointer)) put_value(body, pointer, *before);
}

// unit: {pointers, unit, fractions}

std::vector<std::string> unit_pointers(const Json& rule) {
  return find_member(rule, "pointers")->get<std::vector<std::string>>();
}
bool is_whole(const Json& value) {
  const std::optional<Decimal> decimal = to_decimal(value);
  return decimal && decimal->is_integer();
}
std::optional<Breach> check_unit(const Json& rule, const PromiseSubject& subject) {
  const bool fractions = flag_member(rule, "fractions");
  for (const std::string& pointer : unit_pointers(rule)) {
    const Json* value = at(subject.body, pointer);
    if (value == nullptr) continue;
    const std::string unit = text_of(rule, "unit");
    if (!is_number(*value))
      return Breach{pointer, fmt::format("{} is {} and should be a number of {}", pointer, shown(value), unit)};
    if (!fractions && !is_whole(*value)) {
      return Breach{pointer, fmt::format("{} is {} and should be a whole number of {}", pointer, shown(value), unit)};
    }
  }
  return std::nullopt;
}
void keep_unit(const Json& rule, int /*status*/, const Json* /*reference*/, Json& body) {
  if (flag_member(rule, "fractions")) return;
  for (const std::string& pointer : unit_pointers(rule)) {
    const Json* value = at(&body, pointer);
    if (value != nullptr && value->is_number_float())
      put_value(body, pointer, static_cast<std::int64_t>(value->get<double>()));
  }
}

// meaning: {pointer}: prose that no single answer can confirm or deny

std::optional<Breach> check_nothing(const Json& /*rule*/, const PromiseSubject& /*subject*/) { return std::nullopt; }
void keep_nothing(const Json& /*rule*/, int /*status*/, const Json* /*reference*/, Json& /*body*/) {}

// name, judged, derived, check, keep
constexpr PromiseKind kKinds[] = {
    {"constant", Judged::alone, false, check_constant, keep_constant},
    {"equals_status", Judged::alone, false, check_equals_status, keep_equals_status},
    {"sum", Judged::alone, true, check_sum, keep_sum},
    {"mirror", Judged::alone, true, check_mirror, keep_mirror},
    {"multiple", Judged::alone, true, check_multiple, keep_multiple},
    {"implies", Judged::alone, false, check_implies, keep_implies},
    {"header_with_credential", Judged::alone, false, check_header, keep_nothing},
    {"stable", Judged::by_reference, false, check_stable, keep_stable},
    {"unit", Judged::alone, false, check_unit, keep_unit},
    {"meaning", Judged::never, false, check_nothing, keep_nothing},
};

}  // namespace

std::span<const PromiseKind> promise_kinds() { return kKinds; }

const PromiseKind* find_promise_kind(std::string_view name) {
  for (const PromiseKind& kind : kKinds) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

}  // namespace steelyard::provider
