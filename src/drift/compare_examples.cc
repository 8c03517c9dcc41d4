// Examples that changed and no longer fit their schema: they show what the description does not say.
#include "base/document.h"
#include "base/pointer.h"
#include "drift/contract_pair.h"
#include "drift/odd_places.h"
#include "json_schema/schema.h"
#include "openapi/media_type.h"
#include "openapi/schema_view.h"

namespace steelyard::drift {
namespace {

using json_schema::SchemaRef;
using openapi::MediaType;
using openapi::SchemaView;

constexpr std::size_t kDeepest = 64;

// `examples` of JSON Schema is a list; of a media type the contract has read it.
std::vector<std::string> example_pointers(const SchemaView& schema) {
  std::vector<std::string> pointers;
  if (schema.keyword("example") != nullptr) pointers.emplace_back("/example");
  const Json* list = schema.keyword("examples");
  if (list == nullptr || !list->is_array()) return pointers;
  for (std::size_t i = 0; i < list->size(); ++i) pointers.push_back("/examples/" + std::to_string(i));
  return pointers;
}

class ExampleWalk {
 public:
  ExampleWalk(ContractPair& pair, const std::shared_ptr<const Site>& site) : pair_(pair), site_(site) {}

  // Each schema of the revision once, however many ways lead to it.
  void visit(const std::optional<SchemaView>& base, const SchemaView& revision, const std::string& pointer,
             std::size_t depth) {
    const SchemaView now = revision.follow();
    if (!now.valid() || depth > kDeepest) return;
    if (!pair_.examined.insert(now.place().uri + "#" + now.place().pointer).second) return;
    const std::optional<SchemaView> before = base && base->valid() ? std::optional(base->follow()) : std::nullopt;
    judge_own(before, now, pointer);
    if (const Json* properties = now.keyword("properties"); properties != nullptr && properties->is_object()) {
      for (const auto& [name, schema] : properties->get_ref<const Json::object_t&>()) {
        step(before, now, "properties", name, pointer_append(pointer, name), depth);
      }
    }
    if (const auto items = now.child("items")) {
      visit(before ? before->child("items") : std::nullopt, *items, pointer + "/*", depth + 1);
    }
    for (const char* group : {"allOf", "anyOf", "oneOf"}) {
      const std::size_t count = now.children(group).size();
      for (std::size_t i = 0; i < count; ++i) step(before, now, group, std::to_string(i), pointer, depth);
    }
  }

  // An example at a place of the revision, of what the schema describes.
  void judge(const SchemaRef& schema, const SchemaRef& example, const Json* before, const SchemaRef& base,
             const std::string& pointer) {
    const Document* document = pair_.revision.registry.find(example.uri);
    const Json* value = document == nullptr ? nullptr : document->find(example.pointer);
    if (value == nullptr || (before != nullptr && *before == *value)) return;
    const Result<json_schema::Program> program = compile(schema);
    json_schema::Evaluator evaluator;
    if (!program || evaluator.is_valid(*program, *value)) return;
    for (const json_schema::Failure& failure : evaluator.validate(*program, *value)) {
      const Json* wrong = pointer_find(*value, failure.instance_pointer);
      const Json* earlier = before == nullptr ? nullptr : pointer_find(*before, failure.instance_pointer);
      Fact& fact = pair_.tell(FactKind::example, earlier == nullptr ? Change::added : Change::changed, site_,
                              locate(pair_.base, base), document->locate(example.pointer + failure.instance_pointer),
                              copy(earlier), copy(wrong));
      fact.pointer = pointer + pattern_of(*value, failure.instance_pointer);
      fact.schema_pointer = schema.pointer;
      return;  // one tells that it does not fit
    }
  }

 private:
  static std::optional<Json> copy(const Json* value) {
    return value == nullptr ? std::nullopt : std::optional<Json>(*value);
  }

  Result<json_schema::Program> compile(const SchemaRef& schema) {
    const bool is_request = site_->direction == Direction::request;
    return pair_.validators.program(schema,
                                    is_request ? json_schema::Direction::request : json_schema::Direction::response);
  }

  void step(const std::optional<SchemaView>& before, const SchemaView& now, const char* keyword,
            const std::string& name, const std::string& pointer, std::size_t depth) {
    const auto child = now.child(keyword, name);
    if (child) visit(before ? before->child(keyword, name) : std::nullopt, *child, pointer, depth + 1);
  }

  void judge_own(const std::optional<SchemaView>& before, const SchemaView& now, const std::string& pointer) {
    for (const std::string& at : example_pointers(now)) {
      const Json* earlier = before ? pointer_find(before->value(), at) : nullptr;
      const SchemaRef example{now.place().uri, now.place().pointer + at};
      judge(now.place(), example, earlier, before ? before->place() : SchemaRef{}, pointer);
    }
  }

  ContractPair& pair_;
  const std::shared_ptr<const Site>& site_;
};

// Where the contract has read the examples of a media type: beside its schema.
std::string pointer_beside(const SchemaRef& schema, const openapi::Example& example) {
  constexpr std::string_view kSchema = "/schema";
  if (!schema.pointer.ends_with(kSchema)) return "";
  const std::string media = schema.pointer.substr(0, schema.pointer.size() - kSchema.size());
  return example.name.empty() ? media + "/example" : pointer_append(media + "/examples", example.name) + "/value";
}

const Json* example_of(const MediaType& media, const std::string& name) {
  for (const openapi::Example& example : media.examples) {
    if (example.name == name) return example.value.get();
  }
  return nullptr;
}

}  // namespace

void compare_schema(ContractPair& pair, const std::shared_ptr<const Site>& site, const SchemaRef& base,
                    const SchemaRef& revision) {
  pair.schemas.tell(site, base, revision, pair.facts);
  ExampleWalk walk(pair, site);
  walk.visit(SchemaView(pair.base.registry, base), SchemaView(pair.revision.registry, revision), "", 0);
}

void compare_examples(ContractPair& pair, const std::shared_ptr<const Site>& site, const MediaType& base,
                      const MediaType& revision) {
  if (!revision.schema || !openapi::is_json(revision.range)) return;
  ExampleWalk walk(pair, site);
  for (const openapi::Example& example : revision.examples) {
    const std::string pointer = pointer_beside(*revision.schema, example);
    if (pointer.empty()) continue;
    walk.judge(*revision.schema, {revision.schema->uri, pointer}, example_of(base, example.name),
               base.schema.value_or(SchemaRef{}), "");
  }
}

}  // namespace steelyard::drift
