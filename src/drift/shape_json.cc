#include "drift/shape_json.h"

#include <charconv>  // integers

#include "base/embedded.h"
#include "base/json.h"

namespace steelyard::drift {
namespace {

constexpr char kSchemaFile[] = "schemas/steelyard/shape.schema.json";

// Writing: what is zero or empty is left out.

void put(Json& json, const char* name, std::uint64_t count) {
  if (count > 0) json[name] = count;
}

void put(Json& json, const char* name, const Lengths& lengths) {
  if (!lengths.empty()) json[name] = Json::array({lengths.least, lengths.greatest});
}

Json to_json(const ShapeNode& node);

void put(Json& json, const char* name, const std::unique_ptr<ShapeNode>& node) {
  if (node) json[name] = to_json(*node);
}

template <class Names, class Counts>
Json named_counts(const Names& name_of, const Counts& counts) {
  Json json = Json::object();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] > 0) json[std::string(name_of(i))] = counts[i];
  }
  return json;
}

void put_values(Json& json, const ValueSet& values) {
  if (!values.is_few()) json["sketch"] = values.sketch();
  if (!values.texts().empty()) {
    Json& texts = json["texts"] = Json::object();
    for (const auto& [text, count] : values.texts()) texts[text] = count;
  }
  if (!values.integers().empty()) {
    Json& integers = json["integers"] = Json::object();
    for (const auto& [integer, count] : values.integers()) integers[std::to_string(integer)] = count;
  }
}

std::string_view type_name(std::size_t i) { return to_string(static_cast<ValueType>(i)); }
std::string_view format_name(std::size_t i) { return string_formats()[i].name; }

Json to_json(const ShapeNode& node) {
  Json json = {{"count", node.count()}, {"types", named_counts(type_name, node.types)}};
  put(json, "true", node.truths);
  if (!node.numbers.empty()) {
    json["least"] = make_exact_number(node.numbers.least().to_string());
    json["greatest"] = make_exact_number(node.numbers.greatest().to_string());
  }
  put(json, "inexact", node.inexact);
  put(json, "lengths", node.lengths);
  Json formats = named_counts(format_name, node.formats);
  if (!formats.empty()) json["formats"] = std::move(formats);
  put_values(json, node.values);
  put(json, "sizes", node.sizes);
  put(json, "items", node.items);
  if (!node.members.empty()) {
    Json& members = json["members"] = Json::object();
    for (const auto& [name, member] : node.members) members.push_back({name, to_json(*member)});
  }
  put(json, "others", node.others);
  if (node.is_numbered) json["numbered"] = true;
  if (node.is_map) json["map"] = true;
  if (node.is_cut) json["cut"] = true;
  put(json, "duplicates", node.duplicates);
  return json;
}

// Reading: the schema has judged the form already.

std::uint64_t take(const Json& json, std::string_view name) {
  const Json* count = find_member(json, name);
  return count != nullptr ? count->get<std::uint64_t>() : 0;
}

Lengths take_lengths(const Json& json, std::string_view name) {
  Lengths lengths;
  if (const Json* range = find_member(json, name)) {
    lengths.least = (*range)[0].get<std::uint64_t>();
    lengths.greatest = (*range)[1].get<std::uint64_t>();
  }
  return lengths;
}

template <class Names, class Counts>
void take_counts(const Json* json, const Names& name_of, Counts& counts) {
  if (json == nullptr) return;
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = take(*json, name_of(i));
}

void take_values(const Json& json, ValueSet& values) {
  if (const Json* sketch = find_member(json, "sketch")) values.restore_sketch(sketch->get_ref<const std::string&>());
  if (const Json* texts = find_member(json, "texts")) {
    for (const auto& [text, count] : texts->get_ref<const Json::object_t&>()) {
      values.restore(std::string_view(text), count.get<std::uint64_t>());
    }
  }
  if (const Json* integers = find_member(json, "integers")) {
    for (const auto& [digits, count] : integers->get_ref<const Json::object_t&>()) {
      std::int64_t integer = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), integer);
      values.restore(integer, count.get<std::uint64_t>());
    }
  }
}

std::unique_ptr<ShapeNode> to_node(const Json* json) {
  if (json == nullptr) return nullptr;
  auto node = std::make_unique<ShapeNode>();
  take_counts(find_member(*json, "types"), type_name, node->types);
  take_counts(find_member(*json, "formats"), format_name, node->formats);
  node->truths = take(*json, "true");
  node->inexact = take(*json, "inexact");
  node->duplicates = take(*json, "duplicates");
  for (const char* bound : {"least", "greatest"}) {
    if (const Json* number = find_member(*json, bound)) node->numbers.add(json_schema::number_of(*number));
  }
  node->lengths = take_lengths(*json, "lengths");
  node->sizes = take_lengths(*json, "sizes");
  take_values(*json, node->values);
  node->items = to_node(find_member(*json, "items"));
  node->others = to_node(find_member(*json, "others"));
  node->is_numbered = flag_member(*json, "numbered");
  node->is_map = flag_member(*json, "map");
  node->is_cut = flag_member(*json, "cut");
  if (const Json* members = find_member(*json, "members")) {
    for (const auto& [name, member] : members->get_ref<const Json::object_t&>()) {
      node->members.emplace(name, to_node(&member));
    }
  }
  return node;
}

Result<json_schema::Program> compile_schema() {
  Result<Document> document = read_json(find_embedded(kSchemaFile).value_or(""), kSchemaFile);
  if (!document) return document.error();
  json_schema::Registry registry;
  const std::string uri = std::string("file:///") + kSchemaFile;
  registry.add(uri, std::make_shared<const Document>(std::move(*document)));
  return json_schema::compile(registry, {uri, ""}, {});
}

}  // namespace

std::string write_shape(const Shape& shape) {
  Json json = {{"steelyard_shape", 1}, {"documents", shape.documents}};
  put(json, "unreadable", shape.unreadable);
  json["root"] = to_json(shape.root);
  return write_json(json, 2) + "\n";
}

Result<ShapeReader> ShapeReader::create() {
  Result<json_schema::Program> schema = compile_schema();
  if (!schema) return schema.error();
  return ShapeReader(std::move(*schema));
}

Result<Shape> ShapeReader::read(std::string_view text, const std::string& file, const TextOrigin& origin) const {
  const Result<Document> document = read_json(text, file, {}, origin);
  if (!document) return document.error();
  if (!document->duplicate_keys().empty()) {
    const DuplicateKey& key = document->duplicate_keys().front();
    return Error{ErrorCode::duplicate_key, "the shape names " + key.pointer + " twice", {file, key.line, key.column}};
  }
  const auto failures = json_schema::Evaluator().validate(schema_, document->root());
  if (!failures.empty()) {
    const std::string& pointer = failures.front().instance_pointer;
    return Error{ErrorCode::shape_invalid, failures.front().message, document->locate(pointer)};
  }
  Shape shape;
  shape.documents = take(document->root(), "documents");
  shape.unreadable = take(document->root(), "unreadable");
  shape.root = std::move(*to_node(find_member(document->root(), "root")));
  return shape;
}

}  // namespace steelyard::drift
