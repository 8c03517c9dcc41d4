#include "drift/strength_judge.h"

#include <algorithm>  // std::find
#include <set>        // properties

#include "base/json.h"
#include "base/pointer.h"
#include "openapi/property_walk.h"
#include "provider/promises.h"

namespace steelyard::drift {
namespace {

// "+/a" for a property that the schema does not name, "-/b" for one that it names and the body lacks: what the checks
// undocumented_property and missing_optional_property tell.
std::set<std::string> oddities(const Json& body, const openapi::SchemaView& schema) {
  std::set<std::string> odd;
  openapi::walk_objects(body, schema, [&odd](const openapi::ObjectView& object) {
    for (const std::string& name : object.named) {
      if (find_member(object.value, name) == nullptr) odd.insert("-" + pointer_append(object.pointer, name));
    }
    if (object.open) return;
    for (const auto& [name, member] : object.value.get_ref<const Json::object_t&>()) {
      const bool named = std::find(object.named.begin(), object.named.end(), name) != object.named.end();
      if (!named) odd.insert("+" + pointer_append(object.pointer, name));
    }
  });
  return odd;
}

const openapi::MediaType* media_of(const Original& original, const Sent& sent) {
  const openapi::ResponseSpec* response = original.operation.response_for(sent.status);
  return response == nullptr ? nullptr : openapi::find_media_type(response->content, sent.content_type);
}

}  // namespace

Result<Verdict> StrengthJudge::judge(const Original& original, const Sent& sent) {
  Result<Verdict> contract = by_contract(original, sent);
  if (!contract || contract->caught == Caught::schema) return contract;
  Verdict verdict = by_promises(original, sent);
  if (verdict.caught == Caught::nothing) verdict = by_hints(original, sent);
  verdict.contract_location = contract->contract_location;
  return verdict;
}

Result<Verdict> StrengthJudge::by_contract(const Original& original, const Sent& sent) {
  const openapi::ResponseSpec* response = original.operation.response_for(sent.status);
  if (response == nullptr) return Verdict{Caught::schema, "status", original.operation.where};
  for (const openapi::Header& header : response->headers) {
    if (header.required && !sent.headers.has(header.name)) return Verdict{Caught::schema, "header", header.where};
  }
  if (response->content.empty()) return Verdict{Caught::nothing, "", response->where};
  const openapi::MediaType* media = openapi::find_media_type(response->content, sent.content_type);
  if (media == nullptr) return Verdict{Caught::schema, "content", response->where};
  if (!media->schema || sent.body == nullptr) return Verdict{Caught::nothing, "", media->where};
  return by_schema(*media->schema, sent);
}

Result<Verdict> StrengthJudge::by_schema(const openapi::SchemaRef& schema, const Sent& sent) {
  const Result<json_schema::Program> program = validators_.program(schema, json_schema::Direction::response);
  if (!program) return program.error();
  const std::vector<json_schema::Failure> failures = json_schema::Evaluator().validate(*program, *sent.body);
  if (!failures.empty()) return Verdict{Caught::schema, failures.front().keyword, failures.front().schema_location};
  const Document* document = provider_.contract->registry.find(schema.uri);
  return Verdict{Caught::nothing, "", document == nullptr ? Location{} : document->locate(schema.pointer)};
}

Verdict StrengthJudge::by_promises(const Original& original, const Sent& sent) const {
  const provider::PromiseSubject subject{sent.status, sent.headers, sent.body.get(), sent.keyed,
                                         original.sent.body.get()};
  const auto broken = provider::check_promises(provider_, original.operation.label(), subject);
  if (broken.empty()) return {};
  return {Caught::promise, broken.front().promise->id, {}};
}

// Only what the answer did not show before it was changed.
Verdict StrengthJudge::by_hints(const Original& original, const Sent& sent) const {
  const openapi::MediaType* media = media_of(original, sent);
  if (media == nullptr || !media->schema || sent.body == nullptr) return {};
  const openapi::SchemaView schema(provider_.contract->registry, *media->schema);
  const std::set<std::string> before = oddities(*original.sent.body, schema);
  for (const std::string& odd : oddities(*sent.body, schema)) {
    if (before.count(odd) == 1) continue;
    return {Caught::hint, odd.front() == '+' ? "undocumented_property" : "missing_optional_property", {}};
  }
  return {};
}

}  // namespace steelyard::drift
