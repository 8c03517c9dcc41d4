#include "json_schema/compiler.h"

#include <algorithm>  // std::sort

#include "base/json.h"
#include "base/pointer.h"
#include "base/suggest.h"
#include "json_schema/optimize.h"

namespace steelyard::json_schema {

Compiler::Compiler(SchemaIndex& index, const CompileOptions& options)
    : options_(options), index_(index), data_(std::make_shared<ProgramData>()) {
  data_->blocks.emplace_back();  // kAlways
  data_->block_places.emplace_back();
  in_place_.emplace_back();
}

Status Compiler::add(const SchemaRef& schema) {
  Result<DocumentId> document = index_.open(schema.uri);
  if (!document) return document.error();
  const Place place{*document, schema.pointer};
  Result<BlockId> root = block_at(place, index_.locate(place));
  if (!root) return root.error();
  data_->root = *root;
  return {};
}

Result<std::shared_ptr<const ProgramData>> Compiler::run() {
  while (!work_.empty()) {
    const BlockId next = work_.front();
    work_.pop_front();
    if (Status status = compile_block(next); !status) return status.error();
    if (!work_.empty()) continue;
    if (Status status = add_dynamic_targets(); !status) return status.error();
  }
  add_certain_steps();
  if (Status status = check_cycles(); !status) return status.error();
  optimize(*data_);
  data_->documents = index_.documents();
  for (ResourceId id = 0; id < index_.resource_count(); ++id) {
    const Resource& resource = index_.resource(id);
    data_->resources.push_back({resource.uri, resource.root.pointer, resource.rules});
  }
  return std::shared_ptr<const ProgramData>(data_);
}

Result<BlockId> Compiler::block_at(const Place& place, const Location& asked_at) {
  const Json* schema = index_.value(place);
  if (schema == nullptr) {
    return Error{ErrorCode::schema_reference, "there is no schema at '" + place.pointer + "'", asked_at};
  }
  if (schema->is_boolean() && schema->get<bool>()) return kAlways;
  if (!schema->is_object() && !schema->is_boolean()) {
    return Error{ErrorCode::schema_invalid,
                 "a schema must be an object or a boolean, not " + std::string(json_type(*schema)),
                 index_.locate(place)};
  }
  const auto [known, added] = blocks_.emplace(key_of_place(place), static_cast<BlockId>(data_->blocks.size()));
  if (!added) return known->second;
  if (Status scanned = index_.scan(place); !scanned) return scanned.error();
  data_->blocks.emplace_back().resource = index_.resource_at(place);
  data_->block_places.push_back(place);
  in_place_.emplace_back();
  work_.push_back(known->second);
  return known->second;
}

Status Compiler::compile_block(BlockId block) {
  const Json& schema = *index_.value(data_->block_places[block]);
  data_->blocks[block].code.begin = static_cast<std::uint32_t>(data_->code.size());
  Status status;
  if (schema.is_object()) {
    status = compile_object(schema, block);
  } else {
    data_->code.push_back({Op::never, 0, 0, 0});
    data_->instr_places.push_back({block, ""});
  }
  data_->blocks[block].code.end = static_cast<std::uint32_t>(data_->code.size());
  return status;
}

Status Compiler::compile_object(const Json& schema, BlockId block) {
  const Rules rules = index_.resource(data_->blocks[block].resource).rules;
  const bool only_reference =
      dialect_info(rules.dialect).reference_hides_siblings && find_member(schema, "$ref") != nullptr;
  std::vector<std::pair<const Keyword*, const Json*>> present;
  for (const auto& [name, value] : schema.get_ref<const Json::object_t&>()) {
    if (only_reference && name != "$ref") {
      warn_hidden(name, block);
      continue;
    }
    const Keyword* keyword = find_keyword(name);
    if (keyword == nullptr || (keyword->dialects & bit(rules.dialect)) == 0) {
      warn_unknown(name, block);
    } else if (applies(*keyword, rules)) {
      present.emplace_back(keyword, &value);
    }
  }
  std::sort(present.begin(), present.end());
  for (const auto& [keyword, value] : present) {
    Scope scope(*this, block, schema, *keyword, *value);
    if (Status status = keyword->compile(scope); !status) return status;
  }
  return {};
}

void Compiler::warn(std::string message, std::string_view keyword, BlockId block) {
  const Place& owner = data_->block_places[block];
  data_->warnings.push_back({ErrorCode::schema_keyword, std::move(message),
                             index_.locate({owner.document, pointer_append(owner.pointer, keyword)})});
}

// JSON Schema 2020-12 core, section 6.5: unknown keywords are annotations. They are often slips, so they are named.
void Compiler::warn_unknown(const std::string& name, BlockId block) {
  if (name.starts_with("x-") || name.starts_with("X-")) return;
  const DialectInfo& dialect = dialect_info(index_.resource(data_->blocks[block].resource).rules.dialect);
  std::string message = "'" + name + "' is not a keyword of " + std::string(dialect.name) + " and is not checked";
  std::vector<std::string> known;
  for (const Keyword& keyword : keywords()) {
    if ((keyword.dialects & bit(dialect.dialect)) != 0) known.emplace_back(keyword.name);
  }
  if (find_keyword(name) != nullptr) {
    message += " (other dialects have it)";
  } else if (const auto near = suggest(name, known)) {
    message += "; did you mean '" + *near + "'?";
  }
  warn(std::move(message), name, block);
}

// Draft 7 core, section 8.3; OAS 3.0.4, "Reference Object": what stands beside a `$ref` is ignored. Texts there are
// habit, definitions are meant for references, and both do no harm.
void Compiler::warn_hidden(const std::string& name, BlockId block) {
  const DialectInfo& dialect = dialect_info(index_.resource(data_->blocks[block].resource).rules.dialect);
  const Keyword* keyword = find_keyword(name);
  const bool known = keyword != nullptr && (keyword->dialects & bit(dialect.dialect)) != 0;
  if (known && keyword->vocabulary == Vocabulary::core) return;
  if (name.starts_with("x-") || name == "title" || name == "description" || name == "summary") return;
  warn("'" + name + "' is ignored beside '$ref' in " + std::string(dialect.name), name, block);
}

// A `$dynamicRef` may lead to any resource that is entered before it is reached: compile the anchors of all that the
// program can enter. May add work.
Status Compiler::add_dynamic_targets() {
  std::vector<ResourceId> entered;
  for (const Block& block : data_->blocks) entered.push_back(block.resource);
  std::sort(entered.begin(), entered.end());
  entered.erase(std::unique(entered.begin(), entered.end()), entered.end());
  for (const auto& [name, table] : dynamic_names_) {
    for (const ResourceId id : entered) {
      const Resource& resource = index_.resource(id);
      const auto anchor = resource.anchors.find(name);
      if (anchor == resource.anchors.end() || !anchor->second.dynamic) continue;
      auto& targets = data_->dynamic_targets[table].by_resource;
      if (std::any_of(targets.begin(), targets.end(), [&](const auto& known) { return known.first == id; })) continue;
      const Place place{resource.root.document, anchor->second.pointer};
      Result<BlockId> block = block_at(place, index_.locate(place));
      if (!block) return block.error();
      data_->dynamic_targets[table].by_resource.emplace_back(id, *block);
    }
  }
  return {};
}

// Where every resource that can be entered leads to one schema, a `$dynamicRef` is a `$ref`. One with a choice closes
// no circle before run time.
void Compiler::add_certain_steps() {
  for (const DynamicStep& step : dynamic_steps_) {
    const auto& targets = data_->dynamic_targets[step.table].by_resource;
    const bool certain = std::all_of(targets.begin(), targets.end(),
                                     [&](const auto& target) { return target.second == step.otherwise; });
    if (certain) in_place_[step.from].push_back(step.otherwise);
  }
}

// Depth-first with an explicit stack; a way back to a block that is still open is a circle.
Status Compiler::check_cycles() const {
  enum class Colour : std::uint8_t { fresh, open, done };
  std::vector<Colour> colours(data_->blocks.size(), Colour::fresh);
  std::vector<std::pair<BlockId, std::size_t>> path;
  for (BlockId start = 0; start < colours.size(); ++start) {
    if (colours[start] != Colour::fresh) continue;
    path.emplace_back(start, 0);
    colours[start] = Colour::open;
    while (!path.empty()) {
      auto& [block, next] = path.back();
      if (next == in_place_[block].size()) {
        colours[block] = Colour::done;
        path.pop_back();
        continue;
      }
      const BlockId to = in_place_[block][next++];
      if (colours[to] == Colour::open) {
        const Place& place = data_->block_places[to];
        return Error{ErrorCode::schema_cycle,
                     "the schema at '" + place.pointer + "' leads back to itself without looking into the value",
                     index_.locate(data_->block_places[block])};
      }
      if (colours[to] == Colour::fresh) {
        colours[to] = Colour::open;
        path.emplace_back(to, 0);
      }
    }
  }
  return {};
}

Result<Program> compile(const Registry& registry, const SchemaRef& schema, const CompileOptions& options) {
  SchemaIndex index(registry, options.dialect);
  Compiler compiler(index, options);
  if (Status added = compiler.add(schema); !added) return added.error();
  Result<std::shared_ptr<const ProgramData>> data = compiler.run();
  if (!data) return data.error();
  return Program(std::move(*data));
}

Result<std::vector<Error>> find_warnings(const Registry& registry, const std::vector<SchemaRef>& schemas,
                                         const CompileOptions& options) {
  SchemaIndex index(registry, options.dialect);
  Compiler compiler(index, options);
  for (const SchemaRef& schema : schemas) {
    if (Status added = compiler.add(schema); !added) return added.error();
  }
  Result<std::shared_ptr<const ProgramData>> data = compiler.run();
  if (!data) return data.error();
  return (*data)->warnings;
}

}  // namespace steelyard::json_schema
