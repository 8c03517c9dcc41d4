#include "drift/settle_values.h"

#include "base/json.h"
#include "drift/keyword_types.h"

namespace steelyard::drift {

void settle_values(NormalSchema& schema) {
  if (schema.typed) drop_keywords_beyond(schema.types, schema);
  if (const auto types = types_of_values(schema)) drop_keywords_beyond(*types, schema);
}

}  // namespace steelyard::drift
