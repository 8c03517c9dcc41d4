// What goes wrong around a body, and between its values.
#include <fmt/format.h>  // changes

#include <algorithm>   // std::any_of
#include <functional>  // changes of bodies

#include "base/json.h"
#include "base/pointer.h"
#include "drift/strength_mutators.h"
#include "openapi/media_type.h"
#include "provider/promises.h"

namespace steelyard::drift {
namespace {

// The other side of success: the first error that the contract documents, or 500.
int opposite_status(const openapi::Operation& operation, int status) {
  if (status >= 400) return operation.success_status();
  for (const openapi::ResponseSpec& response : operation.responses) {
    const std::optional<int> exact = response.status.exact();
    if (exact && *exact >= 400) return *exact;
  }
  return 500;
}

// Another value of the same type and length: nothing but its meaning is wrong.
std::optional<Json> other_value(const Json& value) {
  if (value.is_boolean()) return Json(!value.get<bool>());
  if (value.is_number_integer()) return Json(value.get<std::int64_t>() + 1);
  if (value.is_number()) return Json(value.get<double>() + 1);
  if (!value.is_string() || value.get_ref<const std::string&>().empty()) return std::nullopt;
  std::string text = value.get<std::string>();
  text.back() = text.back() == 'a' ? 'b' : 'a';
  return Json(std::move(text));
}

// Every JSON Pointer that the rule of a promise names, however deep.
void collect_pointers(const Json& rule, std::vector<std::string>& pointers) {
  if (rule.is_string() && rule.get_ref<const std::string&>().rfind('/', 0) == 0)
    pointers.push_back(rule.get<std::string>());
  if (!rule.is_structured()) return;
  for (const Json& member : rule) collect_pointers(member, pointers);
}

bool breaks(const provider::Promise& promise, const Original& original, const Sent& sent) {
  const provider::PromiseSubject subject{sent.status, sent.headers, sent.body.get(), sent.keyed,
                                         original.sent.body.get()};
  const auto broken = provider::check_promises(original.provider, original.operation.label(), subject);
  return std::any_of(broken.begin(), broken.end(),
                     [&](const provider::BrokenPromise& breach) { return breach.promise == &promise; });
}

// The answer with one value changed that the promise speaks of, or without the header that it speaks of.
std::vector<Mutant> candidates(const provider::Promise& promise, const Original& original) {
  std::vector<Mutant> mutants;
  std::vector<std::string> pointers;
  collect_pointers(*promise.rule, pointers);
  for (const std::string& pointer : pointers) {
    const Json* value = original.sent.body == nullptr ? nullptr : pointer_find(*original.sent.body, pointer);
    const std::optional<Json> other = value == nullptr ? std::nullopt : other_value(*value);
    if (!other) continue;
    Json body = *original.sent.body;
    const_cast<Json&>(*pointer_find(body, pointer)) = *other;  // NOLINT: the body is ours to change
    Mutant mutant{pointer, fmt::format("{} is {}, against {}", pointer, write_json(*other), promise.id), original.sent};
    mutant.sent.body = std::make_shared<const Json>(std::move(body));
    mutants.push_back(std::move(mutant));
  }
  const std::string header(string_member(*promise.rule, "header"));
  if (!header.empty()) {
    Mutant mutant{"", fmt::format("the header {} is gone, against {}", header, promise.id), original.sent};
    mutant.sent.headers.remove(header);
    mutants.push_back(std::move(mutant));
  }
  return mutants;
}

}  // namespace

std::vector<Mutant> swap_status(const Original& original) {
  Mutant mutant{"", "", original.sent};
  mutant.sent.status = opposite_status(original.operation, original.sent.status);
  if (mutant.sent.status == original.sent.status) return {};
  mutant.change = fmt::format("the status is {}", mutant.sent.status);
  return {mutant};
}

std::vector<Mutant> change_media_type(const Original& original) {
  if (!openapi::is_json(original.sent.content_type)) return {};
  Mutant mutant{"", "the Content-Type is text/html", original.sent};
  mutant.sent.content_type = "text/html";
  return {mutant};
}

std::vector<Mutant> break_promises(const Original& original) {
  std::vector<Mutant> mutants;
  for (const provider::Promise& promise : original.provider.promises) {
    if (!provider::applies(promise, original.operation.label(), original.sent.status)) continue;
    if (!provider::can_judge(promise, original.sent.body != nullptr)) continue;
    for (Mutant& mutant : candidates(promise, original)) {
      if (!breaks(promise, original, mutant.sent)) continue;
      mutants.push_back(std::move(mutant));
      break;
    }
  }
  return mutants;
}

}  // namespace steelyard::drift
