// Bodies made from a schema: seeded, plausible, valid.
//
//   Json body = generate({contract.registry, *media.schema}, {.seed = 7, .style = Style::random});
#pragma once

#include <cstdint>  // seeds

#include "base/json_fwd.h"
#include "base/random.h"
#include "openapi/schema_view.h"

namespace steelyard::provider {

enum class Style {
  sample,  // examples and defaults of the schema first, every property present, no nulls: the same each time
  random,  // a fresh value a seed
};

struct GenerateOptions {
  std::uint64_t seed = 1;
  Style style = Style::sample;
};

// A value for the schema. It is made to fit, not proven to: schemas with `not`, `if` or unusual patterns can defeat it,
// so the caller validates and tries the next seed.
// A value of more than some thousand parts is left unfinished.
Json generate(const openapi::SchemaView& schema, const GenerateOptions& options);

}  // namespace steelyard::provider
