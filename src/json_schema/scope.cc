#include "base/json.h"
#include "base/pointer.h"
#include "json_schema/compiler.h"
#include "json_schema/ecma_regex.h"

namespace steelyard::json_schema {

const Rules& Scope::rules() const { return compiler_.index_.resource(resource()).rules; }

std::uint32_t Scope::emit(Op op, std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  ProgramData& data = *compiler_.data_;
  data.code.push_back({op, a, b, c});
  data.instr_places.push_back({block_, std::string(keyword_.name)});
  return static_cast<std::uint32_t>(data.code.size() - 1);
}

Place Scope::place_of(std::string_view sibling, std::string_view suffix) const {
  const Place& owner = compiler_.data_->block_places[block_];
  return {owner.document, pointer_append(owner.pointer, sibling).append(suffix)};
}

Result<BlockId> Scope::subschema(std::string_view sibling, std::string_view suffix) {
  const Place target = place_of(sibling, suffix);
  return compiler_.block_at(target, {});
}

Result<BlockId> Scope::in_place_of(std::string_view sibling, std::string_view suffix) {
  Result<BlockId> block = subschema(sibling, suffix);
  if (block) compiler_.in_place_[block_].push_back(*block);
  return block;
}

Result<BlockId> Scope::reference(std::string_view uri) {
  Result<BlockId> block = reference_of_run_time(uri);
  if (block) compiler_.in_place_[block_].push_back(*block);
  return block;
}

Result<BlockId> Scope::reference_of_run_time(std::string_view uri) {
  Result<Place> target = compiler_.index_.resolve(resource(), uri);
  const Location here = compiler_.index_.locate(place());
  if (!target) {
    Error error = target.error();
    if (error.where == Location{}) error.where = here;
    return error;
  }
  return compiler_.block_at(*target, here);
}

std::uint32_t Scope::dynamic_targets(const std::string& anchor, BlockId otherwise) {
  ProgramData& data = *compiler_.data_;
  data.has_dynamic_references = true;
  const auto next = static_cast<std::uint32_t>(data.dynamic_targets.size());
  const auto [known, added] = compiler_.dynamic_names_.emplace(anchor, next);
  if (added) data.dynamic_targets.emplace_back();
  compiler_.dynamic_steps_.push_back({block_, known->second, otherwise});
  return known->second;
}

Result<std::uint32_t> Scope::pattern(const std::string& source, const Place& at) {
  ProgramData& data = *compiler_.data_;
  if (const auto known = compiler_.patterns_.find(source); known != compiler_.patterns_.end()) return known->second;
  Result<Regex> regex = compile_ecma_regex(source);
  if (!regex) {
    Error error = regex.error();
    error.where = compiler_.index_.locate(at);
    return error;
  }
  const auto id = static_cast<std::uint32_t>(data.patterns.size());
  data.patterns.push_back({source, *regex});
  compiler_.patterns_.emplace(source, id);
  return id;
}

Error Scope::wrong(const std::string& must, std::string_view suffix) const {
  return {ErrorCode::schema_invalid, "'" + std::string(keyword_.name) + "' must be " + must,
          compiler_.index_.locate(place(suffix))};
}

void Scope::warn(ErrorCode code, std::string message) const {
  compiler_.data_->warnings.push_back({code, std::move(message), compiler_.index_.locate(place())});
}

bool Scope::leads(std::initializer_list<std::string_view> family) const {
  for (std::string_view name : family) {
    if (sibling(name) != nullptr) return name == keyword_.name;
  }
  return false;
}

const Json* Scope::sibling(std::string_view name) const {
  const Keyword* keyword = find_keyword(name);
  if (keyword == nullptr || !applies(*keyword, rules())) return nullptr;
  return find_member(schema_, name);
}

}  // namespace steelyard::json_schema
