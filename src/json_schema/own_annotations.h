// The keywords of a schema that annotate with what stands in the schema: meta-data, `format`, content, and whatever the
// dialect does not know (JSON Schema 2020-12 core, section 6.5).
//
//   for (const OwnAnnotation& each : own.of(block)) note(each.keyword, each.value);
#pragma once

#include <memory>         // values
#include <string>         // keywords
#include <unordered_map>  // by block
#include <vector>         // annotations

#include "base/json_fwd.h"
#include "json_schema/program.h"

namespace steelyard::json_schema {

struct OwnAnnotation {
  std::string keyword;
  std::shared_ptr<const Json> value;  // in the document of the schema, which it keeps alive
  bool only_strings;                  // says nothing of other values
};

// Found when a schema is first evaluated, so that programs carry nothing for those who ask for no annotations.
class OwnAnnotations {
 public:
  explicit OwnAnnotations(const ProgramData& program) : program_(program) {}
  const std::vector<OwnAnnotation>& of(BlockId block);

 private:
  const ProgramData& program_;
  std::unordered_map<BlockId, std::vector<OwnAnnotation>> by_block_;
};

}  // namespace steelyard::json_schema
