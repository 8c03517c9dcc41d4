#include "drift/fixture_patch.h"

#include <optional>  // no such layout

#include "base/json.h"
#include "base/pointer.h"
#include "drift/fixture_samples.h"
#include "drift/json_layout.h"
#include "drift/line_patch.h"
#include "openapi/media_type.h"
#include "openapi/schema_view.h"
#include "provider/generate.h"
#include "provider/promises.h"

namespace steelyard::drift {
namespace {

using provider::Answer;
using provider::Provider;

std::string last_of(const std::string& pointer) { return pointer_tokens(pointer).back(); }

// The values that a pointer of a difference means: `*` is every item or member.
void collect(Json& value, const std::vector<std::string>& tokens, std::size_t depth, std::vector<Json*>& found) {
  if (depth == tokens.size()) {
    found.push_back(&value);
    return;
  }
  if (tokens[depth] == "*" && value.is_structured()) {
    for (Json& child : value) collect(child, tokens, depth + 1, found);
  } else if (value.is_object() && value.contains(tokens[depth])) {
    collect(value[tokens[depth]], tokens, depth + 1, found);
  }
}

std::vector<Json*> objects_around(Json& body, const std::string& pointer) {
  std::vector<std::string> tokens = pointer_tokens(pointer);
  tokens.pop_back();
  std::vector<Json*> found;
  collect(body, tokens, 0, found);
  return found;
}

// What a difference about a value can have as its place in the schema.
constexpr const char* kValueKeywords[] = {"/type",      "/enum",      "/required",         "/const",
                                          "/format",    "/pattern",   "/minimum",          "/maximum",
                                          "/minLength", "/maxLength", "/exclusiveMinimum", "/exclusiveMaximum",
                                          "/multipleOf"};

class BodyEdit {
 public:
  BodyEdit(const openapi::Contract& contract, Json& body) : contract_(contract), body_(body) {}

  void apply(const FixtureEdit& edit) {
    const Difference& difference = edit.difference;
    if (difference.pointer.empty() || difference.pointer.ends_with("/*")) return;
    switch (difference.rule) {
      case ObservedRule::undocumented_property:
        return edit.follow == Follow::contract ? remove(difference) : add(difference);
      case ObservedRule::property_never_seen:
        if (edit.follow == Follow::witness) remove(difference);
        return;
      case ObservedRule::number_as_string:
        if (edit.follow == Follow::contract) unquote(difference);
        return;
      case ObservedRule::type_wider:
      case ObservedRule::null_undocumented:
      case ObservedRule::enum_value_undocumented:
      case ObservedRule::required_property_missing:
      case ObservedRule::contract_broken:
        if (edit.follow == Follow::contract) give_sample(difference);
        return;
      default:
        return;
    }
  }

 private:
  void remove(const Difference& difference) {
    for (Json* object : objects_around(body_, difference.pointer)) {
      if (object->is_object()) object->erase(last_of(difference.pointer));
    }
  }

  void add(const Difference& difference) {
    const Json value = Json::parse(difference.example, nullptr, false);
    if (value.is_discarded()) return;
    const std::string name = last_of(difference.pointer);
    for (Json* object : objects_around(body_, difference.pointer)) {
      if (object->is_object() && !object->contains(name)) (*object)[name] = value;
    }
  }

  void unquote(const Difference& difference) {
    std::vector<Json*> values;
    collect(body_, pointer_tokens(difference.pointer), 0, values);
    for (Json* value : values) {
      if (!value->is_string()) continue;
      const Json number = Json::parse(value->get_ref<const std::string&>(), nullptr, false);
      if (number.is_number()) *value = number;
    }
  }

  // The schema of the difference is that of the value, or of the object that lacks it.
  void give_sample(const Difference& difference) {
    json_schema::SchemaRef place = difference.schema;
    const Document* document = contract_.registry.find(place.uri);
    for (const char* keyword : kValueKeywords) {
      if (place.pointer.ends_with(keyword)) {
        place.pointer.resize(place.pointer.rfind('/'));
        break;
      }
    }
    if (difference.rule == ObservedRule::contract_broken && place == difference.schema) return;  // not of a value
    const std::string name = last_of(difference.pointer);
    if (difference.rule == ObservedRule::required_property_missing) {
      place.pointer = pointer_append(pointer_append(place.pointer, "properties"), name);
    }
    if (document == nullptr || document->find(place.pointer) == nullptr) return;
    const Json sample = provider::generate(openapi::SchemaView(contract_.registry, place), {});
    for (Json* object : objects_around(body_, difference.pointer)) {
      if (object->is_object()) (*object)[name] = sample;
    }
  }

  const openapi::Contract& contract_;
  Json& body_;
};

bool breaks_promise(const Provider& provider, const std::string& operation, const Answer& answer, const Json& body) {
  const Sample sample = sample_of(operation, answer);
  const provider::PromiseSubject subject{answer.status, sample.headers, &body, sample.is_answer_to_key, nullptr};
  return !provider::check_promises(provider, operation, subject).empty();
}

constexpr std::string_view kOddLayout = "the body is not laid out as a JSON writer does it";
constexpr std::string_view kBreaksPromise = "the body would then break a promise";

// Adds the patch of one answer, or why there is none.
void propose(const Provider& provider, const std::string& operation, const Answer& answer,
             const std::vector<FixtureEdit>& edits, PatchProposal& proposal) {
  if (answer.source != provider::Source::documented || answer.breach || answer.body_file.empty()) return;
  const Result<Document> document = read_json(answer.body, answer.body_file);
  if (!document) return;
  Json body = document->root();
  const bool broken_before = breaks_promise(provider, operation, answer, body);
  std::vector<const Difference*> settled;
  for (const FixtureEdit& edit : edits) {
    if (edit.operation != operation || edit.status != answer.status) continue;
    const Json before = body;
    BodyEdit(*provider.contract, body).apply(edit);
    if (body != before) settled.push_back(&edit.difference);
  }
  if (settled.empty()) return;
  const std::optional<JsonLayout> layout = layout_of(answer.body, document->root());
  const bool breaks = !broken_before && breaks_promise(provider, operation, answer, body);
  if (!layout || breaks) {
    const std::string why(layout ? kBreaksPromise : kOddLayout);
    for (const Difference* left : settled) proposal.left.push_back({*left, why, {answer.body_file, 1, 1}});
    return;
  }
  std::string after = written(body, *layout);
  std::string diff = LinePatch::between(answer.body, after).unified_diff(answer.body_file);
  proposal.patches.push_back({answer.body_file, answer.body, std::move(after), std::move(diff)});
}

}  // namespace

PatchProposal propose_fixture_patches(const Provider& provider, const std::vector<FixtureEdit>& edits) {
  PatchProposal proposal;
  for (const provider::OperationFixtures& fixtures : provider.operations) {
    for (const Answer& answer : fixtures.answers) propose(provider, fixtures.operation, answer, edits, proposal);
  }
  return proposal;
}

}  // namespace steelyard::drift
