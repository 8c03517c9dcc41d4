// Brings the schemas of one contract into normal form, each once.
//
//   Normalizer normalizer(contract);
//   SchemaId id = normalizer.id_of(alone(SchemaView(contract.registry, place)));
//   normalizer.get(id).types;
#pragma once

#include <cstdint>        // hashes
#include <deque>          // normal forms
#include <map>            // hashes
#include <string>         // keys
#include <unordered_map>  // ids

#include "drift/digest.h"
#include "drift/normal_schema.h"
#include "openapi/contract.h"

namespace steelyard::drift {

using SchemaId = std::size_t;

class Normalizer {
 public:
  // The contract must outlive it.
  explicit Normalizer(const openapi::Contract& contract)
      : contract_(contract), digests_(contract, Digests::References::named) {}

  const openapi::Contract& contract() const { return contract_; }

  // The same number for schemas that come down to the same places.
  SchemaId id_of(const Schemas& schemas);
  const NormalSchema& get(SchemaId id) const { return schemas_[id]; }

  // Equal for schemas that say the same; looks a few levels deep, so unequal schemas may have equal hashes too.
  std::uint64_t hash(SchemaId id) { return hash(id, kHashDepth); }
  std::uint64_t hash(const Schemas& schemas) { return hash(id_of(schemas)); }
  // True if the schema lets every value pass.
  bool says_nothing(const Schemas& schemas);

  Location locate(const json_schema::SchemaRef& place) const;

 private:
  static constexpr int kHashDepth = 5;
  std::uint64_t hash(SchemaId id, int depth);

  const openapi::Contract& contract_;
  Digests digests_;
  std::deque<NormalSchema> schemas_;
  std::unordered_map<std::string, SchemaId> ids_;
  std::map<std::pair<SchemaId, int>, std::uint64_t> hashes_;
};

}  // namespace steelyard::drift
