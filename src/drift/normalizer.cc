#include "drift/normalizer.h"

#include <algorithm>  // std::any_of

#include "base/json.h"
#include "drift/bounds.h"
#include "drift/canonical.h"
#include "drift/merge_exactly.h"
#include "drift/read_schema.h"
#include "drift/schema_parts.h"
#include "drift/settle_values.h"

namespace steelyard::drift {
namespace {

// FNV-1a over texts, and a mixer for numbers.
class Hash {
 public:
  void add(std::string_view text) {
    add(text.size());
    for (const char c : text) value_ = (value_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  void add(std::uint64_t number) {
    value_ ^= number + 0x9E3779B97F4A7C15U + (value_ << 6U) + (value_ >> 2U);
    value_ *= 0xff51afd7ed558ccdU;
    value_ ^= value_ >> 33U;
  }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325U;
};

std::string key_of(const SchemaParts& parts) {
  std::string key = parts.never ? "never" : "";
  for (const SchemaPart& part : parts.parts) {
    key += part.view.place().uri + "#" + part.view.place().pointer + (part.or_null ? "?" : "") + "\n";
  }
  for (const std::string& reference : parts.opaque) key += reference + "\n";
  return key;
}

void add_own(const NormalSchema& schema, Hash& hash) {
  hash.add(std::uint64_t{schema.never} | std::uint64_t{schema.typed} << 1U | std::uint64_t{schema.closed} << 2U);
  if (schema.null_known) hash.add(schema.nullable ? "null" : "no null");
  for (const std::string& type : schema.types) hash.add(type);
  hash.add(schema.format);
  for (const auto& [kind, keyword] : schema.keywords) {
    if (is_bound(kind)) continue;
    // An enum of one value may be written as `const`.
    const bool is_constant = kind == FactKind::constant && schema.keywords.count(FactKind::enumeration) == 0;
    hash.add(static_cast<std::uint64_t>(is_constant ? FactKind::enumeration : kind));
    hash.add(canonical_text(is_constant ? Json::array({*keyword.value}) : *keyword.value));
  }
  for (const RangeEnd& end : {kLowerEnd, kUpperEnd}) {
    const std::optional<Bound> bound = end_of(schema, end);
    hash.add(bound ? bound_text(*bound, end, has_integers_only(schema)) : "");
  }
  for (const auto& [name, place] : schema.required) hash.add(name);
  for (const auto& [name, needed] : schema.dependent_required) {
    hash.add(name);
    for (const std::string& other : needed) hash.add(other);
  }
  for (const std::string& reference : schema.opaque) hash.add(reference);
  if (schema.discriminator) hash.add(schema.discriminator->property);
}

}  // namespace

SchemaId Normalizer::id_of(const Schemas& schemas) {
  SchemaParts parts = collect_parts(schemas, contract_.version);
  const auto [known, fresh] = ids_.emplace(key_of(parts), schemas_.size());
  if (!fresh) return known->second;
  const SchemaId id = known->second;
  schemas_.emplace_back();
  NormalSchema schema;
  schema.never = parts.never;
  if (!schema.never) schema.opaque = parts.opaque;
  if (!schema.never && !merges_exactly(parts.parts, digests_)) schema.all_of = parts.all_of;
  if (!schemas.empty()) schema.at = schemas.front().place();
  if (!parts.parts.empty()) schema.at = parts.parts.front().view.place();
  if (!schema.never) {  // else that is all that it says
    read_values(parts, contract_.version, schema);
    read_children(parts, digests_, schema);
    settle_values(schema);
  }
  // Alternatives that lead back here (only those of webhooks can, the others were compiled) see an empty form.
  for (const Alternatives& group : schema.alternatives) {
    schema.null_known = true;
    const bool any = std::any_of(group.branches.begin(), group.branches.end(),
                                 [&](const Branch& branch) { return get(id_of(branch.schemas)).nullable; });
    schema.nullable = schema.nullable && (group.or_null || any);
  }
  schemas_[id] = std::move(schema);
  return id;
}

std::uint64_t Normalizer::hash(SchemaId id, int depth) {
  const auto known = hashes_.find({id, depth});
  if (known != hashes_.end()) return known->second;
  Hash hash;
  add_own(get(id), hash);
  if (depth > 0) {
    for (const auto& [key, child] : get(id).children) {
      hash.add(static_cast<std::uint64_t>(key.role));
      hash.add(static_cast<std::uint64_t>(key.kind));
      hash.add(key.name);
      hash.add(this->hash(id_of(child.schemas), depth - 1));
    }
    for (const Alternatives& group : get(id).alternatives) {
      std::uint64_t sum = 0;  // so that the order of the branches does not matter
      for (const Branch& branch : group.branches) sum += this->hash(id_of(branch.schemas), depth - 1);
      hash.add(static_cast<std::uint64_t>(group.kind));
      hash.add(sum);
    }
    std::uint64_t sum = 0;
    for (const Branch& branch : get(id).all_of) sum += this->hash(id_of(branch.schemas), depth - 1);
    hash.add(sum);
  }
  hashes_[{id, depth}] = hash.value();
  return hash.value();
}

bool Normalizer::says_nothing(const Schemas& schemas) {
  const NormalSchema& schema = get(id_of(schemas));
  return !schema.never && !schema.typed && !schema.null_known && !schema.closed && schema.format.empty() &&
         schema.required.empty() && schema.dependent_required.empty() && schema.children.empty() &&
         schema.alternatives.empty() && schema.opaque.empty() &&
         std::all_of(schema.keywords.begin(), schema.keywords.end(), [](const auto& keyword) {
           return keyword.first == FactKind::default_value || keyword.first == FactKind::deprecated ||
                  keyword.first == FactKind::sunset || keyword.first == FactKind::stability;
         });
}

Location Normalizer::locate(const json_schema::SchemaRef& place) const {
  const Document* document = contract_.registry.find(place.uri);
  return document == nullptr ? Location{contract_.file, 0, 0} : document->locate(place.pointer);
}

}  // namespace steelyard::drift
