#include "provider/pack_check.h"

#include <fmt/format.h>  // places, messages

#include <algorithm>  // std::find, std::any_of
#include <set>        // operations seen

#include "base/suggest.h"

namespace steelyard::provider {
namespace {

Status check_operation(const std::string& label, const std::vector<std::string>& known, const Location& where) {
  if (std::find(known.begin(), known.end(), label) != known.end()) return {};
  const auto near = suggest(label, known);
  return Error{
      ErrorCode::pack_operation_unknown,
      fmt::format("the contract has no operation \"{}\"{}", label, near ? "; did you mean \"" + *near + "\"?" : ""),
      where};
}

Status check_operations(const Provider& provider, const std::vector<std::string>& known, const Document& document) {
  std::set<std::string> seen;
  std::size_t index = 0;
  for (const OperationFixtures& fixtures : provider.operations) {
    const Location where = document.locate(fmt::format("/operations/{}/operation", index++));
    if (Status exists = check_operation(fixtures.operation, known, where); !exists) return exists;
    if (!seen.insert(fixtures.operation).second) {
      return Error{ErrorCode::pack_operation_twice,
                   fmt::format("the answers of \"{}\" stand further up already", fixtures.operation), where};
    }
  }
  return {};
}

Status check_promises(const Provider& provider, const std::vector<std::string>& known, const Document& document) {
  std::size_t index = 0;
  for (const Promise& promise : provider.promises) {
    const Location where = document.locate(fmt::format("/promises/{}/operation", index++));
    if (promise.operation.empty()) continue;
    if (Status exists = check_operation(promise.operation, known, where); !exists) return exists;
  }
  return {};
}

bool has_answer(const Provider& provider, const NamedKey& key) {
  const auto fits = [&](const Answer& answer) { return answer.status == key.status && answer.example == key.example; };
  return std::any_of(provider.operations.begin(), provider.operations.end(), [&](const OperationFixtures& fixtures) {
    return std::any_of(fixtures.answers.begin(), fixtures.answers.end(), fits);
  });
}

Status check_keys(const Provider& provider, const Document& document) {
  std::size_t index = 0;
  for (const NamedKey& key : provider.keys) {
    const std::string place = fmt::format("/keys/{}/example", index++);
    if (key.example.empty() || has_answer(provider, key)) continue;
    return Error{ErrorCode::pack_answer_unknown,
                 fmt::format("no operation has an answer {} \"{}\"", key.status, key.example), document.locate(place)};
  }
  return {};
}

Status check_prose(const Provider& provider, const Document& document) {
  std::set<std::string> promises;
  for (const Promise& promise : provider.promises) promises.insert(promise.id);
  std::size_t index = 0;
  for (const ProsePin& pin : provider.prose) {
    const std::string place = fmt::format("/prose/{}/", index++);
    if (!pin.promise.empty() && promises.count(pin.promise) == 0) {
      return Error{ErrorCode::pack_prose_unknown, fmt::format("there is no promise \"{}\"", pin.promise),
                   document.locate(place + "promise")};
    }
    if (!pin.unit_of.empty() && provider.units.count(pin.unit_of) == 0) {
      return Error{ErrorCode::pack_prose_unknown, fmt::format("`units` says nothing of {}", pin.unit_of),
                   document.locate(place + "unit")};
    }
  }
  return {};
}

}  // namespace

Status check_names(const Provider& provider, const Document& document) {
  std::vector<std::string> known;
  for (const openapi::Operation& operation : provider.contract->operations) known.push_back(operation.label());
  if (Status sound = check_operations(provider, known, document); !sound) return sound;
  if (Status sound = check_promises(provider, known, document); !sound) return sound;
  if (Status sound = check_prose(provider, document); !sound) return sound;
  return check_keys(provider, document);
}

}  // namespace steelyard::provider
